using EcoTiles.Import.Checks.Topology;
using NetTopologySuite.Geometries;
using static EcoTiles.Tests.Import.Checks.TinyPlan;

namespace EcoTiles.Tests.Import.Checks;

public sealed class CoverComparisonTests
{
    [Fact]
    public void Parts_that_share_every_edge_leave_nothing_over() =>
        Assert.Empty(CoverComparison.Find([Box(0, 0, 50, 100), Box(50, 0, 100, 100)], Area((0, 0), (50, 0), (100, 0), (100, 100), (50, 100), (0, 100))));

    [Fact]
    public void The_same_ground_covered_in_other_pieces_of_edge_leaves_nothing_over() =>
        Assert.Empty(CoverComparison.Find([Box(0, 0, 50, 100), Box(50, 0, 100, 100)], Box(0, 0, 100, 100)));

    [Fact]
    public void A_hole_in_the_whole_is_not_a_gap_and_a_part_over_it_is_outside()
    {
        var ring = Box(0, 0, 100, 100).Difference(Box(40, 40, 60, 60));
        Assert.Empty(CoverComparison.Find([ring], ring));
        var defect = Assert.Single(CoverComparison.Find([Box(0, 0, 100, 100)], ring));
        Assert.True(defect.IsOutside);
        Assert.Equal(400, defect.SquareMetres, tolerance: 0.1);
    }

    [Fact]
    public void A_part_that_is_missing_altogether_is_one_gap()
    {
        var defect = Assert.Single(CoverComparison.Find([Box(0, 0, 50, 100)], Box(0, 0, 100, 100)));
        Assert.True(defect.IsGap);
        Assert.Equal(5000, defect.SquareMetres, tolerance: 0.1);
    }

    [Fact]
    public void A_part_given_twice_overlaps_itself_whole()
    {
        var defect = Assert.Single(CoverComparison.Find([Box(0, 0, 100, 100), Box(0, 0, 100, 100)], Box(0, 0, 100, 100)));
        Assert.Equal([0, 1], defect.Covering);
        Assert.Equal(10_000, defect.SquareMetres, tolerance: 0.1);
    }

    [Fact]
    public void An_overlap_that_crosses_the_border_of_the_plan_is_told_apart_from_what_lies_outside()
    {
        // The second part covers 20 m of the first one and 20 m beyond the whole, in one piece.
        var defects = CoverComparison.Find([Box(0, 0, 100, 100), Box(80, 0, 120, 100)], Box(0, 0, 100, 100));
        Assert.Equal(2, defects.Count);
        Assert.Equal(2000, Assert.Single(defects, defect => defect.IsOverlap).SquareMetres, tolerance: 0.1);
        Assert.Equal(2000, Assert.Single(defects, defect => defect.IsOutside).SquareMetres, tolerance: 0.1);
    }

    /// <summary>Two people drew the border between them, each with an error of a metre: slivers, as an overlay finds them.</summary>
    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void Borders_drawn_apart_leave_the_slivers_that_overlays_give(int seed)
    {
        var random = new Random(seed);
        (double X, double Y)[] Border() => [.. Enumerable.Range(0, 401).Select(i => (500 + 80 * Math.Sin(i / 40.0) + random.NextDouble() * (i % 400 == 0 ? 0 : 1), 2.5 * i))];
        var (left, right) = (Area([(0, 0), .. Border(), (0, 1000)]), Area([(1000, 0), (1000, 1000), .. Border().Reverse()]));
        var whole = Box(0, 0, 1000, 1000);
        var defects = CoverComparison.Find([left, right], whole);
        Assert.Equal(GroundArea.Of(left.Intersection(right)), defects.Where(one => one.IsOverlap).Sum(one => one.SquareMetres), tolerance: 0.5);
        Assert.Equal(GroundArea.Of(whole.Difference(left.Union(right))), defects.Where(one => one.IsGap).Sum(one => one.SquareMetres), tolerance: 0.5);
        Assert.True(defects.Count > 100);
    }

    /// <summary>Random boxes over each other: what is found must add up as overlays by NetTopologySuite do.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Gaps_overlaps_and_what_lies_outside_have_the_areas_that_overlays_give(int seed)
    {
        var random = new Random(seed);
        var whole = Box(0, 0, 1000, 1000);
        List<MultiPolygon> parts = [.. Enumerable.Range(0, 6).Select(_ =>
        {
            var (x, y) = (random.Next(-100, 900), random.Next(-100, 900));
            return Area((x, y), (x + random.Next(50, 400), y + random.Next(0, 40)), (x + random.Next(50, 400), y + random.Next(50, 400)));
        })];
        var defects = CoverComparison.Find(parts, whole);
        var union = NetTopologySuite.Operation.Union.UnaryUnionOp.Union(parts.ConvertAll<NetTopologySuite.Geometries.Geometry>(part => part));
        Assert.Equal(GroundArea.Of(whole.Difference(union)), defects.Where(one => one.IsGap).Sum(one => one.SquareMetres), tolerance: 1);
        Assert.Equal(GroundArea.Of(union.Difference(whole)), defects.Where(one => one.IsOutside).Sum(one => one.SquareMetres), tolerance: 1);
        Assert.Equal(
            parts.Sum(GroundArea.Of) - GroundArea.Of(union),
            defects.Where(one => one.IsOverlap).Sum(one => (one.Covering.Count - 1) * one.SquareMetres), tolerance: 1);
    }
}
