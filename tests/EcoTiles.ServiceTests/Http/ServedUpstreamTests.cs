using System.Net;
using System.Text.Json.Nodes;
using EcoTiles.ServiceTests.Program;

namespace EcoTiles.ServiceTests.Http;

/// <summary>The program with tile services of others behind it: another EcoTiles, and the same as a WMTS in front of it.</summary>
public sealed class ServedUpstreamTests(SampleStore store, SampleService sample) : IDisposable
{
    const string Picture = "static/xiping/base/imagery/auto/600x400.png";
    const string Key = "a-key-that-nobody-sees";

    readonly TemporaryFolder _folder = new();

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Another_EcoTiles_is_a_tile_service_and_shows_the_same_picture()
    {
        var tiles = $"{sample.Service.Client.BaseAddress}rasters/xiping/image/{{z}}/{{x}}/{{y}}.jpg";
        await using var service = await StartAsync($"remote={tiles}#minzoom=5&maxzoom=12&bounds=113.5546875,33.21111647,114.2578125,33.57801474&attribution=%E5%BD%B1%E5%83%8F%E6%9D%A5%E6%BA%90");
        Assert.Equal(await sample.Service.BytesAsync(Picture), await service.BytesAsync(Picture));
        Assert.Contains("影像来源", (await service.JsonAsync("styles/xiping/base/imagery/style.json")).GetProperty("sources").GetProperty("image").ToString(), StringComparison.Ordinal);
        Assert.Contains("影像来源", (await service.JsonAsync("rasters/xiping/remote.json")).ToString(), StringComparison.Ordinal);
        Assert.EndsWith("影像来源", (await service.JsonAsync("tiles/xiping/base/imagery.json")).GetProperty("attribution").GetString(), StringComparison.Ordinal);
        Assert.Equal("ready", (await service.JsonAsync("readyz")).GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_WMTS_is_asked_by_parameters_with_the_key_and_its_tiles_are_kept()
    {
        await using var wmts = new WmtsFront(new Uri(sample.Service.Client.BaseAddress!, "rasters/xiping/image/"), Key);
        await using var service = await StartAsync("remote=tianditu:img_w", wmts.Address);
        Assert.Equal(await sample.Service.BytesAsync(Picture), await service.BytesAsync(Picture));
        var asked = wmts.Asked;
        Assert.True(asked > 0);
        Assert.NotEmpty(await service.BytesAsync("static/xiping/base/imagery/auto/599x400.png"));
        Assert.Equal(asked, wmts.Asked);

        Assert.Contains("天地图", (await service.JsonAsync("styles/xiping/base/imagery/style.json")).ToString(), StringComparison.Ordinal);
        foreach (var path in new[] { "styles/xiping/base/imagery/style.json", "rasters/xiping/remote.json", "readyz", "plans/xiping/maps" })
            Assert.DoesNotContain(Key, (await service.JsonAsync(path)).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Key, (await ProgramRun.InAsync(_folder.Path, [], "config", "show")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_service_that_refuses_the_key_or_takes_too_long_is_named_without_its_key_and_the_map_goes_on()
    {
        await using var wmts = new WmtsFront(new Uri(sample.Service.Client.BaseAddress!, "rasters/xiping/image/"), "another key");
        await using var service = await StartAsync("remote=tianditu:img_w", wmts.Address);
        Assert.NotEmpty(await service.BytesAsync(Picture));
        Assert.Contains("answers 403", await ProblemsAsync(service), StringComparison.Ordinal);

        wmts.Delay = TimeSpan.FromSeconds(20);
        await Task.Delay(TimeSpan.FromSeconds(5.5), Cancelled); // it is left alone for five seconds
        Assert.NotEmpty(await service.BytesAsync("static/xiping/base/imagery/auto/300x200.png"));
        Assert.Contains("did not answer within 0.5 s", await ProblemsAsync(service), StringComparison.Ordinal);
        using var layout = await service.GetAsync("static/xiping/outcome/layout/auto/300x200.png");
        Assert.Equal(HttpStatusCode.OK, layout.StatusCode);
    }

    public void Dispose() => _folder.Dispose();

    static async Task<string> ProblemsAsync(HttpService service)
    {
        var text = (await service.JsonAsync("readyz")).ToString();
        Assert.DoesNotContain(Key, text, StringComparison.Ordinal);
        return text;
    }

    /// <summary>The program with the sample plan, whose imagery is the configured service.</summary>
    async Task<HttpService> StartAsync(string source, Uri? tianditu = null)
    {
        var styles = StyleReloadTests.Copy(Path.Combine(AppContext.BaseDirectory, "styles"), _folder.File("styles"));
        var file = Path.Combine(styles, "maps", "base-imagery.json");
        await File.WriteAllTextAsync(file, (await File.ReadAllTextAsync(file, Cancelled)).Replace("ecotiles://raster/image", "ecotiles://raster/remote", StringComparison.Ordinal), Cancelled);
        var rasters = new JsonObject { ["Sources"] = new JsonArray(source), ["Timeout"] = "00:00:00.5", ["Retries"] = 0 };
        if (tianditu is not null) (rasters["TiandituUrl"], rasters["TiandituKey"]) = (tianditu.AbsoluteUri, Key);
        await File.WriteAllTextAsync(_folder.File("appsettings.json"), new JsonObject { ["Rasters"] = rasters }.ToJsonString(), Cancelled);
        return await HttpService.StartAsync(_folder.Path, store.File, "--styles", styles);
    }
}
