using EcoTiles.Geometry.Pipeline;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Tests.Geometry.Pipeline;

public sealed class OutsideRunsTests
{
    static readonly LatticeBox Box = new(0, 0, 10, 10);

    [Fact]
    public void Of_a_run_beyond_one_side_the_ends_remain() =>
        Assert.Equal([5, 5, 12, 5, 12, 8, 5, 8], Shortened([5, 5, 12, 5, 20, 6, 30, 7, 12, 8, 5, 8]));

    [Fact]
    public void A_path_around_a_corner_keeps_the_corner() => // or it would cut through the box
        Assert.Equal([5, 12, 14, 12, 14, 5], Shortened([5, 12, 9, 13, 14, 12, 14, 9, 14, 5]));

    [Fact]
    public void What_is_cut_out_of_a_shape_is_the_same_as_before()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var coverage = Drawn.Coverage(seed, 12, 12, 100, 6, 4);
            var box = new LatticeBox(300, 300, 700, 650);
            for (var feature = 0; feature < coverage.FeatureCount; feature++)
                Assert.Equal(Cut(coverage, feature, box, shortened: false), Cut(coverage, feature, box, shortened: true));
        }
    }

    static int[] Shortened(int[] points) => points[..OutsideRuns.Shorten(points, Box)];

    /// <summary>The doubled areas of the rings inside, in order.</summary>
    static long[] Cut(PathSet coverage, int feature, LatticeBox box, bool shortened)
    {
        var paths = new PathSet();
        for (var path = coverage.PathsOf(feature).Start.Value; path < coverage.PathsOf(feature).End.Value; path++)
        {
            var points = coverage.Path(path).ToArray();
            paths.Coordinates.AddRange(shortened ? points.AsSpan(0, OutsideRuns.Shorten(points, box)) : points);
            paths.EndPath(coverage.Roles[path]);
        }
        var cut = new PathSet();
        new Clipper().Clip(paths, box, cut);
        return [.. Enumerable.Range(0, cut.PathCount).Select(path => (long)RingArea.Doubled(cut.Path(path))).Order()];
    }
}
