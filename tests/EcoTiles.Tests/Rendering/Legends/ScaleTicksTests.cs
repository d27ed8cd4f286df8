using EcoTiles.Rendering.Legends;

namespace EcoTiles.Tests.Rendering.Legends;

public sealed class ScaleTicksTests
{
    [Theory]
    [InlineData(612, 2187, new double[] { 500, 1000, 1500, 2000, 2500 })]
    [InlineData(-40, 55, new double[] { -40, -20, 0, 20, 40, 60 })]
    [InlineData(0, 1, new[] { 0, 0.2, 0.4, 0.6, 0.8, 1 })]
    [InlineData(58, 58, new double[] { 58, 59 })]
    [InlineData(58.2, 58.2, new double[] { 58, 59 })]
    public void A_scale_is_told_by_round_numbers_that_reach_over_both_ends(double least, double most, double[] ticks) =>
        Assert.Equal(ticks, ScaleTicks.Around(least, most));

    [Fact]
    public void Whatever_the_ends_there_are_few_ticks_in_even_steps()
    {
        var random = new Random(6);
        for (var i = 0; i < 2000; i++)
        {
            var least = (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-2, 5));
            var most = least + random.NextDouble() * Math.Pow(10, random.Next(-2, 5));
            var ticks = ScaleTicks.Around(least, most);
            Assert.InRange(ticks.Count, 2, 8);
            Assert.True(ticks[0] <= least + 1e-6 && ticks[^1] >= most - 1e-6, $"{least} to {most}: {string.Join(' ', ticks)}");
            Assert.All(ticks.Zip(ticks.Skip(1)), pair => Assert.Equal(ticks[1] - ticks[0], pair.Second - pair.First, 1e-5));
        }
    }
}
