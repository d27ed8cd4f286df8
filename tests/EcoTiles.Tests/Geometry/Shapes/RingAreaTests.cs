using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Tests.Geometry.Shapes;

public sealed class RingAreaTests
{
    [Fact]
    public void A_ring_that_runs_clockwise_on_a_screen_has_a_positive_area()
    {
        Assert.Equal(32, RingArea.Doubled([0, 0, 4, 0, 4, 4, 0, 4]));
        Assert.Equal(-32, RingArea.Doubled([0, 0, 0, 4, 4, 4, 4, 0]));
        Assert.Equal(0, RingArea.Doubled([0, 0, 4, 4]));
    }

    [Fact]
    public void The_area_is_that_of_whole_numbers_up_to_a_rounding()
    {
        var random = new Random(4);
        for (var i = 0; i < 2000; i++)
        {
            var ring = Drawn.Star(random, random.Next(-1000, 1000), random.Next(), 100, random.NextDouble() * 2e9, 30);
            var right = (double)Oracle.DoubledArea(ring);
            Assert.Equal(right, RingArea.Doubled(ring), Math.Abs(right) * 1e-12 + 1);
        }
    }

    [Fact]
    public void A_ring_is_turned_the_way_it_should_run_and_only_then()
    {
        int[] ring = [0, 0, 4, 0, 4, 4];
        RingArea.Orient(ring, clockwise: true);
        Assert.Equal([0, 0, 4, 0, 4, 4], ring);
        RingArea.Orient(ring, clockwise: false);
        Assert.Equal([4, 4, 4, 0, 0, 0], ring);
    }
}
