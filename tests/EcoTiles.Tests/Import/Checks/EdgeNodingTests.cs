using EcoTiles.Import.Checks.Topology;

namespace EcoTiles.Tests.Import.Checks;

public sealed class EdgeNodingTests
{
    [Fact]
    public void Edges_that_cross_are_cut_at_the_nearest_grid_point() =>
        Assert.Equal(
            [((0, 0), (5, 5)), ((0, 10), (5, 5)), ((5, 5), (10, 0)), ((5, 5), (11, 10))],
            Cut(((0, 0), (11, 10)), ((0, 10), (10, 0))));

    [Fact]
    public void An_edge_along_another_is_cut_at_its_ends_and_kept_once() =>
        Assert.Equal([((0, 0), (3, 0)), ((3, 0), (7, 0)), ((7, 0), (10, 0))], Cut(((0, 0), (10, 0)), ((3, 0), (7, 0))));

    [Fact]
    public void A_point_within_half_a_step_of_an_edge_bends_it() =>
        Assert.Equal(
            [((0, 0), (50, 1)), ((50, 1), (50, 9)), ((50, 1), (100, 1))], Cut(((0, 0), (100, 1)), ((50, 1), (50, 9))));

    /// <summary>Many edges on few grid points: every degenerate case comes up.</summary>
    [Theory]
    [InlineData(12, 40)]
    [InlineData(60, 200)]
    [InlineData(5000, 60)]
    public void What_comes_out_meets_at_its_ends_only(int size, int count)
    {
        var random = new Random(size);
        ((int, int) From, (int, int) To)[] edges =
            [.. Enumerable.Range(0, count).Select(_ => ((random.Next(size), random.Next(size)), (random.Next(size), random.Next(size)))).Where(edge => edge.Item1 != edge.Item2)];
        var cut = Cut(edges);
        for (var i = 0; i < cut.Count; i++)
        {
            for (var j = i + 1; j < cut.Count; j++) Assert.False(MeetBetween(cut[i], cut[j]), $"{cut[i]} {cut[j]}");
        }
    }

    static List<((long X, long Y) From, (long X, long Y) To)> Cut(params ((int X, int Y) From, (int X, int Y) To)[] edges) =>
    [
        .. EdgeNoding.Of([.. edges.Select(edge => (From: new EdgeSum.Step(edge.From.X, edge.From.Y), To: new EdgeSum.Step(edge.To.X, edge.To.Y)))
                .Select(edge => edge.From.IsBefore(edge.To) ? new EdgeSum.Edge(edge.From, edge.To) : new(edge.To, edge.From)).Distinct()])
            .Select(edge => ((edge.From.X, edge.From.Y), (edge.To.X, edge.To.Y))).Order(),
    ];

    /// <summary>Whether two edges have a place in common that is not an end of both.</summary>
    static bool MeetBetween(((long X, long Y) From, (long X, long Y) To) one, ((long X, long Y) From, (long X, long Y) To) other)
    {
        int Side((long X, long Y) from, (long X, long Y) to, (long X, long Y) place) =>
            Math.Sign((to.X - from.X) * (place.Y - from.Y) - (to.Y - from.Y) * (place.X - from.X));
        bool IsInside((long X, long Y) from, (long X, long Y) to, (long X, long Y) place) =>
            place != from && place != to && Side(from, to, place) == 0
            && (place.X - from.X) * (to.X - place.X) + (place.Y - from.Y) * (to.Y - place.Y) > 0;
        return (Side(one.From, one.To, other.From) * Side(one.From, one.To, other.To) < 0
                && Side(other.From, other.To, one.From) * Side(other.From, other.To, one.To) < 0)
            || IsInside(one.From, one.To, other.From) || IsInside(one.From, one.To, other.To)
            || IsInside(other.From, other.To, one.From) || IsInside(other.From, other.To, one.To);
    }
}
