using System.Globalization;
using System.Text.Json;
using EcoTiles.Canvases.Decoders;

namespace EcoTiles.ServiceTests.Http;

/// <summary>Legends of every map of every sample plan, held against the pixels of the map without names.</summary>
public sealed class LegendPixelTests(NamelessPlans nameless) : IClassFixture<NamelessPlans>
{
    /// <summary>A class of fewer pixels may be missing in a legend, which looks at pixels twice as large.</summary>
    const int FewPixels = 40;

    /// <summary>What a colour may be off where lines are thinner than a pixel.</summary>
    const int Thin = 40;

    const int Scale = 2;
    const uint Veil = 0x99FBFAF5;

    public static TheoryData<string> Plans => AllPlans.Each;

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task What_the_legend_names_is_in_the_picture_and_what_is_in_the_picture_the_legend_names(string plan)
    {
        var service = nameless.Service;
        var findings = new List<string>();
        foreach (var map in (await service.JsonAsync($"/plans/{plan}/maps")).GetProperty("maps").EnumerateArray())
        {
            var id = map.GetProperty("id").GetString()!;
            var legend = await service.JsonAsync($"/legends/{plan}/{id}.json?scale={Scale}");
            var style = await service.JsonAsync($"/styles/{plan}/{id}/style.json");
            var picture = ImageDecoder.Decode(await service.BytesAsync($"/static/{plan}/{id}/{ViewOf(map, legend.GetProperty("zoom").GetDouble())}"));
            var held = new LegendPixels(legend, style, picture);
            findings.AddRange(held.NotInPicture(Thin).Select(label => $"{plan}/{id}: {label} is in the legend and not in the picture"));
            findings.AddRange(held.NotInLegend(FewPixels, Veil).Select(color => $"{plan}/{id}: {color} is in the picture and not in the legend"));
        }
        if (findings.Count > 0) Assert.Fail(string.Join('\n', findings));
    }

    /// <summary>The whole map at the zoom of its legend.</summary>
    static string ViewOf(JsonElement map, double zoom)
    {
        var sides = map.GetProperty("bounds").EnumerateArray().Select(side => side.GetDouble()).ToArray();
        var world = 512 * Math.Pow(2, zoom);
        var (south, north) = (Mercator(sides[1]), Mercator(sides[3]));
        var (width, height) = ((int)Math.Ceiling((sides[2] - sides[0]) / 360 * world), (int)Math.Ceiling((north - south) / 2 * world));
        var middle = Math.Atan(Math.Sinh((south + north) / 2 * Math.PI)) * 180 / Math.PI;
        return string.Create(CultureInfo.InvariantCulture, $"{(sides[0] + sides[2]) / 2},{middle},{zoom}/{width}x{height}@{Scale}x.png");

        static double Mercator(double latitude) => Math.Asinh(Math.Tan(latitude * Math.PI / 180)) / Math.PI;
    }
}
