using System.Text.Json.Nodes;
using EcoTiles.Canvases.Decoders;
using EcoTiles.ServiceTests.Program;

namespace EcoTiles.ServiceTests.Http;

/// <summary>Names can be read wherever they stand.</summary>
public sealed class LabelContrastTests(AllPlans all) : IDisposable
{
    const string View = "auto/900x700@2x.png";
    const string InkColour = "#FF00FF";
    const uint Ink = 0xFFFF00FF;
    const double Least = 3;

    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Every_label_of_every_map_stands_out_from_what_is_under_it()
    {
        var service = await all.ServiceAsync();
        var inkedStyles = Inked(StyleReloadTests.Copy(Path.Combine(AppContext.BaseDirectory, "styles"), _folder.File("styles")));
        await using var inked = await HttpService.StartAsync(_folder.Path, await all.FileAsync(), "--styles", inkedStyles);
        var pale = new List<string>();
        var labels = 0;
        foreach (var plan in (await service.JsonAsync("plans")).GetProperty("plans").EnumerateArray().Select(plan => plan.GetProperty("id").GetString()))
        {
            foreach (var map in (await service.JsonAsync($"plans/{plan}/maps")).GetProperty("maps").EnumerateArray().Select(map => map.GetProperty("id").GetString()))
            {
                var address = $"static/{plan}/{map}/{View}";
                var pictures = await Task.WhenAll(service.BytesAsync(address), inked.BytesAsync(address));
                var found = LabelInk.Contrasts(ImageDecoder.Decode(pictures[0]), ImageDecoder.Decode(pictures[1]), Ink);
                labels += found.Count;
                pale.AddRange(found.Where(label => label.Contrast < Least).Select(label => $"{plan} {map} at {label.X},{label.Y}: {label.Contrast:0.00}"));
            }
        }
        if (pale.Count > 0) Assert.Fail(string.Join('\n', pale));
        Assert.True(labels > 3000, $"{labels} labels");
    }

    public void Dispose() => _folder.Dispose();

    static string Inked(string styles)
    {
        foreach (var file in Directory.EnumerateFiles(styles, "*.json", SearchOption.AllDirectories))
        {
            var style = JsonNode.Parse(File.ReadAllText(file))!;
            if (style["layers"] is not JsonArray layers) continue;
            foreach (var layer in layers)
            {
                if (layer!["paint"] is JsonObject paint && paint.ContainsKey("text-color")) paint["text-color"] = InkColour;
            }
            File.WriteAllText(file, style.ToJsonString());
        }
        return styles;
    }
}
