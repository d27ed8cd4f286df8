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
    public DatasetSchema Schema { get; } = schema;

    public IAsyncEnumerable<FeatureBatch> ReadAsync(FeatureQuery query, CancellationToken cancellationToken)
    {
        if (query.Extent is { IsEmpty: true }) return AsyncEnumerable.Empty<FeatureBatch>();
        var columns = FeatureBatch.Chosen(Schema, query.Columns);
        return BatchRelay.ReadAsync(columns, (relay, stop) => FillAsync(columns, query.Extent, relay, stop), null, cancellationToken);
    }

    async Task FillAsync(
        IReadOnlyList<ColumnSchema> columns, Envelope? extent, BatchRelay relay, CancellationToken cancellationToken)
    {
        using var file = GeoPackageFile.Open(path);
        using var interrupt = cancellationToken.Register(file.Interrupt);
        using var reader = new GeoPackageReader(file, Suited(extent), columns, plans, extent);
        var more = true;
        while (more)
        {
            var batch = await relay.TakeAsync(cancellationToken).ConfigureAwait(false);
            more = reader.Fill(batch);
            cancellationToken.ThrowIfCancellationRequested();
            relay.Hand(batch);
        }
    }

    /// <summary>For an extent that holds the whole layer a plain scan is quicker than a search in the index.</summary>
    GeoPackageTable Suited(Envelope? extent) =>
        extent is { } box && Schema.IsInside(box) ? table with { SpatialIndex = null } : table;
}
