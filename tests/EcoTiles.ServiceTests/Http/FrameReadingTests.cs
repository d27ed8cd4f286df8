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
        foreach (var (key, feature) in kept)
        {
            // Frames are not thinned: the corners that thinning has kept are there, give or take the rounding. In a thin spike
            // the two go different ways: rounding folds it away, thinning leaves one side of it.
            var corners = feature.Points.Where(IsInside).ToList();
            Assert.InRange(corners.Count(corner => read[key].Points.Min(each => Distance(each, corner)) > 2), 0, corners.Count / 20);
            // At the border thinned edges are cut elsewhere, the more so the flatter they meet it.
            Assert.InRange(BoxDistance(feature, read[key]), 0, 16);
        }
    }

    static bool IsInside((int X, int Y) point) => Math.Min(point.X, point.Y) > 0 && Math.Max(point.X, point.Y) < 4096;

    static int Distance((int X, int Y) one, (int X, int Y) other) => Math.Max(Math.Abs(one.X - other.X), Math.Abs(one.Y - other.Y));

    static int BoxDistance(TileFeature one, TileFeature other) =>
        new[] { one, other }.Select(feature => new[]
        {
            feature.Points.Min(point => point.X), feature.Points.Max(point => point.X),
            feature.Points.Min(point => point.Y), feature.Points.Max(point => point.Y),
        }).ToArray() is [var first, var second]
            ? first.Zip(second, (a, b) => Math.Abs(a - b)).Max()
            : throw new InvalidOperationException("two boxes were made");
}
