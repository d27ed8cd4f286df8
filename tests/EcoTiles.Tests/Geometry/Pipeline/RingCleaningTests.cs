using EcoTiles.Geometry.Pipeline;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Tests.Geometry.Pipeline;

public sealed class RingCleaningTests
{
    [Fact]
    public void A_clean_ring_stays() => Assert.Equal([0, 0, 4, 0, 4, 4], Clean([0, 0, 4, 0, 4, 4]));

    [Fact]
    public void Points_that_come_twice_are_kept_once() =>
        Assert.Equal([0, 0, 4, 0, 4, 4], Clean([0, 0, 0, 0, 4, 0, 4, 0, 4, 0, 4, 4, 4, 4]));

    [Fact]
    public void The_repeated_first_point_of_a_closed_ring_goes() =>
        Assert.Equal([0, 0, 4, 0, 4, 4], Clean([0, 0, 4, 0, 4, 4, 0, 0]));

    [Fact]
    public void A_spike_goes_with_all_of_its_length() =>
        Assert.Equal([0, 0, 4, 0, 4, 4], Clean([0, 0, 4, 0, 9, 0, 12, 0, 9, 0, 4, 0, 4, 4]));

    [Fact]
    public void A_spike_across_the_seam_goes_too() =>
        Assert.Equal([0, 0, 4, 0, 4, 4], Rotated(Clean([-7, -7, -3, -3, 0, 0, 4, 0, 4, 4, 0, 0, -3, -3])));

    [Fact]
    public void A_ring_that_is_only_there_and_back_is_no_ring() => Assert.Empty(Clean([0, 0, 4, 0, 8, 1, 4, 0]));

    [Fact]
    public void Cleaning_changes_neither_the_area_nor_what_is_clean()
    {
        var random = new Random(3);
        for (var i = 0; i < 20_000; i++)
        {
            // Few places, so that spikes, seams and repeated points are common.
            var ring = Enumerable.Range(0, 2 * random.Next(3, 12)).Select(_ => random.Next(3)).ToArray();
            var clean = Clean(ring);
            Assert.Equal(RingArea.Doubled(ring), RingArea.Doubled(clean));
            Assert.Equal(clean, Clean(clean));
            for (var at = 0; at < clean.Length; at += 2)
            {
                int next = (at + 2) % clean.Length, second = (at + 4) % clean.Length;
                Assert.NotEqual((clean[at], clean[at + 1]), (clean[next], clean[next + 1]));
                Assert.NotEqual((clean[at], clean[at + 1]), (clean[second], clean[second + 1]));
            }
        }
    }

    [Fact]
    public void A_line_loses_steps_of_length_zero_and_keeps_its_turns()
    {
        int[] line = [0, 0, 0, 0, 5, 5, 0, 0, 0, 0];
        Assert.Equal([0, 0, 5, 5, 0, 0], line[..RingCleaning.Line(line)]);
        Assert.Equal(0, RingCleaning.Line([3, 3, 3, 3]));
    }

    static int[] Clean(int[] ring)
    {
        var copy = ring.ToArray();
        return copy[..RingCleaning.Ring(copy)];
    }

    /// <summary>The same ring from its smallest x on.</summary>
    static int[] Rotated(int[] ring)
    {
        var first = 0;
        for (var i = 2; i < ring.Length; i += 2)
        {
            if (ring[i] < ring[first]) first = i;
        }
        return [.. ring[first..], .. ring[..first]];
    }
}
