using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcoTiles.ServiceTests.Program;

namespace EcoTiles.ServiceTests.Http;

/// <summary>A map that is added while the service runs: one entry of the catalogue, one style file, no code.</summary>
public sealed class NewMapTests(SampleStore store) : IDisposable
{
    const string Style = """
        {
          "version": 8,
          "sources": { "plan": { "type": "vector", "url": "ecotiles://plan" } },
          "layers": [
            { "id": "ground", "type": "background", "paint": { "background-color": "#FFFFFF" } },
            { "id": "works", "type": "fill", "source": "plan", "source-layer": "key_area", "paint": { "fill-color": "#FF00AA" } }
          ]
        }
        """;

    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task One_entry_and_one_style_file_make_a_map()
    {
        var cancelled = TestContext.Current.CancellationToken;
        var styles = StyleReloadTests.Copy(Path.Combine(AppContext.BaseDirectory, "styles"), _folder.File("styles"));
        await using var service = await HttpService.StartAsync(_folder.Path, store.File, "--styles", styles);
        using (var before = await service.GetAsync("/tiles/xiping/outcome/extra.json")) Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);

        await File.WriteAllTextAsync(Path.Combine(styles, "maps", "outcome-extra.json"), Style, cancelled);
        var file = Path.Combine(styles, "maps.json");
        var catalogue = JsonNode.Parse(await File.ReadAllTextAsync(file, cancelled))!;
        catalogue["maps"]!["outcome/extra"] = JsonNode.Parse(
            """{ "zh": "新增图件", "en": "One more map", "required": true, "layers": [{ "dataset": "key_area" }, { "use": "frame" }] }""");
        await File.WriteAllTextAsync(file, catalogue.ToJsonString(), cancelled);

        var document = await UntilThereAsync(service, "/tiles/xiping/outcome/extra.json");
        Assert.Equal("新增图件", document.GetProperty("name").GetString());
        var maps = (await service.JsonAsync("/plans/xiping/maps")).GetProperty("maps").EnumerateArray();
        Assert.Contains(maps, map => map.GetProperty("id").GetString() == "outcome/extra" && map.GetProperty("isRequired").GetBoolean());
        var atlas = (await service.JsonAsync("/plans/xiping/atlas")).GetProperty("items").EnumerateArray().SelectMany(item => item.GetProperty("maps").EnumerateArray());
        Assert.Equal("present", atlas.Single(map => map.GetProperty("id").GetString() == "outcome/extra").GetProperty("state").GetString());
        var legend = (await service.JsonAsync("/legends/xiping/outcome/extra.json")).GetProperty("sections").EnumerateArray().SelectMany(section => section.GetProperty("entries").EnumerateArray()).ToList();
        Assert.Contains(legend, entry => entry.GetProperty("layer").GetString() == "key_area");
        Assert.NotEmpty(await service.BytesAsync("/legends/xiping/outcome/extra.png"));
        Assert.NotEmpty(await service.BytesAsync("/tiles/xiping/outcome/extra/9/418/205.png"));
        var style = await service.JsonAsync("/styles/xiping/outcome/extra/style.json");
        Assert.Contains(style.GetProperty("layers").EnumerateArray(), layer => layer.GetProperty("id").GetString() == "works");
        Assert.Contains(await service.FeaturesAsync("/tiles/xiping/outcome/extra/9/418/205.mvt"), feature => feature.Layer == "key_area");
        Assert.NotEqual(
            await service.BytesAsync("/static/xiping/outcome/extra/auto/200x150.png"), await service.BytesAsync("/static/xiping/outcome/key-areas/auto/200x150.png"));
    }

    [Fact]
    public async Task A_wrong_catalogue_is_not_taken_over()
    {
        var cancelled = TestContext.Current.CancellationToken;
        var styles = StyleReloadTests.Copy(Path.Combine(AppContext.BaseDirectory, "styles"), _folder.File("styles"));
        await using var service = await HttpService.StartAsync(_folder.Path, store.File, "--styles", styles);
        await File.WriteAllTextAsync(Path.Combine(styles, "maps.json"), """{ "maps": { "outcome/a": { "zh": "甲" } } }""", cancelled);
        await Task.Delay(TimeSpan.FromSeconds(2.5), cancelled); // two looks at the folder
        using var layout = await service.GetAsync("/tiles/xiping/outcome/layout.json");
        Assert.Equal(HttpStatusCode.OK, layout.StatusCode);
    }

    public void Dispose() => _folder.Dispose();

    static async Task<JsonElement> UntilThereAsync(HttpService service, string path)
    {
        while (true)
        {
            using var answer = await service.GetAsync(path);
            if (answer.StatusCode == HttpStatusCode.OK) return await service.JsonAsync(path);
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
