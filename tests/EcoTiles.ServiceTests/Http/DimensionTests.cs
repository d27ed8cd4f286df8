using System.Net;
using System.Text;

namespace EcoTiles.ServiceTests.Http;

/// <summary>Stage, scheme, level and ecosystem: one mechanism for tiles, pictures, styles and documents.</summary>
public sealed class DimensionTests(SampleService sample)
{
    const string Tile = "/tiles/xiping/outcome/projects/9/418/205.mvt";

    [Fact]
    public async Task A_tile_shows_the_chosen_stage_alone()
    {
        var near = await WorksAsync(Tile + "?stage=near");
        var later = await WorksAsync(Tile + "?stage=long");
        Assert.NotEmpty(near);
        Assert.NotEmpty(later);
        Assert.All(near, stage => Assert.Equal("near", stage));
        Assert.All(later, stage => Assert.Equal("long", stage));
        Assert.Equal((await WorksAsync(Tile)).Count, near.Count + later.Count);
        Assert.Equal((await WorksAsync(Tile)).Count, (await WorksAsync(Tile + "?stage=long,near")).Count);
    }

    [Fact]
    public async Task The_map_of_a_stage_is_the_same_as_the_choice()
    {
        Assert.Equal(await sample.Service.BytesAsync(Tile + "?stage=near"), await sample.Service.BytesAsync(Tile.Replace("projects", "projects-near", StringComparison.Ordinal)));
        var picture = Tile.Replace(".mvt", ".png", StringComparison.Ordinal);
        Assert.Equal(await sample.Service.BytesAsync(picture + "?stage=near"), await sample.Service.BytesAsync(picture.Replace("projects", "projects-near", StringComparison.Ordinal)));
        Assert.NotEqual(await sample.Service.BytesAsync(picture + "?stage=near"), await sample.Service.BytesAsync(picture + "?stage=long"));
    }

    [Theory]
    [InlineData("/tiles/xiping/outcome/projects/9/418/205.mvt?stage=nera", "near, long")]
    [InlineData("/tiles/xiping/outcome/projects/9/418/205.png?stage=mid", "near, long")]
    [InlineData("/static/xiping/outcome/projects/auto/100x100.png?stage=", "near, long")]
    [InlineData("/styles/xiping/outcome/projects/style.json?stage=near,x", "near, long")]
    [InlineData("/tiles/xiping/outcome/projects.json?stage=near&stage=long", "stage=a,b")]
    [InlineData("/tiles/xiping/base/soil/9/418/205.mvt?stage=near", "cannot be narrowed by stage")]
    [InlineData("/tiles/xiping/zone/9/418/205.mvt?level=9", "level may be: 1")]
    public async Task What_a_map_does_not_have_is_refused_with_what_it_has(string path, string words)
    {
        using var answer = await sample.Service.GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Documents_list_dimensions_and_their_addresses_keep_the_choice()
    {
        var document = await sample.Service.JsonAsync("/tiles/xiping/outcome/projects.json?stage=near");
        var stage = document.GetProperty("dimensions").EnumerateArray().Single(dimension => dimension.GetProperty("name").GetString() == "stage");
        Assert.Equal(["near", "long"], stage.GetProperty("values").EnumerateArray().Select(value => value.GetProperty("value").GetString()));
        Assert.EndsWith(".mvt?stage=near", document.GetProperty("tiles")[0].GetString(), StringComparison.Ordinal);
        var style = await sample.Service.JsonAsync("/styles/xiping/outcome/projects/style.json?stage=near");
        Assert.EndsWith("projects.json?stage=near", style.GetProperty("sources").GetProperty("plan").GetProperty("url").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Other_keys_of_a_query_change_nothing() =>
        Assert.Equal(await sample.Service.BytesAsync(Tile), await sample.Service.BytesAsync(Tile + "?v=17&key=abc"));

    [Fact]
    public async Task Values_are_found_by_code_and_by_the_word_in_the_data() => Assert.Equal(
        await sample.Service.BytesAsync("/tiles/xiping/evaluation/degradation/9/418/205.mvt?ecosystem=forest"),
        await sample.Service.BytesAsync("/tiles/xiping/evaluation/degradation/9/418/205.mvt?ecosystem=%E6%A3%AE%E6%9E%97"));

    async Task<IReadOnlyList<string>> WorksAsync(string path) =>
    [
        .. (await sample.Service.FeaturesAsync(path))
            .Where(feature => feature.Layer.StartsWith("project_site", StringComparison.Ordinal) && !feature.Layer.EndsWith("_label", StringComparison.Ordinal))
            .Select(feature => Encoding.UTF8.GetString(Convert.FromHexString(feature.Attributes["stage_key"])[2..])), // after the head of a short text
    ];
}
