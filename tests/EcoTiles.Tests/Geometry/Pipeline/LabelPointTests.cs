using EcoTiles.Geometry.Pipeline;
using EcoTiles.Geometry.Shapes;
using NetTopologySuite.Geometries;
using NetTopologySuite.Algorithm.Construct;

namespace EcoTiles.Tests.Geometry.Pipeline;

public sealed class LabelPointTests
{
    [Fact]
    public void The_name_of_a_square_stands_in_its_middle() =>
        Assert.Equal((500, 500), LabelPoint.Of(Drawn.Polygon(Drawn.Square(0, 0, 1000))));

    [Fact]
    public void A_hole_moves_the_name_aside()
    {
        var (x, y) = LabelPoint.Of(Drawn.Polygon(Drawn.Square(0, 0, 1000), Drawn.Square(300, 300, 600)));
        Assert.InRange(x, 100, 300);
        Assert.InRange(y, 100, 300);
    }

    [Fact]
    public void The_largest_part_and_the_longest_line_are_named()
    {
        var parts = new PathSet();
        Drawn.AddPolygon(parts, Drawn.Square(5000, 0, 10));
        Drawn.AddPolygon(parts, Drawn.Square(0, 0, 100));
        parts.EndFeature();
        Assert.Equal((50, 50), LabelPoint.Of(parts));

        var lines = new PathSet();
        lines.Coordinates.AddRange([0, 0, 1, 1, 2, 0, 3, 1, 4, 0]); // many points, but short
        lines.EndPath(PathRole.Line);
        lines.Coordinates.AddRange([1000, 1000, 1000, 3000]);
        lines.EndPath(PathRole.Line);
        lines.EndFeature();
        Assert.Equal((1000, 2000), LabelPoint.Of(lines));
    }

    [Fact]
    public void The_name_stands_within_two_percent_of_the_best_place()
    {
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var size = 200 * Math.Pow(10, random.NextDouble() * 4);
            var outer = Drawn.Star(random, 0, 0, size / 3, size, random.Next(5, 60));
            AssertStandsWell(random.Next(2) == 0
                ? Drawn.Polygon(outer)
                : Drawn.Polygon(outer, Drawn.Star(random, 0, 0, size / 20, size / 8, 12)));
        }
    }

    [Theory]
    [InlineData(10)]
    [InlineData(40)]
    [InlineData(300)]
    public void The_name_of_a_narrow_winding_band_stands_inside_it(int width)
    {
        for (var turns = 1; turns < 4; turns++)
            AssertStandsWell(Drawn.Polygon(Drawn.Spiral(1000, -3000, 1000, width, turns, 0.8)));
        AssertStandsWell(Drawn.Polygon([0, 0, 10_000, 10_000, 10_000 + width, 10_000, width, 0]));
    }

    [Fact]
    public void A_ring_road_of_ten_thousand_times_its_width_is_named_on_the_road()
    {
        int[] Ring(double reach) => [.. Enumerable.Range(0, 720).SelectMany(i =>
            (int[])[(int)(reach * Math.Cos(i * Math.PI / 360)), (int)(reach * Math.Sin(i * Math.PI / 360))])];
        var road = Drawn.Polygon(Ring(1_000_000), Ring(999_900));
        var (x, y) = LabelPoint.Of(road);
        Assert.True(Oracle.All(road).Contains(new Point(x, y)), $"{x}, {y}");
    }

    static void AssertStandsWell(PathSet polygon)
    {
        var (x, y) = LabelPoint.Of(polygon);
        var shape = Oracle.All(polygon);
        var place = new Point(x, y);
        Assert.True(shape.Contains(place), $"{x}, {y} is outside of {shape}");
        var best = MaximumInscribedCircle.GetRadiusLine(shape, Math.Sqrt(shape.Area) * 0.0005).Length;
        // A step of the lattice is lost when the place is rounded.
        Assert.True(shape.Boundary.Distance(place) >= 0.98 * best - 1, $"{shape.Boundary.Distance(place)} of {best} in {shape}");
    }
}
