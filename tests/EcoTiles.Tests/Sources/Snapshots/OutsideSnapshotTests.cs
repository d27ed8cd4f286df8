using EcoTiles.Catalogue;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Tests.Sources.Snapshots;

public sealed class OutsideSnapshotTests
{
    [Fact]
    public async Task What_lies_around_an_area_has_its_rings_as_holes_and_its_holes_as_islands_at_every_zoom()
    {
        var source = new MemorySource(ShapeKind.Polygon, new ColumnSchema("name", AttributeType.Text));
        source.Add(1, [[SnapshotOf.Square(114, 33, 4), SnapshotOf.Square(115, 34, 2)]], "有飞地的区");
        source.Add(2, [[SnapshotOf.Square(119, 33, 1)]], "飞地");
        var outside = (await SnapshotOf.SourceAsync(source)).Showing(LayerContent.Outside);
        foreach (var rung in outside.Rungs)
        {
            var paths = SnapshotOf.Paths(rung);
            Assert.Equal(1, paths.FeatureCount);
            Assert.Equal([PathRole.Outer, PathRole.Hole, PathRole.Hole, PathRole.Outer], paths.Roles.ToArray());
        }
    }

    [Fact]
    public async Task It_reaches_as_far_beyond_as_the_area_is_wide()
    {
        var source = new MemorySource(ShapeKind.Polygon, new ColumnSchema("name", AttributeType.Text));
        source.Add(1, [[SnapshotOf.Square(114, 33, 1)]], "区");
        var whole = await SnapshotOf.SourceAsync(source);
        var (inner, outer) = (whole.Grid.ToLonLat(whole.Bounds), whole.Grid.ToLonLat(whole.Showing(LayerContent.Outside).Bounds));
        Assert.Equal((113, 116), (Math.Round(outer.MinX, 6), Math.Round(outer.MaxX, 6)));
        Assert.True(outer.MinY < inner.MinY && outer.MaxY > inner.MaxY);
    }

    [Fact]
    public async Task A_layer_without_features_has_nothing_around_it()
    {
        var source = new MemorySource(ShapeKind.Polygon, new ColumnSchema("name", AttributeType.Text));
        Assert.Equal(0, (await SnapshotOf.SourceAsync(source)).Showing(LayerContent.Outside).FeatureCount);
    }
}
