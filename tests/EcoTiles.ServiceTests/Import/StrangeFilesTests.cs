using System.Text.Json;
using System.Text.Json.Nodes;
using EcoTiles.ServiceTests.Http;
using EcoTiles.ServiceTests.Program;

namespace EcoTiles.ServiceTests.Import;

/// <summary>Files that are sound and yet not as our own: each is taken for what it means, or refused for what is wrong with it.</summary>
public sealed class StrangeFilesTests(ImportedPlans plans) : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    string Store => _folder.File("store.gpkg");

    [Fact]
    public async Task Sites_of_works_in_one_file_go_into_the_tables_of_areas_lines_and_points()
    {
        var file = _folder.File("工程实施范围.geojson");
        var features = new JsonArray();
        foreach (var table in new[] { "project_site", "project_site_line", "project_site_point" })
        {
            foreach (var feature in (await GeoJsonAsync(table))["features"]!.AsArray()) features.Add(feature!.DeepClone());
        }
        await File.WriteAllTextAsync(file, new JsonObject { ["type"] = "FeatureCollection", ["features"] = features }.ToJsonString(), TestContext.Current.CancellationToken);
        var report = await ImportAsync(0, file);
        Assert.Equal(
            ["project_site", "project_site_line", "project_site_point"],
            report.GetProperty("layers").EnumerateArray().Select(layer => layer.GetProperty("table").GetString()).Order());
        Assert.Equal(features.Count, report.GetProperty("rows").GetInt32());
    }

    [Theory]
    [InlineData("bsm", "411721001")]
    [InlineData("id", "5a4c4ad2-5f43-44e4-8d4d-3a3a3c8e2a11")]
    public async Task Codes_and_ids_that_stand_twice_are_refused(string column, string value)
    {
        var zones = await GeoJsonAsync("zone");
        foreach (var feature in zones["features"]!.AsArray()) feature!["properties"]![column] = value;
        var file = _folder.File("zone.geojson");
        await File.WriteAllTextAsync(file, zones.ToJsonString(), TestContext.Current.CancellationToken);
        Assert.Contains($"V11 {value}", await FindingsAsync(file));
    }

    [Fact]
    public async Task A_layer_of_nothing_but_curves_is_refused_for_its_curves()
    {
        var file = _folder.File("curves.gpkg");
        await GdalFile.RunAsync("-f", "GPKG", file, plans.Thinned[0], "zone", "-nlt", "CURVEPOLYGON");
        Assert.Contains(await FindingsAsync(file), finding => finding.StartsWith("V05", StringComparison.Ordinal) && finding.Contains("CurvePolygon", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_system_that_the_coordinates_are_not_in_is_said_and_not_that_the_plan_is_missing()
    {
        var file = _folder.File("zone.geojson");
        await File.WriteAllTextAsync(file, (await GeoJsonAsync("zone")).ToJsonString(), TestContext.Current.CancellationToken);
        Assert.Contains(await FindingsAsync(file, "--crs", "EPSG:4526"), finding => finding.StartsWith("V03", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_without_features_is_said_to_be_empty()
    {
        var file = _folder.File("zone.geojson");
        await File.WriteAllTextAsync(file, """{"type":"FeatureCollection","features":[]}""", TestContext.Current.CancellationToken);
        File.Copy(plans.Thinned[0], Store);
        var run = await ProgramRun.OfAsync("import", file, "--to", Store, "--plan", "pingcheng");
        Assert.Equal(65, run.ExitCode);
        Assert.Contains("hold no features", run.Error, StringComparison.Ordinal);
    }

    /// <summary>Each finding as its code, what stands in quotes first in its text, and the text.</summary>
    async Task<List<string>> FindingsAsync(string file, params string[] more) =>
        [.. (await ImportAsync(65, file, more)).GetProperty("findings").EnumerateArray().SelectMany(finding => new[]
        {
            $"{finding.GetProperty("code")} {finding.GetProperty("en").GetString()!.Split('"').ElementAtOrDefault(1)}",
            $"{finding.GetProperty("code")} {finding.GetProperty("en")}",
        })];

    async Task<JsonElement> ImportAsync(int exitCode, string file, params string[] more)
    {
        File.Copy(plans.Thinned[0], Store);
        var run = await ProgramRun.OfAsync(["import", file, "--to", Store, "--plan", "pingcheng", "--json", .. more]);
        Assert.True(run.ExitCode == exitCode, $"{run.ExitCode}\n{run.Error}\n{run.Output}");
        return JsonDocument.Parse(run.Output).RootElement;
    }

    async Task<JsonNode> GeoJsonAsync(string table)
    {
        var file = _folder.File($"{table}.json");
        await GdalFile.RunAsync("-f", "GeoJSON", file, plans.Thinned[0], table);
        return JsonNode.Parse(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken))!; // just written
    }
}
