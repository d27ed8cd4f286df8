using EcoTiles.Geometry.Encoding;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Indexing;
using EcoTiles.Geometry.Pipeline;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Snapshots;

/// <summary>Makes the layer of label points that belongs to a layer: same ids, same attributes, one point each.</summary>
static class LabelSnapshot
{
    public static LayerSnapshot Build(LayerSnapshot layer)
    {
        var features = layer.Finest.Features;
        var points = new int[2 * features.Count];
        Parallel.For(0, (features.Count + 255) / 256, chunk =>
        {
            var paths = new PathSet();
            for (var row = chunk * 256; row < Math.Min(features.Count, (chunk + 1) * 256); row++)
            {
                paths.Clear();
                PathRecord.Read(layer.Finest.Record(row), features.Kinds[row], paths);
                (points[2 * row], points[2 * row + 1]) = LabelPoint.Of(paths);
            }
        });
        var places = new PathSet(features.Count, features.Count);
        var boxes = new LatticeBox[features.Count];
        for (var row = 0; row < boxes.Length; row++)
        {
            var (x, y) = (points[2 * row], points[2 * row + 1]);
            places.Coordinates.AddRange([x, y]);
            places.EndPath(PathRole.Points);
            places.EndFeature();
            boxes[row] = new LatticeBox(x, y, x, y);
        }
        var kinds = new ShapeKind[features.Count];
        Array.Fill(kinds, ShapeKind.Point);
        var labels = features with { Tree = new PackedHilbertTree(boxes), Kinds = kinds, StandFor = features.Kinds };
        var rung = RungMaker.MakeRounded(places, [.. Enumerable.Range(0, features.Count)], labels, TileGrid.LatticeZoom);
        return new LayerSnapshot(layer.Grid, [rung], new RefusedFeatures(), features.Count);
    }
}
