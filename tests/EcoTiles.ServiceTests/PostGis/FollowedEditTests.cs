using System.Diagnostics;
using EcoTiles.Import.Schema;
using EcoTiles.ServiceTests.Http;
using EcoTiles.ServiceTests.Program;
using Npgsql;

namespace EcoTiles.ServiceTests.PostGis;

public sealed class FollowedEditTests(PostgresServer server) : IAsyncLifetime
{
    const string Near = "tiles/one/landuse/14/13380/6599.mvt"; // the squares below lie in it
    const string Far = "tiles/one/landuse/14/13471/6599.mvt"; // two degrees further east

    readonly TemporaryFolder _folder = new();
    TestDatabase _database = null!; // made before each test
    HttpService _service = null!;

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await server.CreateDatabaseAsync();
        await using (var source = NpgsqlDataSource.Create(_database.ConnectionString)) await Migrations.ApplyAsync(source, Cancelled);
        await AddPlanAsync("one");
        await _database.ExecuteAsync(
            $"""
            INSERT INTO ecotiles.landuse (plan_id, type_code, type_name, geom)
            SELECT 'one', '01', '耕地', ST_Multi(ST_MakeEnvelope(x, 33, x + 0.001, 33.001, 4490)) FROM generate_series(114, 114.01, 0.001) AS x
            UNION ALL SELECT 'one', '03', '林地', ST_Multi(ST_MakeEnvelope(116, 33, 116.001, 33.001, 4490))
            """);
        _service = await HttpService.StartAsync(_folder.Path, _database.Url);
        await UntilAsync(async () => (await _service.FeaturesAsync(Near)).Count == 11 && (await _service.FeaturesAsync(Far)).Count == 1);
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
        await UntilAsync(async () => (await TypesAsync()).Contains("园地"));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(10)); // the figure itself is the bench's
        await _database.ExecuteAsync("DELETE FROM ecotiles.landuse WHERE fid = 4");
        await UntilAsync(async () => (await _service.FeaturesAsync(Near)).Count == 10);
        await _database.ExecuteAsync("UPDATE ecotiles.landuse SET geom = ST_Translate(geom, 2, 0) WHERE fid = 5");
        await UntilAsync(async () => (await _service.FeaturesAsync(Near)).Count == 9 && (await _service.FeaturesAsync(Far)).Count == 2);
        await _database.ExecuteAsync(
            "INSERT INTO ecotiles.landuse (plan_id, type_code, type_name, geom) VALUES ('one', '04', '草地', ST_Multi(ST_MakeEnvelope(114.003, 33, 114.004, 33.001, 4490)))");
        await UntilAsync(async () => (await TypesAsync()).Contains("草地"));
    }

    [Fact]
    public async Task Only_tiles_that_an_edit_touches_are_made_again()
    {
        var untouched = await TagAsync(Far);
        var touched = await TagAsync(Near);
        await _database.ExecuteAsync("UPDATE ecotiles.landuse SET type_name = '园地' WHERE fid = 3");
        await UntilAsync(async () => await TagAsync(Near) != touched);
        Assert.Equal(untouched, await TagAsync(Far));
    }

    [Fact]
    public async Task An_edit_that_is_rolled_back_is_never_seen()
    {
        await _database.ExecuteAsync("BEGIN; UPDATE ecotiles.landuse SET type_name = '错' WHERE fid = 3; ROLLBACK; UPDATE ecotiles.landuse SET type_name = '对' WHERE fid = 2");
        await UntilAsync(async () => (await TypesAsync()).Contains("对"));
        Assert.DoesNotContain("错", await TypesAsync());
    }

    [Fact]
    public async Task A_plan_and_a_layer_that_come_later_are_published()
    {
        await AddPlanAsync("two");
        await UntilAsync(async () => (await _service.JsonAsync("plans")).ToString().Contains("two", StringComparison.Ordinal));
        await _database.ExecuteAsync(
            "INSERT INTO ecotiles.soil (plan_id, type_code, type_name, geom) VALUES ('two', '1', '潮土', ST_Multi(ST_MakeEnvelope(114, 33, 115, 34, 4490)))");
        await UntilAsync(async () =>
        {
            using var answer = await _service.GetAsync("tiles/two/soil/8/209/102.mvt");
            return answer.StatusCode == System.Net.HttpStatusCode.OK;
        });
        await _database.ExecuteAsync("DELETE FROM ecotiles.plan WHERE code = 'two'");
        await UntilAsync(async () => !(await _service.JsonAsync("plans")).ToString().Contains("two", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_edit_made_while_the_service_could_not_listen_is_not_missed()
    {
        await _database.ExecuteAsync(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'ecotiles'; UPDATE ecotiles.landuse SET type_name = '园地' WHERE fid = 3");
        await UntilAsync(async () => (await TypesAsync()).Contains("园地"));
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
        await UntilAsync(async () => (await _service.FeaturesAsync(well)).Count == 1);
        await _database.ExecuteAsync("INSERT INTO wells VALUES (2, '二号井', ST_SetSRID(ST_MakePoint(114.1, 33), 4490))");
        await UntilAsync(async () => (await _service.FeaturesAsync(well)).Count == 2);
        await _database.ExecuteAsync("TRUNCATE wells; INSERT INTO wells VALUES (3, '三号井', ST_SetSRID(ST_MakePoint(114.2, 33), 4490))");
        await UntilAsync(async () => (await _service.FeaturesAsync(well)).Select(feature => feature.Id).SequenceEqual([3UL]));
    }

    async Task<string> TagAsync(string path)
    {
        using var answer = await _service.GetAsync(path);
        return answer.Headers.ETag?.ToString() ?? "";
    }

    async Task<HashSet<string>> TypesAsync() => [.. (await _service.FeaturesAsync(Near)).Select(feature => TextOf(feature.Attributes["type_name"]))];

    /// <summary>The text of an MVT value: after the field's head and a length of one byte.</summary>
    static string TextOf(string value) => System.Text.Encoding.UTF8.GetString(Convert.FromHexString(value)[2..]);

    Task AddPlanAsync(string code) => _database.ExecuteAsync(
        $"""
        INSERT INTO ecotiles.plan (plan_id, code, title, kind, level, region_code, region_name, period_from, period_to, base_year,
          height_datum, status, compiler, map_date, secrecy)
        VALUES ('{code}', '{code}', '规划 {code}', 'restoration', 'county', '411721', '西平县', 2021, 2035, 2020,
          '1985国家高程基准', '公示稿', '编制单位', '2026-01-01', '公开')
        """);

    static async Task UntilAsync(Func<Task<bool>> isSo)
    {
        var clock = Stopwatch.StartNew();
        while (!await IsSoAsync())
        {
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(30), "it never came");
            await Task.Delay(50, Cancelled);
        }

        async Task<bool> IsSoAsync()
        {
            try
            {
                return await isSo();
            }
            catch (HttpRequestException)
            {
                return false; // a machine under load may take a slow database for one that is away
            }
        }
    }
}
