using EcoTiles.Canvases.Decoders;
using EcoTiles.Drawing;
using EcoTiles.ServiceTests.Program;

namespace EcoTiles.ServiceTests.Http;

/// <summary>Legends of maps that show heights in colours that glide.</summary>
public sealed class RampLegendTests(SampleStore store) : IDisposable
{
    const string Style = """
        {
          "version": 8,
          "sources": { "plan": { "type": "vector", "url": "ecotiles://plan" }, "dem": { "type": "raster-dem", "url": "ecotiles://raster/dem" } },
          "layers": [
            { "id": "ground", "type": "background", "paint": { "background-color": "#0000FF" } },
            {
              "id": "heights", "type": "color-relief", "source": "dem",
              "paint": { "color-relief-opacity": 0.5, "color-relief-color": ["interpolate", ["linear"], ["elevation"], 20, "#00FF00", 120, "#FF0000"] }
            }
          ]
        }
        """;

    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_ramp_is_a_bar_of_the_colours_that_the_map_has_with_round_numbers_beside_it()
    {
        await using var service = await StartAsync();
        var legend = await service.JsonAsync("/legends/xiping/base/terrain.json?scale=2");
        var section = Assert.Single(legend.GetProperty("sections").EnumerateArray());
        Assert.Equal("高程（米）", section.GetProperty("title").GetString());
        var entry = Assert.Single(section.GetProperty("entries").EnumerateArray());
        Assert.Equal("ramp", entry.GetProperty("shape").GetString());
        Assert.Equal("米", entry.GetProperty("ramp").GetProperty("unit").GetString());

        var ticks = entry.GetProperty("ramp").GetProperty("ticks").EnumerateArray().Select(tick => tick.GetProperty("value").GetDouble()).ToList();
        Assert.InRange(ticks.Count, 2, 8);
        Assert.True(ticks[0] is >= 0 and < 60 && ticks[^1] is > 500 and <= 700, $"heights of the plan lie between 45 and 540 m, ticks are {string.Join(' ', ticks)}");

        var bar = ImageDecoder.Decode(Convert.FromBase64String(entry.GetProperty("image").GetString()!["data:image/png;base64,".Length..]));
        var column = Enumerable.Range(4, bar.Height - 8).Select(y => bar[bar.Width / 2, y]).ToHashSet();
        Assert.True(Red(bar, 4) > Red(bar, bar.Height - 5), "the highest is at the top");
        Assert.All(column, color => Assert.InRange(color & 255, 126u, 129u)); // half of the ground shows through
        var map = ImageDecoder.Decode(await service.BytesAsync("/static/xiping/base/terrain/auto/300x300.png"));
        var strange = map.Pixels.Distinct().Where(color => color != 0xFF0000FF && !column.Any(known => Distance(known, color) <= 3)).ToList();
        Assert.True(strange.Count == 0, $"the map has #{strange.FirstOrDefault():X8}, the bar has not");
        Assert.NotEmpty(await service.BytesAsync("/legends/xiping/base/terrain.png?scale=2&lang=en"));
    }

    [Fact]
    public async Task All_classes_are_the_whole_ramp_of_the_style_and_a_part_of_the_map_is_a_part_of_it()
    {
        await using var service = await StartAsync();
        Assert.Equal((20, 120), await EndsAsync(service, "?classes=all"));
        var whole = await EndsAsync(service, "");
        var part = await EndsAsync(service, "?bbox=114.0,33.38,114.01,33.39");
        Assert.True(part.Most - part.Least < whole.Most - whole.Least, $"{part} of {whole}");
    }

    public void Dispose() => _folder.Dispose();

    async Task<HttpService> StartAsync()
    {
        var styles = StyleReloadTests.Copy(Path.Combine(AppContext.BaseDirectory, "styles"), _folder.File("styles"));
        await File.WriteAllTextAsync(Path.Combine(styles, "maps", "base-terrain.json"), Style, TestContext.Current.CancellationToken);
        return await HttpService.StartAsync(_folder.Path, store.File, "--styles", styles);
    }

    static async Task<(double Least, double Most)> EndsAsync(HttpService service, string query)
    {
        var legend = await service.JsonAsync($"/legends/xiping/base/terrain.json{query}");
        var ticks = legend.GetProperty("sections")[0].GetProperty("entries")[0].GetProperty("ramp").GetProperty("ticks");
        return (ticks[0].GetProperty("value").GetDouble(), ticks[ticks.GetArrayLength() - 1].GetProperty("value").GetDouble());
    }

    static uint Red(Picture picture, int row) => (picture[picture.Width / 2, row] >> 16) & 255;

    static int Distance(uint one, uint other)
    {
        int Part(int shift) => Math.Abs((int)((one >> shift) & 255) - (int)((other >> shift) & 255));
        return Math.Max(Part(16), Math.Max(Part(8), Part(0)));
    }
}
