using EcoTiles.ServiceTests.Program;

namespace EcoTiles.ServiceTests.Http;

public sealed class FrameReadingTests(SampleService sample, SampleStore store) : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("zone,plan_area,road,seat", "16/53514/26311")]
    [InlineData("zone,plan_area,road,seat", "14/13378/6577")]
    [InlineData("zone,plan_area,road,seat", "11/1672/822")]
    [InlineData("landuse", "14/13378/6577")]
    public async Task Layers_over_the_memory_budget_are_read_for_each_tile_and_show_the_same(string layers, string tile)
    {
        var path = $"/tiles/xiping/{layers}/{tile}.mvt";
        await using var service = await HttpService.StartAsync(_folder.Path, store.File, "--snapshot-budget", "0");
        Assert.All(
            (await service.JsonAsync("readyz")).GetProperty("datasets").EnumerateArray(),
            dataset => Assert.Equal("per-request", dataset.GetProperty("state").GetString()));
        var kept = (await sample.Service.FeaturesAsync(path)).ToDictionary(feature => (feature.Layer, feature.Id));
        var read = (await service.FeaturesAsync(path)).ToDictionary(feature => (feature.Layer, feature.Id));
        Assert.NotEmpty(kept);
        Assert.Equal(kept.Values.Select(feature => feature.ToString()).Order(), read.Values.Select(feature => feature.ToString()).Order());
        // Thinning may keep other points where a layer is thinned alone, but never leaves its tolerance.
        foreach (var (key, feature) in kept) Assert.InRange(BoxDistance(feature, read[key]), 0, 4);
    }

    static int BoxDistance(TileFeature one, TileFeature other) =>
        new[] { one, other }.Select(feature => new[]
        {
            feature.Points.Min(point => point.X), feature.Points.Max(point => point.X),
            feature.Points.Min(point => point.Y), feature.Points.Max(point => point.Y),
        }).ToArray() is [var first, var second]
            ? first.Zip(second, (a, b) => Math.Abs(a - b)).Max()
            : throw new InvalidOperationException("two boxes were made");
}
