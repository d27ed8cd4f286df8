using System.Net;
using EcoTiles.ServiceTests.Import;
using EcoTiles.ServiceTests.Program;

namespace EcoTiles.ServiceTests.Http;

/// <summary>A plan whose tables have only the columns that they must have, with codes and names that no style knows.</summary>
public sealed class SparsePlanTests(SampleStore store) : IDisposable
{
    static readonly Dictionary<string, string[]> Dropped = new()
    {
        ["zone"] = ["short_name", "function", "sort"],
        ["key_area"] = ["short_name", "space", "sort"],
        ["seat"] = ["level", "code"],
        ["water_line"] = ["class", "class_name"],
        ["water_area"] = ["class", "class_name"],
        ["road"] = ["class", "class_name"],
        ["peak"] = ["elev", "value", "class"],
        ["corridor"] = ["is_backbone"],
        ["landuse"] = ["code_system", "survey_year"],
        ["climate_zone"] = ["value_from", "value_to"],
        ["climate_isoline"] = ["class"],
        ["mine"] = ["state", "state_name"],
        ["reserve"] = ["type", "type_name", "grade"],
        ["project_site"] = ["class_code", "stage_key", "map_no", "name"],
    };

    readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Every_map_is_drawn_and_has_a_legend_with_names()
    {
        var file = _folder.File("sparse.gpkg");
        File.Copy(store.File, file);
        string[] edits =
        [
            .. Dropped.SelectMany(table => table.Value.Select(column => $"ALTER TABLE {table.Key} DROP COLUMN {column}")),
            "UPDATE soil SET type_name = '某土' || (fid % 30)", "UPDATE landuse SET type_code = '0' || (1 + fid % 9) || '01'",
            "UPDATE key_area SET theme = 'moss'", "UPDATE evaluation SET level = 9", "UPDATE node SET kind = 'tower'",
        ];
        SampleEdits.Run(file, string.Join(";\n", edits));
        await using var service = await HttpService.StartAsync(_folder.Path, file);
        var maps = (await service.JsonAsync("/plans/xiping/maps")).GetProperty("maps").EnumerateArray().Select(map => map.GetProperty("id").GetString()!).ToList();
        Assert.InRange(maps.Count, 20, 40);
        foreach (var map in maps)
        {
            using var picture = await service.GetAsync($"/static/xiping/{map}/auto/200x150.png");
            Assert.Equal((map, HttpStatusCode.OK), (map, picture.StatusCode));
            var sections = (await service.JsonAsync($"/legends/xiping/{map}.json")).GetProperty("sections").EnumerateArray().ToList();
            Assert.True(sections.Count > 0, $"{map} has no legend");
            Assert.All(sections.SelectMany(section => section.GetProperty("entries").EnumerateArray()), entry => Assert.NotEqual("", entry.GetProperty("label").GetString()));
        }
        var zones = (await service.JsonAsync("/legends/xiping/outcome/zones.json")).GetProperty("sections")[0].GetProperty("entries").EnumerateArray();
        var colors = zones.Select(zone => zone.GetProperty("fill").GetString()).ToList();
        Assert.Equal(colors.Count, colors.Distinct().Count());
    }

    public void Dispose() => _folder.Dispose();
}
