using System.Collections.Concurrent;
using EcoTiles.Catalogue;
using EcoTiles.Geometry.Shapes;
using Npgsql;
using NpgsqlTypes;

namespace EcoTiles.Sources.PostGis;

/// <summary>
/// One table of a database, or the part of it that belongs to one plan. A whole layer comes by binary COPY, what one
/// frame needs by a prepared query over the index.
/// </summary>
/// <param name="plans">Values of the plan column to keep; none keeps all rows.</param>
sealed class PostGisSource(
    PostGisDatabase database, PostGisSql sql, PostGisTable table, IReadOnlyList<string> plans, DatasetSchema schema) : IFeatureSource
{
    readonly string[] _plans = [.. plans];
    volatile Search? _search; // as it was last made: one frame asks as the one before it

    public DatasetSchema Schema { get; } = schema;

    public PostGisTable Table => table;

    bool IsPart => _plans.Length > 0;

    string Layer => $"{table.Schema}.{table.Relation}";

    public IAsyncEnumerable<FeatureBatch> ReadAsync(FeatureQuery query, CancellationToken cancellationToken)
    {
        if (query.Extent is { IsEmpty: true }) return AsyncEnumerable.Empty<FeatureBatch>();
        // For a box that holds the whole layer a plain scan is quicker than a search in the index.
        if (query.Extent is { } extent && !Schema.IsInside(extent)) return SearchAsync(query, extent, cancellationToken);
        var (chosen, columns) = Choose(query.Columns);
        var rows = new PostGisRows(table, columns, query.Extent);
        return BatchRelay.ReadAsync(chosen, (relay, stop) => CopyAsync(sql.Copy(table, columns, IsPart, ordered: !query.InAnyOrder), rows, relay, stop), null, cancellationToken);
    }

    IAsyncEnumerable<FeatureBatch> SearchAsync(FeatureQuery query, Envelope extent, CancellationToken cancellationToken)
    {
        var search = _search;
        if (search is null || search.Names != query.Columns || search.InAnyOrder != query.InAnyOrder)
        {
            var (chosen, columns) = Choose(query.Columns);
            var statement = sql.Frame(table, columns, IsPart, ordered: !query.InAnyOrder);
            _search = search = new Search(query.Columns, query.InAnyOrder, chosen, columns, statement, []);
        }
        var rows = new PostGisRows(table, search.Columns, extent);
        return BatchRelay.ReadAsync(
            search.Chosen, (relay, stop) => SearchAsync(search.Statement, extent, rows, relay, stop), search.Batches, cancellationToken);
    }

    (IReadOnlyList<ColumnSchema> Chosen, PostGisColumn[] Columns) Choose(IReadOnlyList<string>? names)
    {
        var chosen = FeatureBatch.Chosen(Schema, names);
        return (chosen, [.. chosen.Select(column => table.Columns.First(each => each.Schema == column))]);
    }

    Task<bool> CopyAsync(string statement, PostGisRows rows, BatchRelay relay, CancellationToken cancellationToken) =>
        database.UseAsync(Layer, async (connection, stop) =>
        {
            await using var transaction = await connection.BeginTransactionAsync(stop).ConfigureAwait(false);
            var process = await BeginCopyAsync(connection, transaction, stop).ConfigureAwait(false);
            // The driver does not ask the server to end a COPY, least of all before its first rows have come.
            using var cancel = stop.Register(() => _ = database.CancelCopyAsync(process));
            var stream = await connection.BeginRawBinaryCopyAsync(statement, stop).ConfigureAwait(false);
            await using (stream.ConfigureAwait(false))
            {
                await FillAsync(new CopyStream(stream), rows, relay, stop).ConfigureAwait(false);
            }
            await transaction.CommitAsync(stop).ConfigureAwait(false);
            return true;
        }, cancellationToken);

    /// <summary>Sets what the copy needs, and tells which process of the server it will run in.</summary>
    async Task<int> BeginCopyAsync(NpgsqlConnection connection, NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        await using var settings = new NpgsqlBatch(connection, transaction);
        settings.BatchCommands.Add(database.Limits(database.Options.LoadTimeout));
        var copy = new NpgsqlBatchCommand(PostGisSql.CopySettings);
        copy.Parameters.Add(new() { Value = _plans, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        settings.BatchCommands.Add(copy);
        await using var answer = await settings.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await answer.NextResultAsync(cancellationToken).ConfigureAwait(false);
        await answer.ReadAsync(cancellationToken).ConfigureAwait(false);
        return answer.GetInt32(0);
    }

    static async Task FillAsync(CopyStream stream, PostGisRows rows, BatchRelay relay, CancellationToken cancellationToken)
    {
        var more = true;
        while (more)
        {
            var batch = await relay.TakeAsync(cancellationToken).ConfigureAwait(false);
            while (!batch.IsFull)
            {
                more = stream.TryRead(out var fields);
                if (!more) break;
                rows.Add(fields, batch);
            }
            cancellationToken.ThrowIfCancellationRequested();
            relay.Hand(batch);
        }
    }

    Task<bool> SearchAsync(
        string statement, Envelope extent, PostGisRows rows, BatchRelay relay, CancellationToken cancellationToken) =>
        database.UseAsync(Layer, async (connection, stop) =>
        {
            // Sent together they are one transaction, in which the limits hold.
            await using var batch = new NpgsqlBatch(connection);
            batch.BatchCommands.Add(database.Limits(database.Options.StatementTimeout));
            var search = new NpgsqlBatchCommand(statement);
            foreach (var side in new[] { extent.MinX, extent.MinY, extent.MaxX, extent.MaxY })
                search.Parameters.Add(new NpgsqlParameter<double> { TypedValue = side });
            if (IsPart) search.Parameters.Add(new() { Value = _plans, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
            batch.BatchCommands.Add(search);
            var reader = await batch.ExecuteReaderAsync(System.Data.CommandBehavior.SequentialAccess, stop).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                await reader.NextResultAsync(stop).ConfigureAwait(false);
                await FillAsync(reader, rows, relay, stop).ConfigureAwait(false);
            }
            return true;
        }, cancellationToken);

    static async Task FillAsync(NpgsqlDataReader reader, PostGisRows rows, BatchRelay relay, CancellationToken cancellationToken)
    {
        var record = new byte[16 * 1024];
        var batch = await relay.TakeAsync(cancellationToken).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            if (batch.IsFull)
            {
                relay.Hand(batch);
                batch = await relay.TakeAsync(cancellationToken).ConfigureAwait(false);
            }
            var length = (int)reader.GetBytes(0, 0, null, 0, 0);
            if (record.Length < length) record = new byte[2 * length];
            reader.GetBytes(0, 0, record, 0, length);
            rows.Add(new BinaryFields(record.AsSpan(4, length - 4), hasTypes: true), batch); // after the number of fields
        }
        relay.Hand(batch);
    }

    /// <param name="Batches">Those that frames are through with.</param>
    sealed record Search(
        IReadOnlyList<string>? Names, bool InAnyOrder, IReadOnlyList<ColumnSchema> Chosen, PostGisColumn[] Columns, string Statement,
        ConcurrentBag<FeatureBatch> Batches);
}
