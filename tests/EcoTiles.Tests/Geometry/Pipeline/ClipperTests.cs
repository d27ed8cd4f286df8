using EcoTiles.Geometry.Pipeline;
using EcoTiles.Geometry.Shapes;
using NetTopologySuite.Operation.Valid;

namespace EcoTiles.Tests.Geometry.Pipeline;

public sealed class ClipperTests
{
    static readonly LatticeBox Box = new(0, 0, 99, 99);

    readonly Clipper _clipper = new();

    [Fact]
    public void A_polygon_that_covers_the_box_becomes_the_box_and_half_a_step() =>
        AssertSame(Drawn.Polygon(Drawn.Square(-1, -1, 101)), Clip(Drawn.Polygon(Drawn.Square(-50, -50, 500))));

    [Fact]
    public void A_polygon_inside_stays_as_it_is() =>
        Assert.Equal(Drawn.Square(0, 0, 99), Clip(Drawn.Polygon(Drawn.Square(0, 0, 99))).Coordinates.ToArray());

    [Fact]
    public void A_polygon_beside_the_box_leaves_nothing()
    {
        var result = new PathSet();
        Assert.False(_clipper.Clip(Drawn.Polygon(Drawn.Square(100, 0, 50)), Box, result));
        Assert.Equal((0, 0, 0), (result.PointCount, result.PathCount, result.FeatureCount));
    }

    [Fact]
    public void A_polygon_around_the_box_that_leaves_it_out_leaves_nothing()
    {
        var result = new PathSet();
        Assert.False(_clipper.Clip(Drawn.Polygon(Drawn.Square(-500, -500, 2000), Drawn.Square(-50, -50, 500)), Box, result));
    }

    [Fact]
    public void A_corner_is_cut_with_the_corner_of_the_box() =>
        AssertSame(Drawn.Polygon([50, 50, 100, 50, 100, 100, 50, 100]), Clip(Drawn.Polygon(Drawn.Square(50, 50, 500))));

    [Fact]
    public void A_hole_that_crosses_the_border_becomes_a_notch() => AssertSame(
        Drawn.Polygon([-1, -1, 100, -1, 100, 40, 50, 40, 50, 60, 100, 60, 100, 100, -1, 100]),
        Clip(Drawn.Polygon(Drawn.Square(-500, -500, 1000), [50, 40, 150, 40, 150, 60, 50, 60])));

    [Fact]
    public void A_hole_that_touches_its_ring_stays_in_its_part()
    {
        // A comb of two teeth through the box; the hole in one of them touches it, at its first, second or third point.
        int[] comb = [-50, 10, 120, 10, 120, 30, -20, 30, -20, 50, 120, 50, 120, 90, -50, 90];
        int[][] holes =
        [
            [50, 50, 60, 70, 40, 70], [60, 70, 40, 70, 50, 50], [40, 70, 50, 50, 60, 70], [50, 30, 60, 12, 40, 12, 39, 13],
            [50, 10, 60, 20, 50, 29, 50, 20], [50, 90, 60, 70, 40, 70],
        ];
        foreach (var hole in holes)
        {
            var cut = Clip(Drawn.Polygon(comb, hole));
            Assert.Equal([PathRole.Outer, PathRole.Outer, PathRole.Hole], cut.Roles.ToArray().OrderBy(role => role));
            Assert.Equal(101 * 20 + 101 * 40, (double)Oracle.DoubledArea(cut) / 2 + Oracle.Ring(hole).Area);
            Assert.True(Oracle.All(cut).IsValid);
        }
    }

    [Fact]
    public void A_line_is_cut_into_its_runs_inside()
    {
        var cut = Clip(Drawn.Line(-10, 50, 50, 50, 50, -20, 60, -20, 60, 10));
        Assert.Equal([PathRole.Line, PathRole.Line], cut.Roles.ToArray());
        Assert.Equal([-1, 50, 50, 50, 50, -1], cut.Path(0).ToArray());
        Assert.Equal([60, -1, 60, 10], cut.Path(1).ToArray());
    }

    [Fact]
    public void Points_are_kept_on_the_border_and_dropped_beyond_it()
    {
        var points = new PathSet();
        points.Coordinates.AddRange([0, 0, 99, 99, 100, 99, -1, 0, 5, 5]);
        points.EndPath(PathRole.Points);
        points.EndFeature();
        Assert.Equal([0, 0, 99, 99, 5, 5], Clip(points).Coordinates.ToArray());
    }

    [Fact]
    public void Small_polygons_of_all_kinds_are_cut_as_they_should_be() => AssertCutsWell(6000, 8, random =>
    {
        double x = random.Next(-60, 160), y = random.Next(-60, 160), reach = random.Next(5, 200);
        var outer = Drawn.Star(random, x, y, reach * 0.4, reach, random.Next(3, 30));
        return random.Next(2) == 0
            ? Drawn.Polygon(outer)
            : Drawn.Polygon(outer, Drawn.Star(random, x, y, reach * 0.1, reach * 0.25, random.Next(3, 20)));
    });

    [Fact]
    public void Fractal_rings_are_cut_as_they_should_be() => AssertCutsWell(1000, 9, random =>
        Drawn.Polygon(Drawn.Star(random, random.Next(0, 4000), random.Next(0, 4000), 800, 4000, random.Next(100, 400))), new(0, 0, 3999, 3999));

    [Fact]
    public void Rings_along_the_border_are_cut_as_they_should_be() => AssertCutsWell(4000, 10, random =>
    {
        // All points on, beside and between the lines of the border: many edges run along it.
        int[] lines = [-40, -1, 0, 1, 50, 98, 99, 100, 140];
        int[] ring;
        do
        {
            ring = [.. Enumerable.Range(0, random.Next(3, 9)).SelectMany(_ => (int[])[lines[random.Next(9)], lines[random.Next(9)]])];
            var length = RingCleaning.Ring(ring);
            ring = ring[..length];
        }
        while (ring.Length < 6 || !Oracle.Ring(ring).IsValid);
        return Drawn.Polygon(ring);
    });

    [Fact]
    public void Spirals_are_cut_as_they_should_be() => AssertCutsWell(300, 11, random =>
        Drawn.Polygon(Drawn.Spiral(
            random.Next(0, 100), random.Next(0, 100), random.Next(8, 20), random.Next(2, 6), random.Next(2, 8), 0.5 + random.NextDouble() / 2)));

    [Fact]
    public void The_largest_coordinates_are_cut_as_they_should_be()
    {
        var box = new LatticeBox(-1000, -2_000_000_000, 1000, -1_999_000_000);
        AssertCutsWell(1000, 12, random => Drawn.Polygon(Drawn.Star(
            random, random.Next(-2_000_000_000, 2_000_000_000), random.Next(-2_000_000_000, 0), 1e8, 4e9, random.Next(3, 40))), box);
    }

    [Fact]
    public void A_coverage_that_is_cut_stays_one()
    {
        for (var seed = 0; seed < 40; seed++)
        {
            var coverage = Drawn.Coverage(seed, 24, 24, 20, 9, 3);
            var random = new Random(seed);
            var box = new LatticeBox(random.Next(-200, 0), random.Next(-200, 0), random.Next(1, 200), random.Next(1, 200));
            var cut = new PathSet();
            var feature = new PathSet();
            for (var i = 0; i < coverage.FeatureCount; i++)
            {
                Take(coverage, i, feature);
                _clipper.Clip(feature, box, cut);
            }
            var whole = 2 * ((Int128)box.MaxX - box.MinX + 2) * ((Int128)box.MaxY - box.MinY + 2);
            Assert.Equal(whole, Oracle.DoubledArea(cut));
            AssertEdgesMeet(cut, box);
        }
    }

    [Fact]
    public void A_step_is_cut_at_the_same_place_whichever_way_it_is_walked()
    {
        var random = new Random(13);
        for (var i = 0; i < 200_000; i++)
        {
            // Steps that pass through the corner at -0.5, 99.5, or as near to it as they can.
            int dx = 2 * random.Next(50_000) + 1, dy = 2 * random.Next(50_000) + 1, before = 2 * random.Next(5000) + 1, after = 2 * random.Next(5000) + 1;
            int fromX = (-1 - before * dx) / 2, fromY = (199 + before * dy) / 2 + random.Next(-1, 2);
            int toX = (-1 + after * dx) / 2, toY = (199 - after * dy) / 2;
            var there = ClipStep.TryCut(Box, fromX, fromY, toX, toY, out var entry, out var exit);
            var back = ClipStep.TryCut(Box, toX, toY, fromX, fromY, out var entryBack, out var exitBack);
            Assert.Equal(there, back);
            Assert.Equal(entry, exitBack);
            Assert.Equal(exit, entryBack);
        }
    }

    PathSet Clip(PathSet feature, LatticeBox? box = null)
    {
        var result = new PathSet();
        _clipper.Clip(feature, box ?? Box, result);
        return result;
    }

    void AssertCutsWell(int times, int seed, Func<Random, PathSet> draw, LatticeBox? boxOrNull = null)
    {
        var box = boxOrNull ?? Box;
        var random = new Random(seed);
        var border = Oracle.Box(box.MinX - 0.5, box.MinY - 0.5, box.MaxX + 0.5, box.MaxY + 0.5);
        var invalid = new List<string>();
        for (var i = 0; i < times; i++)
        {
            var polygon = draw(random);
            var shape = Oracle.All(polygon);
            if (!shape.IsValid) continue;
            var cut = Clip(polygon, box);
            var right = Oracle.Intersection(shape, border);
            var crossings = right.IsEmpty ? 0 : right.NumPoints;
            // No edge moves by more than a step; where the box lies inside, its border moves outwards by half a step.
            Assert.True(Math.Abs((double)Oracle.DoubledArea(cut) / 2 - right.Area) <= right.Length + 2 * crossings + 4,
                $"{i}: {(double)Oracle.DoubledArea(cut) / 2} instead of {right.Area} for {shape}");
            for (var path = 0; path < cut.PathCount; path++)
            {
                Assert.Equal(cut.Roles[path] == PathRole.Outer, RingArea.Doubled(cut.Path(path)) > 0);
                var around = PathSet.BoxOf(cut.Path(path));
                Assert.True(new LatticeBox(box.MinX - 1, box.MinY - 1, box.MaxX + 1, box.MaxY + 1).Contains(around));
            }
            var judgement = new IsValidOp(Oracle.All(cut));
            if (judgement.IsValid) continue;
            invalid.Add($"{i}: {judgement.ValidationError} {shape} -> {Oracle.All(cut)}");
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"{invalid.Count} of {times} are invalid\n" + string.Join('\n', invalid.Take(4)));
        // Rounding at the border may close a passage that is narrower than a step.
        Assert.True(invalid.Count <= times / 50, $"{invalid.Count} of {times} are invalid\n" + string.Join('\n', invalid.Take(5)));
    }

    static void AssertSame(PathSet expected, PathSet actual)
    {
        Assert.True(Oracle.All(expected).EqualsTopologically(Oracle.All(actual)), $"{Oracle.All(actual)} instead of {Oracle.All(expected)}");
    }

    static void Take(PathSet from, int feature, PathSet to)
    {
        to.Clear();
        var range = from.PathsOf(feature);
        for (var path = range.Start.Value; path < range.End.Value; path++)
        {
            to.Coordinates.AddRange(from.Path(path));
            to.EndPath(from.Roles[path]);
        }
        to.EndFeature();
    }

    /// <summary>Every edge that does not run along the border is walked as often one way as the other.</summary>
    static void AssertEdgesMeet(PathSet cut, LatticeBox box)
    {
        var balance = new Dictionary<(int, int, int, int), int>();
        for (var path = 0; path < cut.PathCount; path++)
        {
            var ring = cut.Path(path);
            for (var i = 0; i < ring.Length; i += 2)
            {
                var next = (i + 2) % ring.Length;
                int x = ring[i], y = ring[i + 1], toX = ring[next], toY = ring[next + 1];
                if ((x == toX && (x == box.MinX - 1 || x == box.MaxX + 1)) || (y == toY && (y == box.MinY - 1 || y == box.MaxY + 1))) continue;
                balance[(x, y, toX, toY)] = balance.GetValueOrDefault((x, y, toX, toY)) + 1;
                balance[(toX, toY, x, y)] = balance.GetValueOrDefault((toX, toY, x, y)) - 1;
            }
        }
        Assert.All(balance, edge => Assert.Equal(0, edge.Value));
    }
}
