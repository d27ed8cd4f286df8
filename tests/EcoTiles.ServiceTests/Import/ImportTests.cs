using System.Text.Json;
using System.Text.Json.Nodes;
using EcoTiles.ServiceTests.Http;
using EcoTiles.ServiceTests.PostGis;
using EcoTiles.ServiceTests.Program;

namespace EcoTiles.ServiceTests.Import;

public sealed class ImportTests(PostgresServer server, ImportedPlans plans) : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_plan_goes_from_file_to_database_to_file_and_stays_the_same()
    {
        var database = await server.CreateDatabaseAsync();
        var back = _folder.File("back.gpkg");
        await SucceedAsync(plans.Shangdang, "--to", database.Url);
        await SucceedAsync(database.Url, "--to", back);
        var sent = PlanContents.OfFile(plans.Shangdang);
        string[] rasters = ["shangdang_dem", "shangdang_image"]; // they stay in the file: a database keeps no images
        Assert.Superset(rasters.ToHashSet(), sent.Keys.ToHashSet());
        Assert.Equal(
            sent.Where(table => !table.Value.StartsWith("0 ", StringComparison.Ordinal) && !rasters.Contains(table.Key)),
            PlanContents.OfFile(back).Where(table => !table.Value.StartsWith("0 ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Images_that_a_database_does_not_keep_are_named_and_shown_from_the_folder_of_rasters()
    {
        var database = await server.CreateDatabaseAsync();
        var run = await SucceedAsync(plans.Shangdang, "--to", database.Url);
        Assert.Contains("shangdang.gpkg#shangdang_dem, shangdang.gpkg#shangdang_image", run.Error, StringComparison.Ordinal);
        Assert.Contains("Rasters:Folder", run.Error, StringComparison.Ordinal);

        var settings = new JsonObject { ["Rasters"] = new JsonObject { ["Folder"] = Path.GetDirectoryName(plans.Shangdang) } };
        await File.WriteAllTextAsync(_folder.File("appsettings.json"), settings.ToJsonString(), TestContext.Current.CancellationToken);
        await using var service = await HttpService.StartAsync(_folder.Path, database.Url);
        await using var ofFile = await HttpService.StartAsync(_folder.Path, plans.Shangdang);
        const string Picture = "static/shangdang/base/terrain/auto/300x200.png";
        Assert.Equal(await ofFile.BytesAsync(Picture), await service.BytesAsync(Picture));
    }

    [Fact]
    public async Task A_second_plan_joins_the_first_and_a_new_version_replaces_its_own_rows_alone()
    {
        var database = await server.CreateDatabaseAsync();
        await SucceedAsync(plans.Pingcheng, "--to", database.Url);
        await SucceedAsync(plans.Shangdang, "--to", database.Url);
        var before = await PlanContents.OfDatabaseAsync(database);
        await SucceedAsync(plans.OtherPingcheng, "--to", database.Url);
        var after = await PlanContents.OfDatabaseAsync(database);
        Assert.NotEqual(before, after);
        Assert.Equal(Lines(before, " shangdang "), Lines(after, " shangdang "));
        Assert.Equal(2, await database.ScalarAsync<long>("SELECT count(*) FROM ecotiles.plan"));
        await SucceedAsync(plans.Pingcheng, "--to", database.Url);
        Assert.Equal(
            await database.ScalarAsync<long>("SELECT count(*) FROM ecotiles.landuse"),
            await database.ScalarAsync<long>("SELECT count(DISTINCT fid) FROM ecotiles.landuse"));
    }

    [Fact]
    public async Task A_file_takes_in_a_second_plan_and_keeps_the_first_to_the_byte()
    {
        var file = _folder.File("plans.gpkg");
        await SucceedAsync(plans.Pingcheng, "--to", file);
        Assert.Equal(PlanContents.OfFile(plans.Pingcheng), PlanContents.OfFile(file));
        await SucceedAsync(plans.Shangdang, "--to", file);
        await SucceedAsync(plans.Pingcheng, "--to", file);
        await SucceedAsync(file, "--to", _folder.File("one.gpkg"), "--plan", "pingcheng");
        Assert.Equal(PlanContents.OfFile(plans.Pingcheng), PlanContents.OfFile(_folder.File("one.gpkg")));
        Assert.Empty(Directory.GetFiles(_folder.Path, "*.importing*"));
    }

    [Fact]
    public async Task Bad_data_is_refused_with_its_places_and_changes_nothing()
    {
        var database = await server.CreateDatabaseAsync();
        await SucceedAsync(plans.Pingcheng, "--to", database.Url);
        var before = await PlanContents.OfDatabaseAsync(database);
        var bad = _folder.File("bad.gpkg");
        File.Copy(plans.OtherPingcheng, bad);
        SampleEdits.Run(bad, "UPDATE zone SET level = 9 WHERE fid = 1");
        var run = await ProgramRun.OfAsync("import", bad, "--to", database.Url, "--json");
        Assert.Equal(65, run.ExitCode);
        var report = JsonDocument.Parse(run.Output).RootElement;
        Assert.False(report.GetProperty("imported").GetBoolean());
        Assert.Contains(report.GetProperty("findings").EnumerateArray(), finding =>
            finding.GetProperty("code").GetString() == "V08" && finding.GetProperty("table").GetString() == "zone");
        Assert.Equal(before, await PlanContents.OfDatabaseAsync(database));
    }

    [Fact]
    public async Task A_dry_run_judges_and_writes_nothing()
    {
        var database = await server.CreateDatabaseAsync();
        await SucceedAsync(plans.Pingcheng, "--to", database.Url, "--dry-run");
        Assert.True(await database.ScalarAsync<bool>("SELECT to_regnamespace('ecotiles') IS NULL"));
        await SucceedAsync(plans.Pingcheng, "--to", _folder.File("none.gpkg"), "--dry-run");
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task Layers_outside_the_model_are_left_out_with_a_hint_or_taken_as_they_are()
    {
        var file = _folder.File("extra.gpkg");
        File.Copy(plans.Pingcheng, file);
        SampleEdits.Run(file, "ALTER TABLE peak RENAME TO peeak; UPDATE gpkg_contents SET table_name = 'peeak', identifier = 'peeak' WHERE table_name = 'peak';"
            + "UPDATE gpkg_geometry_columns SET table_name = 'peeak' WHERE table_name = 'peak'; UPDATE gpkg_data_columns SET table_name = 'peeak' WHERE table_name = 'peak'");
        var database = await server.CreateDatabaseAsync();
        var run = await ProgramRun.OfAsync("import", file, "--to", database.Url);
        Assert.Contains("did you mean peak?", run.Error, StringComparison.Ordinal);
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM ecotiles.peak"));
        await SucceedAsync(file, "--to", database.Url, "--layer", "peeak=peak");
        var peaks = await database.ScalarAsync<long>("SELECT count(*) FROM ecotiles.peak");
        Assert.True(peaks > 0);
        await SucceedAsync(file, "--to", database.Url, "--as-is");
        Assert.Equal(peaks, await database.ScalarAsync<long>("SELECT count(*) FROM ecotiles.peeak"));
    }

    [Fact]
    public async Task Layers_of_a_plan_that_nobody_knows_are_refused()
    {
        var database = await server.CreateDatabaseAsync();
        var run = await ProgramRun.OfAsync("import", plans.Pingcheng, "--to", database.Url, "--plan", "nowhere");
        Assert.Equal(65, run.ExitCode);
    }

    [Fact]
    public async Task A_plan_copied_under_another_code_is_refused_for_its_ids()
    {
        var database = await server.CreateDatabaseAsync();
        await SucceedAsync(plans.Thinned[0], "--to", database.Url);
        await database.ExecuteAsync("UPDATE ecotiles.plan SET id = gen_random_uuid(); UPDATE ecotiles.plan SET code = 'older', plan_id = 'older'");
        var run = await ProgramRun.OfAsync("import", plans.Thinned[0], "--to", database.Url);
        Assert.Equal(65, run.ExitCode);
        Assert.Contains("belongs to another plan", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_is_away_is_said_to_be()
    {
        var run = await ProgramRun.OfAsync("import", plans.Pingcheng, "--to", "postgres://nobody:geheim@127.0.0.1:1/none");
        Assert.Equal(69, run.ExitCode);
        Assert.DoesNotContain("geheim", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_said_so()
    {
        var run = await ProgramRun.OfAsync("import", plans.Pingcheng, "--to", "/proc/none.gpkg");
        Assert.Equal(73, run.ExitCode);
    }

    static IEnumerable<string> Lines(string contents, string having) =>
        contents.Split('\n').Where(line => line.Contains(having, StringComparison.Ordinal));

    static async Task<ProgramRun> SucceedAsync(params string[] arguments)
    {
        var run = await ProgramRun.OfAsync(["import", .. arguments]);
        Assert.True(run.ExitCode == 0, $"{run.ExitCode}\n{run.Error}");
        return run;
    }
}
