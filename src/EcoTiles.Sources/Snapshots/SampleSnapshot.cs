using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Indexing;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Snapshots;

/// <summary>
/// A layer of one made-up shape that has the attributes of a real feature, so that whatever draws the layer draws the
/// shape as it draws the feature: a swatch of a legend.
/// </summary>
public static class SampleSnapshot
{
    /// <param name="features">Where the attributes are.</param>
    /// <param name="row">Whose attributes are taken.</param>
    /// <param name="kind">What the shape is.</param>
    /// <param name="lattice">Its points on the world lattice, x and y in turn; a ring is not closed by its first point.</param>
    public static LayerSnapshot Of(TileGrid grid, RungFeatures features, int row, ShapeKind kind, ReadOnlySpan<int> lattice)
    {
        var paths = new PathSet(lattice.Length / 2, 1);
        paths.Coordinates.AddRange(lattice);
        paths.EndPath(kind switch
        {
            ShapeKind.Point => PathRole.Points,
            ShapeKind.Line => PathRole.Line,
            _ => PathRole.Outer,
        });
        paths.EndFeature();
        var table = features.Attributes;
        var attributes = new AttributeTable(
            table.ClassColumns, table.Classes, [table.ClassOf[row]],
            [.. table.OwnColumns.Select(column => (column.Values, new[] { column.Codes[row] }))]);
        var sample = new RungFeatures(new PackedHilbertTree([paths.BoxOf(0)]), [features.Ids[row]], [kind], attributes, [0]);
        var rung = RungMaker.MakeRounded(paths, [0], sample, TileGrid.LatticeZoom);
        return new LayerSnapshot(grid, [rung], new RefusedFeatures(), paths.PointCount);
    }
}
