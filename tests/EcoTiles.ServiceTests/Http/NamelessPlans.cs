using System.Text.Json.Nodes;
using EcoTiles.ServiceTests.Program;

namespace EcoTiles.ServiceTests.Http;

/// <summary>The five sample plans, served in the same styles without names and hill shading, which would lie over the colours.</summary>
public sealed class NamelessPlans(AllPlans all) : IAsyncLifetime
{
    readonly TemporaryFolder _folder = new();
    HttpService? _service;

    internal HttpService Service => _service ?? throw new InvalidOperationException("asked before the start");

    public async ValueTask InitializeAsync() => _service = await HttpService.StartAsync(
        _folder.Path, await all.FileAsync(), "--styles", WithoutNames(Path.Combine(AppContext.BaseDirectory, "styles")));

    public async ValueTask DisposeAsync()
    {
        if (_service is not null) await _service.DisposeAsync();
        _folder.Dispose();
    }

    string WithoutNames(string styles)
    {
        var copy = StyleReloadTests.Copy(styles, _folder.File("styles"));
        foreach (var file in Directory.EnumerateFiles(copy, "*.json", SearchOption.AllDirectories))
        {
            var style = JsonNode.Parse(File.ReadAllText(file))!;
            if (style["layers"] is not JsonArray layers) continue;
            foreach (var layer in layers)
            {
                if (layer!["type"]!.GetValue<string>() == "hillshade") layer["layout"] = new JsonObject { ["visibility"] = "none" };
                if (layer["layout"] is JsonObject layout) layout.Remove("text-field");
            }
            File.WriteAllText(file, style.ToJsonString());
        }
        return copy;
    }
}
