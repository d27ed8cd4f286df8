using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Tests.Sources.Snapshots;

public sealed class CourseSnapshotTests
{
    [Fact]
    public async Task Each_line_keeps_its_own_name_and_its_ends_at_every_zoom()
    {
        var source = new MemorySource(ShapeKind.Line, new ColumnSchema("name", AttributeType.Text));
        source.Add(1, [[Winding(114, 33)], [Winding(115, 33)]], "洪河");
        source.Add(2, [[Winding(114, 34)]], "柳堰河");
        var lines = await SnapshotOf.SourceAsync(source);
        var courses = lines.Showing(LayerContent.Courses);
        Assert.Equal(lines.Finest.Features.Ids, courses.Finest.Features.Ids);
        foreach (var rung in courses.Rungs)
        {
            var (paths, exact) = (SnapshotOf.Paths(rung), SnapshotOf.Paths(lines.Finest));
            Assert.Equal(exact.PathCount, paths.PathCount);
            Assert.Equal(lines.FeatureCount, paths.FeatureCount);
            var step = 1L << (TileGrid.LatticeZoom - rung.Zoom);
            for (var path = 0; path < paths.PathCount; path++)
            {
                Assert.InRange(paths.Path(path)[0] * step - exact.Path(path)[0], -step, step);
                Assert.InRange(paths.Path(path)[^1] * step - exact.Path(path)[^1], -step, step);
            }
        }
    }

    [Fact]
    public async Task The_nearer_the_more_of_a_line_is_followed_and_never_more_than_its_bends_take()
    {
        var source = new MemorySource(ShapeKind.Line, new ColumnSchema("name", AttributeType.Text));
        source.Add(1, [[Winding(114, 33)]], "洪河");
        var points = (await SnapshotOf.SourceAsync(source)).Showing(LayerContent.Courses).Rungs.Select(rung => SnapshotOf.Paths(rung).PointCount).ToList();
        Assert.True(points[0] <= 3);
        Assert.Equal(points.Order(), points);
        Assert.InRange(points[^1], 5 * 60, 15 * 60);
    }

    [Fact]
    public async Task A_filter_without_values_keeps_what_has_the_attribute_at_all()
    {
        var source = new MemorySource(ShapeKind.Line, new ColumnSchema("name", AttributeType.Text));
        source.Add(1, [[Winding(114, 33)]], "洪河");
        source.Add(2, [[Winding(114, 34)]], [null]);
        source.Add(3, [[Winding(114, 35)]], "");
        var courses = (await SnapshotOf.SourceAsync(source)).Showing(LayerContent.Courses);
        var passing = courses.Passing(courses.Finest, [new AttributeFilter("name", [])])!;
        Assert.Equal([1L], courses.Finest.Features.Ids.Where((id, row) => passing[row]));
    }

    [Fact]
    public async Task A_layer_without_features_has_no_courses()
    {
        var source = new MemorySource(ShapeKind.Line, new ColumnSchema("name", AttributeType.Text));
        Assert.Equal(0, (await SnapshotOf.SourceAsync(source)).Showing(LayerContent.Courses).FeatureCount);
    }

    static double[] Winding(double x, double y) => [.. Enumerable.Range(0, 60).SelectMany(i => new[] { x + i * 0.005, y + (i % 2) * 0.004 })];
}
