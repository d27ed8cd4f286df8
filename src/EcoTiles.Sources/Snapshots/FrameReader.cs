using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Snapshots;

/// <summary>Reads what one frame needs of a dataset that is too large to keep, and makes a snapshot of just that.</summary>
static class FrameReader
{
    public static async ValueTask<LayerSnapshot> ReadAsync(
        IFeatureSource source, FeatureQuery query, TileGrid grid, int zoom, LatticeBox frame, CancellationToken cancellationToken)
    {
        var coordinateSystem = CoordinateSystem.Find(source.Schema.Srid)!; // sources refuse unknown systems when they open
        query = query with { Extent = coordinateSystem.FromLonLat(grid.ToLonLat(frame)) };
        var layer = await LatticeReader.ReadAsync(source, query, grid, cancellationToken);
        var plan = LadderPlan.Default with { FromZoom = zoom, ToZoom = Math.Min(zoom, LadderPlan.Default.ToZoom) };
        return SnapshotBuilder.Build([layer], grid, plan)[0];
    }
}
