using EcoTiles.Import.Model;
using EcoTiles.Import.Reading;
using Npgsql;

namespace EcoTiles.Import.Pipeline.PostGis;

/// <summary>
/// Import into PostGIS: rows go by COPY into unlogged tables of their own, one transaction a layer, and one transaction at
/// the end puts all of them in place.
/// </summary>
sealed class PostGisTarget : ImportTarget
{
    const int FlushAt = 1 << 20;

    readonly NpgsqlConnection _connection;
    readonly StagingRuns _runs;
    readonly List<(LayerMatch Match, string Table)> _staged = [];

    PostGisTarget(NpgsqlConnection connection, IReadOnlyList<SourceLayer> existing)
    {
        _connection = connection;
        _runs = new(connection);
        Existing = existing;
    }

    public override bool TakesImages => false;

    public static async Task<PostGisTarget> OpenAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        var connection = await database.OpenConnectionAsync(cancellationToken);
        // Before a first import that only looks, there are no tables yet.
        await using var there = new NpgsqlCommand("SELECT to_regclass('ecotiles.plan') IS NOT NULL", connection);
        var isStore = await there.ExecuteScalarAsync(cancellationToken) is true;
        return new(connection, isStore ? [.. PostGisLayers.Of(database, snapshot: null)] : []);
    }

    public override async Task BeginAsync(string sourceKey, bool resume, CancellationToken cancellationToken)
    {
        await RunAsync("SET statement_timeout = 0; SET lock_timeout = '60s'; SET synchronous_commit = on", cancellationToken);
        await _runs.BeginAsync(sourceKey, resume, cancellationToken);
    }

    public override async Task<LayerReport?> FindStagedAsync(LayerMatch match, CancellationToken cancellationToken)
    {
        if (await _runs.FindAsync(match.Key, cancellationToken) is not { } staged) return null;
        _staged.Add((match, staged.Table));
        return LayerReport.FromJson(staged.Report);
    }

    public override async Task StageAsync(
        LayerMatch match, IEnumerable<ModelRow> rows, Func<LayerReport> report, CancellationToken cancellationToken)
    {
        var table = _runs.NextTable(_staged.Count);
        await using var transaction = await _connection.BeginTransactionAsync(cancellationToken);
        await RunAsync($"DROP TABLE IF EXISTS {PostGisNames.Staged(table)}", cancellationToken);
        await RunAsync(
            $"CREATE UNLOGGED TABLE {PostGisNames.Staged(table)} ({PostGisNames.Definition(match.Table)})", cancellationToken);
        await CopyAsync(match.Table, table, rows, cancellationToken);
        var finished = report();
        await _runs.RecordAsync(match.Key, new(table, finished.Rows, finished.ToJson()), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        _staged.Add((match, table));
    }

    public override async Task SwapAsync(IReadOnlySet<string> plans, CancellationToken cancellationToken)
    {
        await using (var transaction = await _connection.BeginTransactionAsync(cancellationToken))
        {
            await PostGisSwap.RunAsync(_connection, _staged, plans, cancellationToken);
            await _runs.DropAsync(cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }
        foreach (var table in _staged.Select(staged => PostGisNames.Of(staged.Match.Table)).Distinct())
            await RunAsync($"ANALYZE {table}", cancellationToken);
    }

    public override ValueTask DisposeAsync() => _connection.DisposeAsync();

    async Task CopyAsync(ModelTable table, string staged, IEnumerable<ModelRow> rows, CancellationToken cancellationToken)
    {
        var columns = string.Join(", ", PostGisNames.Columns(table));
        await using var copy = await _connection.BeginRawBinaryCopyAsync(
            $"COPY {PostGisNames.Staged(staged)} ({columns}) FROM STDIN (FORMAT BINARY)", cancellationToken);
        try
        {
            var buffer = new CopyBuffer();
            buffer.Begin();
            var width = table.Columns.Count + (table.Geometry == ModelGeometry.None ? 1 : 2);
            foreach (var row in rows)
            {
                buffer.BeginRow(width);
                buffer.Add(row.FeatureId, ModelType.Integer);
                for (var i = 0; i < row.Values.Length; i++) buffer.Add(row.Values[i], table.Columns[i].Type);
                if (row.Shape is { } shape) buffer.Add(shape, table.Geometry);
                else if (table.Geometry != ModelGeometry.None) buffer.Add(null, ModelType.Text); // its layer is refused later
                if (buffer.Length < FlushAt) continue;
                await copy.WriteAsync(buffer.Bytes.ToArray(), cancellationToken);
                buffer.Clear();
            }
            buffer.End();
            await copy.WriteAsync(buffer.Bytes.ToArray(), cancellationToken);
        }
        catch
        {
            await copy.CancelAsync();
            throw;
        }
    }

    async Task RunAsync(string sql, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // names are quoted
        await using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
