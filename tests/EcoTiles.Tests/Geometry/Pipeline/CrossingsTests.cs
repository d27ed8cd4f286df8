using EcoTiles.Geometry.Pipeline;
using NetTopologySuite.Algorithm;

namespace EcoTiles.Tests.Geometry.Pipeline;

public sealed class CrossingsTests
{
    readonly Crossings _crossings = new();

    [Fact]
    public void A_bow_tie_crosses_itself_and_a_square_does_not()
    {
        Assert.True(_crossings.TryFind([0, 0, 4, 4, 4, 0, 0, 4], [4], out _));
        Assert.False(_crossings.TryFind([0, 0, 4, 0, 4, 4, 0, 4], [4], out _));
    }

    [Fact]
    public void A_pentagram_turns_one_way_all_round_and_crosses_itself() => Assert.True(_crossings.TryFind(
        [0, -1000, 588, 809, -951, -309, 951, -309, -588, 809], [5], out _));

    [Fact]
    public void Rings_that_touch_at_a_point_do_not_cross() =>
        Assert.False(_crossings.TryFind([0, 0, 8, 0, 8, 8, 0, 8, 4, 0, 2, 4, 6, 4], [4, 7], out _));

    [Fact]
    public void A_hole_that_leaves_its_ring_crosses_it() =>
        Assert.True(_crossings.TryFind([0, 0, 8, 0, 8, 8, 0, 8, 4, 4, 4, 6, 12, 5], [4, 7], out _));

    [Fact]
    public void A_triangle_as_large_as_the_world_does_not_cross_itself() => Assert.False(_crossings.TryFind(
        [int.MinValue, int.MinValue, int.MaxValue, int.MaxValue, int.MinValue, int.MaxValue], [3], out _));

    [Theory]
    [InlineData(3, 60, 40)]
    [InlineData(20, 400, 400)]
    [InlineData(20, 400, 2_000_000_000)]
    public void Small_rings_are_judged_as_by_comparing_all_pairs(int least, int most, int reach)
    {
        var random = new Random(5);
        var found = 0;
        for (var i = 0; i < 400; i++)
        {
            // A star whose points are swapped now and then crosses itself, or does not.
            var ring = Drawn.Star(random, 0, 0, reach / 4.0, reach, random.Next(least, most));
            if (random.Next(2) == 0) Swap(ring, random);
            var right = CrossesByPairs(ring);
            Assert.Equal(right, _crossings.TryFind(ring, [ring.Length / 2], out var place));
            if (right) Assert.Contains(place, Points(ring));
            if (right) found++;
        }
        Assert.InRange(found, 50, 350);
    }

    [Fact]
    public void Large_rings_are_judged_as_by_comparing_all_pairs()
    {
        var random = new Random(6);
        var found = 0;
        for (var i = 0; i < 40; i++)
        {
            var ring = Drawn.Star(random, 0, 0, 900_000, 1_000_000, random.Next(513, 1200));
            if (random.Next(2) == 0) Swap(ring, random);
            var right = CrossesByPairs(ring);
            Assert.Equal(right, _crossings.TryFind(ring, [ring.Length / 2], out _));
            if (right) found++;
        }
        Assert.InRange(found, 8, 35);
    }

    static void Swap(int[] ring, Random random)
    {
        int one = 2 * random.Next(ring.Length / 2), other = 2 * random.Next(ring.Length / 2);
        (ring[one], ring[other]) = (ring[other], ring[one]);
        (ring[one + 1], ring[other + 1]) = (ring[other + 1], ring[one + 1]);
    }

    static bool CrossesByPairs(int[] ring)
    {
        var points = Oracle.Closed(ring);
        for (var one = 0; one < points.Length - 1; one++)
        {
            for (var other = one + 1; other < points.Length - 1; other++)
            {
                if (Side(one, other) * Side(one, other + 1) < 0 && Side(other, one) * Side(other, one + 1) < 0) return true;
            }
        }
        return false;

        int Side(int step, int point) => (int)Orientation.Index(points[step], points[step + 1], points[point]);
    }

    static IEnumerable<(int, int)> Points(int[] ring) => Enumerable.Range(0, ring.Length / 2).Select(i => (ring[2 * i], ring[2 * i + 1]));
}
