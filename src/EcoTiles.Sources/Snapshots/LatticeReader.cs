using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Projections;

namespace EcoTiles.Sources.Snapshots;

/// <summary>Reads a source into a <see cref="RawLayer"/>: projects, puts on the lattice, cleans, refuses what is broken.</summary>
sealed class LatticeReader(RawLayer layer, TileGrid grid, CoordinateSystem coordinateSystem, Func<long, bool>? isWanted)
{
    const int RowsAtATime = 500;

    readonly List<LatticeRows> _pieces = [];

    public static async Task<RawLayer> ReadAsync(
        IFeatureSource source, FeatureQuery query, TileGrid grid, CancellationToken cancellationToken)
    {
        // Room for the whole layer is only made where it is read whole.
        var schema = query.Extent is null ? source.Schema : source.Schema with { GeometryBytes = 0, FeatureCount = 0 };
        var layer = new RawLayer(schema, query.Columns, query.InAnyOrder);
        await ReadAsync(source, query, grid, layer, null, cancellationToken);
        return layer;
    }

    /// <param name="layer">Takes the features behind those it has.</param>
    /// <param name="isWanted">Tells by the id whether a feature is taken; asked once for each, by several threads.</param>
    public static async Task ReadAsync(
        IFeatureSource source, FeatureQuery query, TileGrid grid, RawLayer layer, Func<long, bool>? isWanted,
        CancellationToken cancellationToken)
    {
        var coordinateSystem = CoordinateSystem.Find(source.Schema.Srid)
            ?? throw new InvalidOperationException($"EPSG:{source.Schema.Srid} has no projection");
        var reader = new LatticeReader(layer, grid, coordinateSystem, isWanted);
        await foreach (var batch in source.ReadAsync(query, cancellationToken)) reader.Add(batch);
    }

    void Add(FeatureBatch batch)
    {
        foreach (var bad in batch.Bad) layer.Refused.Add(bad);
        var pieces = (batch.Count + RowsAtATime - 1) / RowsAtATime;
        while (_pieces.Count < pieces) _pieces.Add(new LatticeRows(grid, coordinateSystem, isWanted));
        Parallel.For(0, pieces, piece =>
            _pieces[piece].Take(batch, piece * RowsAtATime, Math.Min(batch.Count, (piece + 1) * RowsAtATime)));
        layer.Paths.Append([.. _pieces.Take(pieces).Select(piece => piece.Paths)]);
        foreach (var piece in _pieces.Take(pieces)) Append(batch, piece);
    }

    void Append(FeatureBatch batch, LatticeRows rows)
    {
        layer.Boxes.AddRange(rows.Boxes.Span);
        foreach (var bad in rows.Refused) layer.Refused.Add(bad);
        foreach (var row in rows.Kept.Span)
        {
            layer.Ids.Add(batch.Ids[row]);
            layer.Kinds.Add(batch.Shapes.Kinds[row]);
            layer.Attributes.Add(batch, row);
        }
    }
}
