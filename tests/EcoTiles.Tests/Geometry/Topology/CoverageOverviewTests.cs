using EcoTiles.Geometry.Shapes;
using EcoTiles.Geometry.Topology;

namespace EcoTiles.Tests.Geometry.Topology;

public sealed class CoverageOverviewTests
{
    [Fact]
    public void Neighbours_of_one_class_become_one_polygon()
    {
        var squares = Squares((0, 0), (10, 0), (20, 0));
        var (paths, leaders) = CoverageOverview.Merge(squares, [1, 1, 2], 0);
        Assert.Equal(2, paths.FeatureCount);
        Assert.Equal(200, RingArea.Doubled(paths.Path(0)) / 2);
        Assert.Equal([0, 2], leaders);
    }

    [Fact]
    public void What_is_too_small_goes_to_the_neighbour_with_the_longest_common_border()
    {
        var paths = new PathSet();
        Add(paths, [0, 0, 30, 0, 30, 10, 10, 10, 10, 14, 0, 14]); // 4 + 10 steps of border with the small one
        Add(paths, [10, 10, 20, 10, 20, 14, 10, 14]);
        Add(paths, [20, 10, 30, 10, 30, 14, 20, 14, 10, 14, 0, 14, 0, 40, 30, 40, 30, 14]); // 4 + 10 too, but 14 steps on a line
        var (merged, leaders) = CoverageOverview.Merge(paths, [1, 2, 3], 100);
        Assert.Equal(2, merged.FeatureCount);
        Assert.Equal([0, 2], leaders);
    }

    [Fact]
    public void What_is_too_small_stays_when_it_has_no_neighbour() =>
        Assert.Equal(2, CoverageOverview.Merge(Squares((0, 0), (100, 100)), [1, 1], 1e9).Paths.FeatureCount);

    [Fact]
    public void Holes_go_with_the_part_they_lie_in()
    {
        // One feature of two parts; the hole in the smaller part is filled by another feature.
        var paths = new PathSet();
        Drawn.AddPolygon(paths, Drawn.Square(0, 0, 100));
        Drawn.AddPolygon(paths, Drawn.Square(200, 0, 50), Drawn.Square(210, 10, 10));
        paths.EndFeature();
        Drawn.AddPolygon(paths, Drawn.Square(210, 10, 10));
        paths.EndFeature();
        var (merged, _) = CoverageOverview.Merge(paths, [1, 2], 0);
        Assert.Equal([PathRole.Outer, PathRole.Outer, PathRole.Hole, PathRole.Outer], merged.Roles.ToArray());
        Assert.True(Oracle.Feature(merged, 0).IsValid);
    }

    [Fact]
    public void Merging_keeps_the_area_and_lets_nothing_overlap()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var (quads, classes) = Draw(seed);
            var (merged, leaders) = CoverageOverview.Merge(quads, classes, seed % 3 * 800);
            Assert.Equal(Oracle.DoubledArea(quads), Oracle.DoubledArea(merged));
            Assert.Equal(merged.FeatureCount, leaders.Length);
            Assert.Equal(leaders.Distinct(), leaders);
            AssertApart(merged);
        }
    }

    [Fact]
    public void Merging_leaves_no_neighbours_of_one_class_and_nothing_too_small()
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var (quads, classes) = Draw(seed);
            var (merged, leaders) = CoverageOverview.Merge(quads, classes, 1600);
            var mesh = new FaceMesh(merged);
            for (var edge = 0; edge < mesh.EdgeCount; edge++)
            {
                if (mesh.TwinOf(edge) < 0) continue;
                Assert.NotEqual(classes[leaders[mesh.FaceOf(edge)]], classes[leaders[mesh.FaceOf(mesh.TwinOf(edge))]]);
            }
            Assert.All(mesh.Area, area => Assert.True(area >= 1600));
        }
    }

    [Fact]
    public void Merging_gives_the_same_every_time()
    {
        var (quads, classes) = Draw(5);
        var once = CoverageOverview.Merge(quads, classes, 1000);
        var again = CoverageOverview.Merge(quads, classes, 1000);
        Assert.Equal(once.Paths.Coordinates.ToArray(), again.Paths.Coordinates.ToArray());
        Assert.Equal(once.Leaders, again.Leaders);
    }

    static (PathSet Quads, int[] Classes) Draw(int seed)
    {
        var random = new Random(seed);
        var quads = Drawn.Quads(random, 25, 25, 20);
        var labels = Drawn.Labels(random, 25, 25, 12, seed % 6);
        return (quads, [.. labels.Select(label => label % 5)]);
    }

    static void AssertApart(PathSet merged)
    {
        var shapes = Enumerable.Range(0, merged.FeatureCount).Select(i => Oracle.Feature(merged, i)).ToArray();
        for (var one = 0; one < shapes.Length; one++)
        {
            for (var other = one + 1; other < shapes.Length; other++)
            {
                if (shapes[one].EnvelopeInternal.Intersects(shapes[other].EnvelopeInternal))
                    Assert.Equal(0, Oracle.Overlap(shapes[one], shapes[other]));
            }
        }
    }

    static PathSet Squares(params (int X, int Y)[] places)
    {
        var paths = new PathSet();
        foreach (var (x, y) in places) Add(paths, Drawn.Square(x, y, 10));
        return paths;
    }

    static void Add(PathSet paths, int[] ring)
    {
        Drawn.AddPolygon(paths, ring);
        paths.EndFeature();
    }
}
