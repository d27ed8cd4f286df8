using System.Collections.Concurrent;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Snapshots;

/// <summary>Reads what one frame needs of a dataset that is too large to keep, and makes a snapshot of just that.</summary>
sealed class FrameReader(TileGrid grid)
{
    readonly SoundShapes _sound = new();
    readonly ConcurrentBag<FrameShapes> _idle = [];

    /// <param name="wholeShapes">Shapes are wanted as they are beyond the frame, too.</param>
    public async ValueTask<LayerSnapshot> ReadAsync(
        IFeatureSource source, FeatureQuery query, int zoom, LatticeBox frame, bool wholeShapes, CancellationToken cancellationToken)
    {
        var coordinateSystem = CoordinateSystem.Find(source.Schema.Srid)!; // sources refuse unknown systems when they open
        query = query with { Extent = coordinateSystem.FromLonLat(grid.ToLonLat(frame)) };
        if (wholeShapes || IsOverview(source.Schema, coordinateSystem, zoom)) return await BuildAsync(source, query, zoom, cancellationToken);
        if (!_idle.TryTake(out var shapes) || shapes.CoordinateSystem != coordinateSystem)
            shapes = new FrameShapes(grid, coordinateSystem, _sound);
        shapes.Begin(FeatureBatch.Chosen(source.Schema, query.Columns), zoom, frame);
        await foreach (var batch in source.ReadAsync(query with { InAnyOrder = true }, cancellationToken)) shapes.Add(batch);
        var snapshot = shapes.ToSnapshot();
        _idle.Add(shapes);
        return snapshot;
    }

    /// <summary>The long way, as a layer is loaded: whole shapes, and neighbours drawn as one where they are too small.</summary>
    async ValueTask<LayerSnapshot> BuildAsync(IFeatureSource source, FeatureQuery query, int zoom, CancellationToken cancellationToken)
    {
        var layer = await LatticeReader.ReadAsync(source, query, grid, cancellationToken);
        var plan = LadderPlan.Default with { FromZoom = zoom, ToZoom = Math.Min(zoom, LadderPlan.Default.ToZoom) };
        return SnapshotBuilder.Build([layer], grid, plan)[0];
    }

    /// <summary>Whether polygons that cover the layer's bounds once would be too small to be drawn one by one.</summary>
    bool IsOverview(DatasetSchema schema, CoordinateSystem coordinateSystem, int zoom)
    {
        if (schema.Kind is not (ShapeKind.Polygon or ShapeKind.None) || schema.FeatureCount < LadderPlan.Default.DissolveFrom) return false;
        var box = grid.ToLattice(coordinateSystem.ToLonLat(schema.Bounds));
        var steps = Math.ScaleB(1, 2 * (zoom - TileGrid.LatticeZoom)); // squared, of this zoom in one of the lattice
        var area = ((double)box.MaxX - box.MinX) * ((double)box.MaxY - box.MinY) * steps;
        return area / schema.FeatureCount < LadderPlan.Default.DissolveBelowArea;
    }
}
