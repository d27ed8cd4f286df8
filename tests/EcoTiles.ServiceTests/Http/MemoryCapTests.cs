using System.Net;
using System.Text.Json;
using EcoTiles.ServiceTests.Program;

namespace EcoTiles.ServiceTests.Http;

/// <summary>Five plans in the memory that a container of 512 MiB leaves, asked for everything at once.</summary>
public sealed class MemoryCapTests(AllPlans all)
{
    const string HeapBytes = "0x18000000"; // 384 MiB: the runtime takes three quarters of a container
    const int Clients = 4;
    const int RequestsOfClient = 40;

    static readonly HttpStatusCode[] Fine = [HttpStatusCode.OK, HttpStatusCode.NoContent];

    [Fact]
    public async Task The_service_lives_and_refuses_what_does_not_fit()
    {
        using var folder = new TemporaryFolder();
        await using var service = await HttpService.StartInAsync(
            folder.Path, new() { ["DOTNET_GCHeapHardLimit"] = HeapBytes }, await all.FileAsync());
        var plans = (await service.JsonAsync("/plans")).GetProperty("plans").EnumerateArray().ToList();
        var maps = new Dictionary<string, string[]>();
        foreach (var plan in plans.Select(IdOf))
            maps[plan] = [.. (await service.JsonAsync($"/plans/{plan}/maps")).GetProperty("maps").EnumerateArray().Select(IdOf)];

        var answers = (await Task.WhenAll(Enumerable.Range(0, Clients).Select(AskAsync))).SelectMany(each => each).ToList();

        Assert.All(answers, answer => Assert.True(Fine.Contains(answer.Status) || answer.Status == HttpStatusCode.ServiceUnavailable, $"{answer}"));
        Assert.InRange(answers.Count(answer => Fine.Contains(answer.Status)), answers.Count * 3 / 4, answers.Count);
        using var alive = await service.GetAsync("/livez");
        Assert.Equal(HttpStatusCode.OK, alive.StatusCode);

        async Task<List<(string Path, HttpStatusCode Status)>> AskAsync(int client)
        {
            var random = new Random(client);
            var statuses = new List<(string, HttpStatusCode)>();
            for (var i = 0; i < RequestsOfClient; i++)
            {
                var plan = plans[random.Next(plans.Count)];
                var path = PathOf(random, IdOf(plan), maps[IdOf(plan)], [.. plan.GetProperty("bounds").EnumerateArray().Select(each => each.GetDouble())]);
                using var answer = await service.GetAsync(path);
                await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
                statuses.Add((path, answer.StatusCode));
            }
            return statuses;
        }
    }

    static string IdOf(JsonElement document) => document.GetProperty("id").GetString()!;

    static string PathOf(Random random, string plan, string[] maps, double[] bounds)
    {
        var map = $"{plan}/{maps[random.Next(maps.Length)]}";
        var longitude = bounds[0] + (bounds[2] - bounds[0]) * random.NextDouble();
        var latitude = bounds[1] + (bounds[3] - bounds[1]) * random.NextDouble();
        var size = $"{random.Next(50, 1500)}x{random.Next(50, 1500)}";
        return random.Next(10) switch
        {
            < 3 => $"/tiles/{map}/{TileAt(longitude, latitude, random.Next(5, 17))}.png",
            < 5 => $"/tiles/{map}/{TileAt(longitude, latitude, random.Next(5, 17))}.mvt",
            < 8 => FormattableString.Invariant($"/static/{map}/{longitude:F4},{latitude:F4},{5 + 10 * random.NextDouble():F2}/{size}.png"),
            < 9 => $"/static/{map}/auto/{size}.png?crs=EPSG:4490",
            _ => $"/legends/{map}.png",
        };
    }

    static string TileAt(double longitude, double latitude, int zoom)
    {
        var row = (1 - Math.Asinh(Math.Tan(latitude * Math.PI / 180)) / Math.PI) / 2 * (1 << zoom);
        return $"{zoom}/{(int)((longitude + 180) / 360 * (1 << zoom))}/{(int)row}";
    }
}
