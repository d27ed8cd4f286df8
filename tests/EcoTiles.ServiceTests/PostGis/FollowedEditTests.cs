using System.Diagnostics;
using EcoTiles.ServiceTests.Http;
using EcoTiles.ServiceTests.Program;

namespace EcoTiles.ServiceTests.PostGis;

public sealed class FollowedEditTests(PostgresServer server) : IAsyncLifetime
{
    const string Near = LandUsePlan.Near;
    const string Far = LandUsePlan.Far;

    readonly TemporaryFolder _folder = new();
    TestDatabase _database = null!; // made before each test
    HttpService _service = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await server.CreateDatabaseAsync();
        await LandUsePlan.FillAsync(_database);
        _service = await HttpService.StartAsync(_folder.Path, _database.Url);
        await Eventually.IsSoAsync(async () => (await _service.FeaturesAsync(Near)).Count == 11 && (await _service.FeaturesAsync(Far)).Count == 1);
    }

    public async ValueTask DisposeAsync()
    {
        await _service.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task An_edit_is_soon_in_the_tiles()
    {
        var clock = Stopwatch.StartNew();
        await _database.ExecuteAsync("UPDATE ecotiles.landuse SET type_name = '园地' WHERE fid = 3");
        await Eventually.IsSoAsync(async () => (await TypesAsync()).Contains("园地"));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10)); // the figure itself is the bench's
        await _database.ExecuteAsync("DELETE FROM ecotiles.landuse WHERE fid = 4");
        await Eventually.IsSoAsync(async () => (await _service.FeaturesAsync(Near)).Count == 10);
        await _database.ExecuteAsync("UPDATE ecotiles.landuse SET geom = ST_Translate(geom, 2, 0) WHERE fid = 5");
        await Eventually.IsSoAsync(async () => (await _service.FeaturesAsync(Near)).Count == 9 && (await _service.FeaturesAsync(Far)).Count == 2);
        await _database.ExecuteAsync(
            "INSERT INTO ecotiles.landuse (plan_id, type_code, type_name, geom) VALUES ('one', '04', '草地', ST_Multi(ST_MakeEnvelope(114.003, 33, 114.004, 33.001, 4490)))");
        await Eventually.IsSoAsync(async () => (await TypesAsync()).Contains("草地"));
    }

    [Fact]
    public async Task Only_tiles_that_an_edit_touches_are_made_again()
    {
        var untouched = await TagAsync(Far);
        var touched = await TagAsync(Near);
        await _database.ExecuteAsync("UPDATE ecotiles.landuse SET type_name = '园地' WHERE fid = 3");
        await Eventually.IsSoAsync(async () => await TagAsync(Near) != touched);
        Assert.Equal(untouched, await TagAsync(Far));
    }

    [Fact]
    public async Task An_edit_that_is_rolled_back_is_never_seen()
    {
        await _database.ExecuteAsync("BEGIN; UPDATE ecotiles.landuse SET type_name = '错' WHERE fid = 3; ROLLBACK; UPDATE ecotiles.landuse SET type_name = '对' WHERE fid = 2");
        await Eventually.IsSoAsync(async () => (await TypesAsync()).Contains("对"));
        Assert.DoesNotContain("错", await TypesAsync());
    }

    [Fact]
    public async Task A_plan_and_a_layer_that_come_later_are_published()
    {
        await LandUsePlan.AddPlanAsync(_database, "two");
        await Eventually.IsSoAsync(async () => (await _service.JsonAsync("plans")).ToString().Contains("two", StringComparison.Ordinal));
        await _database.ExecuteAsync(
            "INSERT INTO ecotiles.soil (plan_id, type_code, type_name, geom) VALUES ('two', '1', '潮土', ST_Multi(ST_MakeEnvelope(114, 33, 115, 34, 4490)))");
        await Eventually.IsSoAsync(async () =>
        {
            using var answer = await _service.GetAsync("tiles/two/soil/8/209/102.mvt");
            return answer.StatusCode == System.Net.HttpStatusCode.OK;
        });
        await _database.ExecuteAsync("DELETE FROM ecotiles.plan WHERE code = 'two'");
        await Eventually.IsSoAsync(async () => !(await _service.JsonAsync("plans")).ToString().Contains("two", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_edit_made_while_the_service_could_not_listen_is_not_missed()
    {
        await _database.ExecuteAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ecotiles' AND datname = current_database(); UPDATE ecotiles.landuse SET type_name = '园地' WHERE fid = 3");
        await Eventually.IsSoAsync(async () => (await TypesAsync()).Contains("园地"));
    }

    [Fact]
    public async Task What_is_told_is_shown_when_row_counters_cannot_be_read_and_maps_are_composed_when_they_can_again()
    {
        await using var service = await HttpService.StartAsync(
            _folder.Path, _database.UrlOf(await _database.CreateLoginAsync("ecotiles_reader")));
        await _database.ExecuteAsync("CREATE TABLE other AS SELECT 1 AS id, 'SRID=4490;POINT(114 33)'::geometry(Point, 4490) AS g; GRANT SELECT ON other TO PUBLIC");
        await _database.ExecuteAsync("UPDATE ecotiles.plan SET title = '新名' WHERE code = 'one'");
        await Eventually.IsSoAsync(async () => (await service.JsonAsync("plans")).ToString().Contains("新名", StringComparison.Ordinal));
        await _database.ExecuteAsync("REVOKE SELECT ON pg_stat_user_tables FROM PUBLIC; UPDATE ecotiles.landuse SET type_name = '园地' WHERE fid = 3");
        await Eventually.IsSoAsync(async () => (await LandUsePlan.TypesAsync(service)).Contains("园地"));
        await LandUsePlan.AddPlanAsync(_database, "two");
        await Task.Delay(3000, TestContext.Current.CancellationToken); // its reading has failed by now
        Assert.DoesNotContain("two", (await service.JsonAsync("plans")).ToString(), StringComparison.Ordinal);
        await _database.ExecuteAsync("GRANT SELECT ON pg_stat_user_tables TO PUBLIC");
        await Eventually.IsSoAsync(async () => (await service.JsonAsync("plans")).ToString().Contains("two", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_table_outside_our_schema_is_read_again_when_its_rows_change()
    {
        await _database.ExecuteAsync(
            """
            CREATE TABLE wells (id integer PRIMARY KEY, name text, at geometry(Point, 4490));
            INSERT INTO wells VALUES (1, '一号井', ST_SetSRID(ST_MakePoint(114, 33), 4490));
            UPDATE ecotiles.plan SET title = '规划' -- the list of layers is read again
            """);
        var well = $"tiles/{_database.Name.Replace('_', '-')}/wells/8/209/103.mvt";
        await Eventually.IsSoAsync(async () => (await _service.FeaturesAsync(well)).Count == 1);
        await _database.ExecuteAsync("INSERT INTO wells VALUES (2, '二号井', ST_SetSRID(ST_MakePoint(114.1, 33), 4490))");
        await Eventually.IsSoAsync(async () => (await _service.FeaturesAsync(well)).Count == 2);
        await _database.ExecuteAsync("TRUNCATE wells; INSERT INTO wells VALUES (3, '三号井', ST_SetSRID(ST_MakePoint(114.2, 33), 4490))");
        await Eventually.IsSoAsync(async () => (await _service.FeaturesAsync(well)).Select(feature => feature.Id).SequenceEqual([3UL]));
    }

    async Task<string> TagAsync(string path)
    {
        using var answer = await _service.GetAsync(path);
        return answer.Headers.ETag?.ToString() ?? "";
    }

    Task<HashSet<string>> TypesAsync() => LandUsePlan.TypesAsync(_service);
}
