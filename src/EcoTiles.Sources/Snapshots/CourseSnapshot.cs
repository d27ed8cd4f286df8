using EcoTiles.Geometry.Encoding;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Pipeline;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Snapshots;

/// <summary>
/// Makes the layer of smooth courses that belongs to a layer of lines: same ids, same attributes. Names along a river as it is
/// find no place, or stand like stairs; so each zoom has lines whose windings shorter than a name are gone.
/// </summary>
static class CourseSnapshot
{
    const int FirstZoom = 4, LastZoom = 16;

    /// <summary>In style pixels, of which a tile has 512.</summary>
    const int Softness = 12;

    const int StepsOfPixel = 4096 / 512;

    public static LayerSnapshot Build(LayerSnapshot layer)
    {
        var features = layer.Finest.Features;
        var shapes = new PathSet(features.Count, features.Count);
        for (var row = 0; row < features.Count; row++) PathRecord.Read(layer.Finest.Record(row), features.Kinds[row], shapes);
        int[] order = [.. Enumerable.Range(0, features.Count)];
        var rungs = new Rung[LastZoom - FirstZoom + 2];
        Parallel.For(0, rungs.Length, i =>
        {
            var zoom = FirstZoom + i;
            // Further in, lines are straight beside their names: one rung does for all.
            var rungZoom = zoom > LastZoom ? TileGrid.LatticeZoom : zoom;
            rungs[i] = RungMaker.MakeRounded(Smoothed(shapes, zoom, rungZoom), order, features, rungZoom);
        });
        return new LayerSnapshot(layer.Grid, rungs, new RefusedFeatures(), shapes.PointCount);
    }

    static PathSet Smoothed(PathSet shapes, int zoom, int rungZoom)
    {
        var courses = new PathSet(shapes.PathCount * 4, shapes.FeatureCount);
        double softness = (long)Softness * StepsOfPixel << (TileGrid.LatticeZoom - zoom);
        for (var feature = 0; feature < shapes.FeatureCount; feature++)
        {
            var (first, last) = (shapes.PathsOf(feature).Start.Value, shapes.PathsOf(feature).End.Value);
            for (var path = first; path < last; path++)
            {
                var start = courses.Coordinates.Count;
                if (shapes.Roles[path] == PathRole.Line) Course.Of(shapes.Path(path), softness, courses.Coordinates);
                else courses.Coordinates.AddRange(shapes.Path(path));
                foreach (ref var ordinate in courses.Coordinates.Span[start..]) ordinate = Rung.Round(ordinate, TileGrid.LatticeZoom - rungZoom);
                courses.EndPath(shapes.Roles[path]);
            }
            courses.EndFeature();
        }
        return courses;
    }
}
