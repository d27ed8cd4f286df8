using System.Text.Json;
using EcoTiles.ServiceTests.Import;
using EcoTiles.ServiceTests.PostGis;

namespace EcoTiles.ServiceTests.Program;

public sealed class ValidateTests(SampleStore sample, PostgresServer server) : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_sample_plan_has_warnings_and_no_error()
    {
        var page = _folder.File("page.html");
        var run = await ProgramRun.OfAsync("validate", sample.File, "--html", page);
        Assert.Equal(0, run.ExitCode);
        var html = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        Assert.Contains("重点工程 project", html, StringComparison.Ordinal);
        Assert.DoesNotContain("问题部位", html, StringComparison.Ordinal); // none of these has a place, so there is no picture to explain
        Assert.Matches(@"^xiping .*: 0 项错误,\d+ 项警告 / 0 errors, \d+ warnings\n", run.Output);
        Assert.Contains("V44  warning  project/", run.Output, StringComparison.Ordinal);
        Assert.Contains("has no footprint and is not mapped", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warnings_count_when_strict() =>
        Assert.Equal(65, (await ProgramRun.OfAsync("validate", sample.File, "--strict")).ExitCode);

    [Fact]
    public async Task An_error_is_bad_data_in_every_report()
    {
        var (json, places, page) = (BrokenStore(), _folder.File("places.geojson"), _folder.File("page.html"));
        var run = await ProgramRun.OfAsync("validate", json, "--plan", "xiping", "--json", "--geojson", places, "--html", page);
        Assert.Equal(65, run.ExitCode);
        var plan = JsonDocument.Parse(run.Output).RootElement.GetProperty("plans")[0];
        var errors = plan.GetProperty("findings").EnumerateArray()
            .Where(finding => finding.GetProperty("level").GetString() == "error").ToList();
        Assert.Equal(plan.GetProperty("errors").GetInt32(), errors.Count);
        Assert.All(errors, finding => Assert.Equal("V40", finding.GetProperty("code").GetString()));
        Assert.Contains("未关联重点区域", errors[0].GetProperty("zh").GetString(), StringComparison.Ordinal);

        var features = JsonDocument.Parse(await File.ReadAllTextAsync(places, TestContext.Current.CancellationToken))
            .RootElement.GetProperty("features").EnumerateArray().ToList();
        Assert.Contains(features, feature => feature.GetProperty("properties").GetProperty("code").GetString() == "V40"
            && feature.GetProperty("geometry").GetProperty("type").GetString() == "Point");
        var html = await File.ReadAllTextAsync(page, TestContext.Current.CancellationToken);
        Assert.Contains("<svg viewBox", html, StringComparison.Ordinal);
        Assert.Contains("千米 km", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("""(src|href)="[^#]|url\(|@import""", html);
    }

    [Theory]
    [InlineData("--plan xipin", 2, "did you mean 'xiping'?")]
    [InlineData("--html /no/such/folder/page.html", 73, "/no/such/folder")]
    [InlineData("--geojson /tmp", 73, "/tmp is a folder")]
    public async Task What_cannot_be_done_is_refused(string arguments, int exitCode, string reason)
    {
        var run = await ProgramRun.OfAsync(["validate", sample.File, .. arguments.Split(' ')]);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_database_is_judged_as_the_file_it_was_brought_in_from()
    {
        var database = await server.CreateDatabaseAsync();
        Assert.Equal(65, (await ProgramRun.OfAsync("validate", database.Url)).ExitCode);
        Assert.Equal(0, (await ProgramRun.OfAsync("import", sample.File, "--to", database.Url)).ExitCode);
        var file = await ProgramRun.OfAsync("validate", sample.File);
        Assert.True(file.ExitCode == 0, $"{file.ExitCode} {file.Error}");
        var run = await ProgramRun.OfAsync("validate", database.Url);
        Assert.Equal((0, file.Output), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task The_atlas_of_the_sample_is_complete_and_the_database_says_the_same()
    {
        var database = await server.CreateDatabaseAsync();
        Assert.Equal(0, (await ProgramRun.OfAsync("import", sample.File, "--to", database.Url)).ExitCode);
        var file = await ProgramRun.OfAsync("validate", sample.File, "--atlas");
        var run = await ProgramRun.OfAsync("validate", database.Url, "--atlas");
        Assert.Equal(0, file.ExitCode);
        Assert.Equal((0, file.Output), (run.ExitCode, run.Output));
        Assert.Contains("C.3.3.1  present       required  outcome/layout", file.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_atlas_without_a_required_map_is_bad_data_and_says_what_to_import()
    {
        var store = _folder.File("no-key-areas.gpkg");
        File.Copy(sample.File, store);
        SampleEdits.Run(store, "DELETE FROM key_area; UPDATE landuse SET survey_year = 2012");
        var run = await ProgramRun.OfAsync("validate", store, "--atlas", "--json");
        Assert.Equal(65, run.ExitCode);
        var maps = JsonDocument.Parse(run.Output).RootElement.GetProperty("plans")[0].GetProperty("items").EnumerateArray()
            .SelectMany(item => item.GetProperty("maps").EnumerateArray()).ToDictionary(map => map.GetProperty("id").GetString()!);
        Assert.Equal("missing", maps["outcome/layout"].GetProperty("state").GetString());
        var need = Assert.Single(maps["outcome/layout"].GetProperty("import").EnumerateArray());
        Assert.Equal("key_area", need.GetProperty("table").GetString());
        Assert.Contains("ecotiles import", need.GetProperty("hintZh").GetString(), StringComparison.Ordinal);
        Assert.Equal("stale", maps["base/landuse"].GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_unavailable() =>
        Assert.Equal(69, (await ProgramRun.OfAsync("validate", "none.gpkg")).ExitCode);

    [Fact]
    public async Task A_file_that_is_no_GeoPackage_is_bad_data()
    {
        var file = _folder.File("letter.gpkg");
        await File.WriteAllTextAsync(file, "Dear reader, this is not a map.", TestContext.Current.CancellationToken);
        Assert.Equal(65, (await ProgramRun.OfAsync("validate", file)).ExitCode);
    }

    /// <summary>The sample plan without the links from projects to key areas, and with long names.</summary>
    string BrokenStore()
    {
        var file = _folder.File("broken.gpkg");
        File.Copy(sample.File, file);
        SampleEdits.Run(file, "DELETE FROM project_key_area; UPDATE project SET name = name || '（2021年度国土空间山水林田湖草沙一体化保护和系统修复工程）'");
        return file;
    }
}
