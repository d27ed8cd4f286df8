using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using EcoTiles.Canvases.Raster;
using EcoTiles.Canvases.Text;

namespace EcoTiles.ServiceTests.Http;

/// <summary>Legends of every map of every sample plan, held against the tiles and the pictures of the same map.</summary>
public sealed class LegendTests(AllPlans all, SampleService sample)
{
    static readonly RasterBackend Decoder = new(new TextShaper(FontLibrary.Load(Path.Combine(AppContext.BaseDirectory, "fonts")), _ => { }));

    static readonly string[] Waiting = ["water_line", "water_area", "road", "seat", "admin_unit", "watershed"];

    public static TheoryData<string> Plans => AllPlans.Each;

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task Every_required_map_is_drawn_and_its_legend_names_the_classes_of_its_tiles_and_no_others(string plan)
    {
        var service = await all.ServiceAsync();
        var atlas = await service.JsonAsync($"/plans/{plan}/atlas");
        Assert.True(atlas.GetProperty("isComplete").GetBoolean());
        var maps = (await service.JsonAsync($"/plans/{plan}/maps")).GetProperty("maps").EnumerateArray().ToList();
        Assert.InRange(maps.Count, 20, 40);
        foreach (var map in maps)
        {
            var id = map.GetProperty("id").GetString()!;
            // With those that lie wholly under others, which tiles have and pictures do not show.
            var legend = await service.JsonAsync($"/legends/{plan}/{id}.json?classes=all");
            var zoom = legend.GetProperty("zoom").GetInt32();
            var features = await FeaturesAsync(service, plan, map, id, zoom);
            foreach (var section in legend.GetProperty("sections").EnumerateArray())
            {
                // A class of works lies in up to three layers; water, roads and seats wait for zooms that their style says.
                var isOfWorks = section.TryGetProperty("count", out _);
                foreach (var layer in section.GetProperty("entries").EnumerateArray().Where(entry => entry.TryGetProperty("layer", out _)).GroupBy(entry => isOfWorks ? "project_site" : entry.GetProperty("layer").GetString()!))
                {
                    var isWhole = !layer.Any(entry => Waiting.Contains(entry.GetProperty("table").GetString()));
                    AssertSameClasses($"{plan}/{id}: {layer.Key}", [.. layer], isWhole, [.. features.Where(feature =>
                        feature.Layer == layer.Key || (isOfWorks && feature.Layer is "project_site_line" or "project_site_point"))]);
                }
            }
        }
    }

    [Fact]
    public async Task A_part_of_the_map_has_the_classes_that_show_there()
    {
        var whole = await LabelsAsync("base/ecosystem.json");
        var part = await LabelsAsync("base/ecosystem.json?bbox=114.0,33.38,114.01,33.39&zoom=9");
        Assert.NotEmpty(part);
        Assert.ProperSubset(whole.ToHashSet(), part.ToHashSet());
        var greyed = (await sample.Service.JsonAsync("/legends/xiping/base/ecosystem.json?bbox=114.0,33.38,114.01,33.39&zoom=9&classes=all"));
        Assert.Contains(Entries(greyed), entry => !entry.GetProperty("isPresent").GetBoolean());
        Assert.Contains(Entries(greyed), entry => entry.GetProperty("isPresent").GetBoolean());
    }

    [Fact]
    public async Task Works_are_counted_once_and_a_stage_has_its_own()
    {
        var all = Works(await sample.Service.JsonAsync("/legends/xiping/outcome/projects.json"));
        var near = Works(await sample.Service.JsonAsync("/legends/xiping/outcome/projects.json?stage=near"));
        var later = Works(await sample.Service.JsonAsync("/legends/xiping/outcome/projects.json?stage=long"));
        Assert.True(near > 0 && later > 0);
        Assert.Equal(all, near + later);

        static int Works(JsonElement legend) =>
            legend.GetProperty("sections").EnumerateArray().Single(section => section.GetProperty("title").GetString() == "重点工程").GetProperty("count").GetInt32();
    }

    [Fact]
    public async Task Zones_stand_in_the_order_of_the_plan_and_base_features_come_last()
    {
        var sections = (await sample.Service.JsonAsync("/legends/xiping/outcome/layout.json")).GetProperty("sections").EnumerateArray()
            .Select(section => section.GetProperty("title").GetString()).ToList();
        Assert.Equal(["生态修复分区", "生态修复重点区域", "生态廊道", "基础要素"], sections);
    }

    [Fact]
    public async Task A_picture_grows_with_its_scale()
    {
        var one = Decoder.Decode(await sample.Service.BytesAsync("/legends/xiping/outcome/layout.png"));
        var fine = Decoder.Decode(await sample.Service.BytesAsync("/legends/xiping/outcome/layout.png?scale=3.125"));
        Assert.InRange(fine.Width, one.Width * 3.125 - 4, one.Width * 3.125 + 4);
        var printed = Decoder.Decode(await sample.Service.BytesAsync("/legends/xiping/outcome/layout.png?dpi=300"));
        Assert.Equal((fine.Width, fine.Height), (printed.Width, printed.Height));
        Assert.NotEqual(
            await sample.Service.BytesAsync("/legends/xiping/outcome/layout.png"), await sample.Service.BytesAsync("/legends/xiping/outcome/layout.png?lang=en"));
    }

    [Theory]
    [InlineData("outcome/layout.png?scale=99", 400, "scale may be")]
    [InlineData("outcome/layout.png?dpi=9", 400, "dpi may be")]
    [InlineData("outcome/layout.png?scale=2&dpi=192", 400, "dpi may be")]
    [InlineData("outcome/layout.json?bbox=1,2,3", 400, "bbox may be")]
    [InlineData("outcome/layout.json?bbox=114,33,113,34", 400, "bbox may be")]
    [InlineData("outcome/layout.json?zoom=NaN", 400, "zoom may be")]
    [InlineData("outcome/layout.png?lang=fr", 400, "lang may be")]
    [InlineData("outcome/projects.png?stage=mid", 400, "near, long")]
    [InlineData("outcome/layuot.png", 404, "unknown-map")]
    [InlineData("outcome/layout.gif", 404, "not-found")]
    public async Task What_cannot_be_is_refused_in_words(string address, int status, string words)
    {
        using var answer = await sample.Service.GetAsync($"/legends/xiping/{address}");
        Assert.Equal((HttpStatusCode)status, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    static void AssertSameClasses(string where, List<JsonElement> entries, bool isWhole, List<TileFeature> features)
    {
        Assert.NotEmpty(features);
        var inLegend = entries.SelectMany(entry => entry.GetProperty("values").EnumerateArray())
            .Select(values => values.EnumerateObject().ToDictionary(value => value.Name, value => value.Value.GetString()!)).ToList();
        var columns = inLegend.SelectMany(values => values.Keys).Distinct().ToList();
        var inTiles = features.Select(feature => Key(columns, feature.Attributes.ToDictionary(each => each.Key, each => TextOf(each.Value)))).ToHashSet();
        var unknown = inLegend.Select(values => Key(columns, values)).Where(key => !inTiles.Contains(key)).ToList();
        Assert.True(unknown.Count == 0, $"{where}: in the legend and not in the tiles: {string.Join("; ", unknown)}");
        if (!isWhole) return;
        var left = inTiles.Except(inLegend.Select(values => Key(columns, values))).ToList();
        Assert.True(left.Count == 0, $"{where}: in the tiles and not in the legend: {string.Join("; ", left)}");
    }

    static string Key(List<string> columns, Dictionary<string, string> values) =>
        string.Join(", ", columns.Select(column => $"{column}={values.GetValueOrDefault(column)}"));

    /// <summary>An attribute as it stands in a tile: text, a truth, or a number in one of three forms.</summary>
    static string TextOf(string hex)
    {
        var bytes = Convert.FromHexString(hex);
        return bytes[0] switch
        {
            0x0A => Encoding.UTF8.GetString(bytes[(bytes[1] < 128 ? 2 : 3)..]),
            0x19 => BitConverter.ToDouble(bytes, 1).ToString(CultureInfo.InvariantCulture),
            0x38 => bytes[1] == 0 ? "false" : "true",
            0x30 => ((Number(bytes) >> 1) ^ -(Number(bytes) & 1)).ToString(CultureInfo.InvariantCulture),
            _ => Number(bytes).ToString(CultureInfo.InvariantCulture),
        };

        static long Number(byte[] bytes)
        {
            long number = 0;
            for (var i = 1; i < bytes.Length; i++) number |= (long)(bytes[i] & 127) << (7 * (i - 1));
            return number;
        }
    }

    static async Task<List<TileFeature>> FeaturesAsync(HttpService service, string plan, JsonElement map, string id, int zoom)
    {
        var sides = map.GetProperty("bounds").EnumerateArray().Select(side => side.GetDouble()).ToArray();
        var features = new List<TileFeature>();
        for (var column = Column(sides[0], zoom); column <= Column(sides[2], zoom); column++)
        {
            for (var row = Row(sides[3], zoom); row <= Row(sides[1], zoom); row++)
            {
                using var tile = await service.GetAsync($"/tiles/{plan}/{id}/{zoom}/{column}/{row}.mvt");
                if (tile.StatusCode == HttpStatusCode.OK)
                    features.AddRange(TileFeature.Read(await tile.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)));
            }
        }
        return features;
    }

    static int Column(double longitude, int zoom) => (int)Math.Floor((longitude + 180) / 360 * (1 << zoom));

    static int Row(double latitude, int zoom) =>
        (int)Math.Floor((1 - Math.Asinh(Math.Tan(latitude * Math.PI / 180)) / Math.PI) / 2 * (1 << zoom));

    static IEnumerable<JsonElement> Entries(JsonElement legend) =>
        legend.GetProperty("sections").EnumerateArray().SelectMany(section => section.GetProperty("entries").EnumerateArray());

    async Task<List<string>> LabelsAsync(string address) =>
        [.. Entries(await sample.Service.JsonAsync($"/legends/xiping/{address}")).Select(entry => entry.GetProperty("label").GetString()!)];
}
