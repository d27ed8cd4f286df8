using System.Runtime.CompilerServices;
using System.Threading.Channels;
using EcoTiles.Catalogue;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>
/// One layer of a GeoPackage, or the part of it that belongs to one plan. While the caller works on a batch the next
/// is read on another thread, each read over a connection of its own.
/// </summary>
sealed class GeoPackageSource(
    string path, GeoPackageTable table, IReadOnlyList<string> plans, DatasetSchema schema) : IFeatureSource
{
    const int Batches = 3;

    public DatasetSchema Schema { get; } = schema;

    public async IAsyncEnumerable<FeatureBatch> ReadAsync(
        FeatureQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (query.Extent is { IsEmpty: true }) yield break;
        var columns = Chosen(query.Columns);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var free = Channel.CreateUnbounded<FeatureBatch>();
        var ready = Channel.CreateUnbounded<FeatureBatch>();
        var reading = Task.Run(() => FillAsync(columns, query.Extent, free.Reader, ready.Writer, stop.Token), CancellationToken.None);
        try
        {
            await foreach (var batch in ready.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
            {
                yield return batch;
                free.Writer.TryWrite(batch);
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await reading.ConfigureAwait(false);
        }
    }

    /// <summary>Ends by closing the channel, with the failure if there was one, and never throws itself.</summary>
    async Task FillAsync(
        IReadOnlyList<ColumnSchema> columns, Envelope? extent,
        ChannelReader<FeatureBatch> free, ChannelWriter<FeatureBatch> ready, CancellationToken cancellationToken)
    {
        try
        {
            using var file = GeoPackageFile.Open(path);
            using var interrupt = cancellationToken.Register(file.Interrupt);
            using var reader = new GeoPackageReader(file, Suited(extent), columns, plans, extent);
            var made = 0;
            var more = true;
            while (more)
            {
                // Small answers need no more than one batch.
                if (!free.TryRead(out var batch))
                    batch = made++ < Batches ? new FeatureBatch(columns) : await free.ReadAsync(cancellationToken).ConfigureAwait(false);
                batch.Clear();
                more = reader.Fill(batch);
                cancellationToken.ThrowIfCancellationRequested();
                if (batch.Count + batch.Bad.Count > 0) ready.TryWrite(batch);
            }
            ready.TryComplete();
        }
#pragma warning disable CA1031 // whatever it is, the caller who waits for the next batch must hear of it
        catch (Exception failure)
#pragma warning restore CA1031
        {
            ready.TryComplete(failure);
        }
    }

    /// <summary>For an extent that holds the whole layer a plain scan is quicker than a search in the index.</summary>
    GeoPackageTable Suited(Envelope? extent) =>
        extent is { } box && !Schema.Bounds.IsEmpty
        && box.MinX <= Schema.Bounds.MinX && box.MinY <= Schema.Bounds.MinY
        && box.MaxX >= Schema.Bounds.MaxX && box.MaxY >= Schema.Bounds.MaxY
            ? table with { SpatialIndex = null }
            : table;

    IReadOnlyList<ColumnSchema> Chosen(IReadOnlyList<string>? names) =>
        names is null ? Schema.Columns : [.. names.Select(Column)];

    ColumnSchema Column(string name) =>
        Schema.Columns.FirstOrDefault(column => column.Name == name)
        ?? throw new ArgumentException($"{Schema.Name} has no column {name}", nameof(name));
}
