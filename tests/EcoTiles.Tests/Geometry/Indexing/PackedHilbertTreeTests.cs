using EcoTiles.Geometry.Indexing;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Tests.Geometry.Indexing;

public sealed class PackedHilbertTreeTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(15)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(5000)]
    public void A_search_finds_what_comparing_all_finds_and_in_order(int count)
    {
        var random = new Random(count);
        var boxes = Boxes(random, count);
        var order = HilbertOrder.Of(boxes);
        var sorted = order.Select(i => boxes[i]).ToArray();
        var tree = new PackedHilbertTree(sorted);
        Assert.Equal(count, tree.Count);
        var found = new GrowingArray<int>();
        for (var i = 0; i < 300; i++)
        {
            var box = i == 0 ? new LatticeBox(int.MinValue, int.MinValue, int.MaxValue, int.MaxValue) : Box(random, random.Next(1, 1_500_000_000));
            found.Shrink(0);
            tree.Search(box, found);
            Assert.Equal(Enumerable.Range(0, count).Where(item => sorted[item].Intersects(box)), found.ToArray());
        }
    }

    [Fact]
    public void The_bounds_hold_all_boxes()
    {
        Assert.True(new PackedHilbertTree([]).Bounds.IsEmpty);
        Assert.Equal(new LatticeBox(-5, 0, 9, 7), new PackedHilbertTree([new(0, 0, 9, 1), new(-5, 6, -4, 7)]).Bounds);
    }

    [Fact]
    public void The_order_names_every_box_once()
    {
        foreach (var count in (int[])[0, 1, 2, 1000])
            Assert.Equal(Enumerable.Range(0, count), HilbertOrder.Of(Boxes(new Random(15), count)).Order());
    }

    [Fact]
    public void Boxes_at_the_same_place_keep_their_order() =>
        Assert.Equal(Enumerable.Range(0, 100), HilbertOrder.Of(Enumerable.Repeat(new LatticeBox(3, 4, 5, 6), 100).ToArray()));

    [Fact]
    public void Places_that_follow_each_other_on_the_curve_are_neighbours()
    {
        var places = new (uint X, uint Y)[64 * 64];
        // The first corner of 64 x 64 of the raster is one run of the curve.
        for (uint x = 0; x < 64; x++)
        {
            for (uint y = 0; y < 64; y++) places[HilbertCurve.Position(x, y)] = (x, y);
        }
        for (var i = 1; i < places.Length; i++)
            Assert.Equal(1, Math.Abs((int)places[i].X - (int)places[i - 1].X) + Math.Abs((int)places[i].Y - (int)places[i - 1].Y));
    }

    static LatticeBox[] Boxes(Random random, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Box(random, random.Next(10) == 0 ? 500_000_000 : 10_000_000))];

    static LatticeBox Box(Random random, int side)
    {
        int x = random.Next(int.MinValue, int.MaxValue - side), y = random.Next(int.MinValue, int.MaxValue - side);
        return new LatticeBox(x, y, x + random.Next(side), y + random.Next(side));
    }
}
