using System.Net;
using System.Text.Json;
using EcoTiles.Server;

namespace EcoTiles.Tests.Server;

public sealed class DocumentTests
{
    [Theory]
    [InlineData("/tiles/xiping/outcome/layout.json")]
    [InlineData("/tiles/xiping/outcome/layout/tilejson.json")]
    [InlineData("/tiles/xiping/outcome-layout")]
    public async Task TileJson_describes_the_map(string address)
    {
        await using var server = await RunningServer.StartAsync(new ServerOptions { PublicUrl = "https://maps.example.cn/eco/" }, isSample: true);
        using var document = await ReadAsync(await server.GetAsync(address));
        var root = document.RootElement;
        Assert.Equal("3.0.0", root.GetProperty("tilejson").GetString());
        Assert.Equal("国土空间生态修复布局图（包括分区和重点区域）", root.GetProperty("name").GetString());
        Assert.Contains("示意图", root.GetProperty("attribution").GetString(), StringComparison.Ordinal);
        Assert.Equal("7.0.0", root.GetProperty("version").GetString());
        Assert.Equal("xyz", root.GetProperty("scheme").GetString());
        Assert.Equal("https://maps.example.cn/eco/tiles/xiping/outcome/layout/{z}/{x}/{y}.mvt", root.GetProperty("tiles")[0].GetString());
        Assert.Equal([113.8, 33.2, 114.2, 33.5], root.GetProperty("bounds").EnumerateArray().Select(number => number.GetDouble()));
        Assert.Equal([114, 33.35, 10], root.GetProperty("center").EnumerateArray().Select(number => number.GetDouble()));
        Assert.Equal((0, 16), (root.GetProperty("minzoom").GetInt32(), root.GetProperty("maxzoom").GetInt32()));
        var layers = root.GetProperty("vector_layers").EnumerateArray().ToDictionary(layer => layer.GetProperty("id").GetString()!);
        Assert.Equal("名称", layers["zone"].GetProperty("fields").GetProperty("name").GetString());
        Assert.Equal(9, layers["admin_town_label"].GetProperty("minzoom").GetInt32());
    }

    [Fact]
    public async Task Plans_lead_to_maps_and_maps_to_tiles()
    {
        await using var server = await RunningServer.StartAsync();
        using var plans = await ReadAsync(await server.GetAsync("/plans"));
        var plan = plans.RootElement.GetProperty("plans")[0];
        Assert.Equal("xiping", plan.GetProperty("id").GetString());
        Assert.Equal([113.8, 33.2, 114.2, 33.5], plan.GetProperty("bounds").EnumerateArray().Select(number => number.GetDouble()));
        using var maps = await ReadAsync(await server.GetAsync(Link(plan, "maps")));
        Assert.Contains(maps.RootElement.GetProperty("missing").EnumerateArray(), map => map.GetProperty("id").GetString() == "base/soil");
        foreach (var map in maps.RootElement.GetProperty("maps").EnumerateArray())
            Assert.Equal(HttpStatusCode.OK, (await server.GetAsync(Link(map, "tilejson"))).StatusCode);
        using var layers = await ReadAsync(await server.GetAsync(Link(plan, "layers")));
        Assert.Equal(7, layers.RootElement.GetProperty("layers").GetArrayLength());
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync(Link(plan, "self"))).StatusCode);
    }

    [Fact]
    public async Task Readiness_tells_the_datasets_of_plans_that_show()
    {
        await using var server = await RunningServer.StartAsync();
        var response = await server.GetAsync("/readyz");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        using var report = await ReadAsync(response);
        Assert.Equal("ready", report.RootElement.GetProperty("status").GetString());
        Assert.Equal("xiping", Assert.Single(report.RootElement.GetProperty("datasets").EnumerateArray()).GetProperty("plan").GetString());
    }

    [Fact]
    public async Task Forwarded_headers_count_only_from_a_trusted_proxy()
    {
        (string, string)[] headers = [("X-Forwarded-Proto", "https"), ("X-Forwarded-Host", "maps.example.cn"), ("X-Forwarded-Prefix", "/eco")];
        await using var open = await RunningServer.StartAsync();
        await using var trusting = await RunningServer.StartAsync(new ServerOptions { TrustedProxies = ["127.0.0.0/8"] });
        using var unmoved = await ReadAsync(await open.GetAsync("/tiles/xiping/zone.json", headers));
        using var moved = await ReadAsync(await trusting.GetAsync("/tiles/xiping/zone.json", headers));
        Assert.StartsWith("http://127.0.0.1", unmoved.RootElement.GetProperty("tiles")[0].GetString(), StringComparison.Ordinal);
        Assert.StartsWith("https://maps.example.cn/eco/tiles/", moved.RootElement.GetProperty("tiles")[0].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_host_that_is_not_on_the_list_is_refused()
    {
        await using var server = await RunningServer.StartAsync(new ServerOptions { AllowedHosts = ["maps.example.cn"] });
        Assert.Equal(HttpStatusCode.BadRequest, (await server.GetAsync("/plans")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.GetAsync("/plans", ("Host", "maps.example.cn"))).StatusCode);
    }

    [Theory]
    [InlineData("PublicUrl")]
    [InlineData("TrustedProxies")]
    public async Task A_wrong_address_in_the_options_stops_the_start(string option)
    {
        var options = option == "PublicUrl"
            ? new ServerOptions { PublicUrl = "maps.example.cn" }
            : new ServerOptions { TrustedProxies = ["proxy"] };
        var error = await Assert.ThrowsAsync<FormatException>(() => RunningServer.StartAsync(options));
        Assert.Contains(option, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_description_lists_every_route()
    {
        await using var server = await RunningServer.StartAsync();
        using var document = await ReadAsync(await server.GetAsync("/openapi/v1.json"));
        Assert.StartsWith("3.1", document.RootElement.GetProperty("openapi").GetString(), StringComparison.Ordinal);
        using var head = await server.SendAsync(HttpMethod.Head, "/openapi/v1.json");
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        var paths = document.RootElement.GetProperty("paths");
        string[] expected =
        [
            "/fonts/{stack}/{range}.pbf",
            "/legends/{plan}/{group}/{map}.json", "/legends/{plan}/{group}/{map}.png", "/legends/{plan}/{map}.json", "/legends/{plan}/{map}.png",
            "/livez", "/plans", "/plans/{plan}", "/plans/{plan}/atlas", "/plans/{plan}/layers", "/plans/{plan}/maps", "/rasters/{plan}/{raster}.json",
            "/rasters/{plan}/{raster}/{z}/{x}/{y}.png", "/readyz", "/sprites/eco.json",
            "/static/{plan}/{group}/{map}/{place}/{size}.png", "/static/{plan}/{map}/{place}/{size}.png",
            "/styles/{plan}/{group}/{map}/style.json", "/styles/{plan}/{map}/style.json",
            "/tiles/{plan}/{group}/{map}.json",
            "/tiles/{plan}/{group}/{map}/CGCS2000Quad/{z}/{x}/{y}.mvt", "/tiles/{plan}/{group}/{map}/CGCS2000Quad/{z}/{x}/{y}.png",
            "/tiles/{plan}/{group}/{map}/WorldCRS84Quad/{z}/{x}/{y}.mvt", "/tiles/{plan}/{group}/{map}/WorldCRS84Quad/{z}/{x}/{y}.png",
            "/tiles/{plan}/{group}/{map}/{z}/{x}/{y}.mvt", "/tiles/{plan}/{group}/{map}/{z}/{x}/{y}.png",
            "/tiles/{plan}/{map}.json",
            "/tiles/{plan}/{map}/CGCS2000Quad/{z}/{x}/{y}.mvt", "/tiles/{plan}/{map}/CGCS2000Quad/{z}/{x}/{y}.png",
            "/tiles/{plan}/{map}/WorldCRS84Quad/{z}/{x}/{y}.mvt", "/tiles/{plan}/{map}/WorldCRS84Quad/{z}/{x}/{y}.png",
            "/tiles/{plan}/{map}/{z}/{x}/{y}.mvt", "/tiles/{plan}/{map}/{z}/{x}/{y}.png",
        ];
        Assert.Equal(expected, paths.EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal));
        var ids = new HashSet<string>();
        foreach (var path in paths.EnumerateObject())
        {
            Assert.False(path.Value.TryGetProperty("head", out _), path.Name); // it would share the id of get
            var get = path.Value.GetProperty("get");
            Assert.True(ids.Add(get.GetProperty("operationId").GetString()!), path.Name);
            Assert.NotEmpty(get.GetProperty("responses").GetProperty("200").GetProperty("description").GetString()!);
            var written = path.Name.Split('{')[1..].Select(part => part[..part.IndexOf('}', StringComparison.Ordinal)]).ToHashSet();
            var described = get.TryGetProperty("parameters", out var list)
                ? list.EnumerateArray().Where(one => one.GetProperty("in").GetString() == "path").Select(one => one.GetProperty("name").GetString()!).ToHashSet()
                : [];
            Assert.Equal(written.Order(), described.Order());
        }
    }

    [Fact]
    public async Task A_viewer_that_is_not_built_is_replaced_by_the_command_that_builds_it()
    {
        await using var server = await RunningServer.StartAsync();
        var response = await server.GetAsync("/");
        var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("npm run build", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_built_viewer_is_served_with_what_its_names_allow()
    {
        var folder = Directory.CreateTempSubdirectory("ecotiles-viewer");
        try
        {
            Directory.CreateDirectory(Path.Combine(folder.FullName, "assets"));
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "index.html"), "<html>", TestContext.Current.CancellationToken);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "assets", "a-1.js"), new string(' ', 4000), TestContext.Current.CancellationToken);
            await using var server = await RunningServer.StartAsync(new ServerOptions { ViewerFolder = folder.FullName });
            var index = await server.GetAsync("/");
            Assert.True(index.Headers.CacheControl!.NoCache);
            Assert.Equal(HttpStatusCode.NotModified, (await server.GetAsync("/", ("If-None-Match", index.Headers.ETag!.Tag))).StatusCode);
            var script = await server.GetAsync("/assets/a-1.js", ("Accept-Encoding", "gzip"));
            Assert.Contains("immutable", script.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.Equal(["gzip"], script.Content.Headers.ContentEncoding);
            Assert.Equal(HttpStatusCode.NotFound, (await server.GetAsync("/assets/..%2F..%2Fetc%2Fpasswd")).StatusCode);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    static string Link(JsonElement document, string rel) => document.GetProperty("links").EnumerateArray()
        .First(link => link.GetProperty("rel").GetString() == rel).GetProperty("href").GetString()!;

    static async Task<JsonDocument> ReadAsync(HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
}
