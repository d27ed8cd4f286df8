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
            // Frames are not thinned, and kept layers have corners where their edges are led through points of others: what
            // was kept lies on the outline that was read, give or take the rounding.
            Assert.All(feature.Points.Where(IsInside), corner => Assert.InRange(DistanceTo(read[key], corner), 0, 2));
            // At the border thinned edges are cut elsewhere, the more so the flatter they meet it.
            Assert.InRange(BoxDistance(feature, read[key]), 0, 16);
        }
    }

    static bool IsInside((int X, int Y) point) => Math.Min(point.X, point.Y) > 0 && Math.Max(point.X, point.Y) < 4096;

    static double DistanceTo(TileFeature feature, (int X, int Y) point) => feature.Edges.Count == 0
        ? feature.Points.Min(each => Math.Max(Math.Abs(each.X - point.X), Math.Abs(each.Y - point.Y)))
        : feature.Edges.Min(edge => Distance(edge.From, edge.To, point));

    static double Distance((int X, int Y) from, (int X, int Y) to, (int X, int Y) point)
    {
        double dx = to.X - from.X, dy = to.Y - from.Y;
        var share = dx == 0 && dy == 0 ? 0 : Math.Clamp(((point.X - from.X) * dx + (point.Y - from.Y) * dy) / (dx * dx + dy * dy), 0, 1);
        return Math.Max(Math.Abs(from.X + share * dx - point.X), Math.Abs(from.Y + share * dy - point.Y));
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
