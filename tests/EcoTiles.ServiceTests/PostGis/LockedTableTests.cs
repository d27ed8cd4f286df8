using System.Diagnostics;
using System.Net;
using EcoTiles.ServiceTests.Http;
using EcoTiles.ServiceTests.Program;
using Npgsql;

namespace EcoTiles.ServiceTests.PostGis;

/// <summary>A table that somebody has locked holds up nobody who asks for another.</summary>
public sealed class LockedTableTests(PostgresServer server) : IDisposable
{
    readonly TemporaryFolder _folder = new();

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_locked_table_keeps_nobody_from_the_others()
    {
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(Squares.Tables);
        await using var service = await HttpService.StartAsync(_folder.Path, database.Url, "--snapshot-budget", "0");
        var plan = database.Name.Replace('_', '-');
        await using var locker = await database.OpenAsync();
        await using var transaction = await locker.BeginTransactionAsync(Cancelled);
        await using (var command = new NpgsqlCommand("LOCK TABLE one", locker)) await command.ExecuteNonQueryAsync(Cancelled);
        var locked = Enumerable.Range(0, 24).Select(i => service.GetAsync(FormattableString.Invariant($"tiles/{plan}/one/14/{13380 + i}/6599.mvt"))).ToList();
        var clock = Stopwatch.StartNew();
        for (var i = 0; i < 5; i++)
        {
            using var answer = await service.GetAsync(FormattableString.Invariant($"tiles/{plan}/other/12/{3345 + i}/1649.mvt"));
            Assert.True(answer.IsSuccessStatusCode);
        }
        Assert.InRange(clock.ElapsedMilliseconds, 0, 5000);
        foreach (var answer in await Task.WhenAll(locked))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            answer.Dispose();
        }
        await transaction.RollbackAsync(Cancelled);
        await Eventually.IsSoAsync(async () =>
        {
            using var answer = await service.GetAsync($"tiles/{plan}/one/12/3345/1649.mvt");
            return answer.StatusCode == HttpStatusCode.OK;
        });
    }

    [Fact(Timeout = 120_000)] // it would wait for ever
    public async Task A_table_that_is_locked_at_the_start_delays_nobody_and_is_published_when_it_is_free()
    {
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(Squares.Tables);
        var plan = database.Name.Replace('_', '-');
        await using var locker = await database.OpenAsync();
        await using var transaction = await locker.BeginTransactionAsync(Cancelled);
        await using (var command = new NpgsqlCommand("LOCK TABLE one", locker)) await command.ExecuteNonQueryAsync(Cancelled);
        await using var service = await HttpService.StartAsync(_folder.Path, database.Url);
        Assert.NotEmpty(await service.FeaturesAsync($"tiles/{plan}/other/12/3345/1649.mvt"));
        Assert.Contains("is locked", (await service.JsonAsync("readyz")).ToString(), StringComparison.Ordinal);
        await transaction.RollbackAsync(Cancelled);
        await Eventually.IsSoAsync(async () => (await service.FeaturesAsync($"tiles/{plan}/one/12/3345/1649.mvt")).Count > 0);

        // Nor does it go away when it is locked later, and everything is looked through again.
        await using var again = await locker.BeginTransactionAsync(Cancelled);
        await using (var command = new NpgsqlCommand("LOCK TABLE one", locker)) await command.ExecuteNonQueryAsync(Cancelled);
        await database.ExecuteAsync("INSERT INTO other VALUES (1000, ST_MakeEnvelope(117, 33, 117.5, 33.5, 4490))");
        await Eventually.IsSoAsync(async () => (await service.JsonAsync($"tiles/{plan}/other.json")).GetProperty("bounds")[2].GetDouble() > 117);
        Assert.NotEmpty(await service.FeaturesAsync($"tiles/{plan}/one/12/3345/1649.mvt"));
    }

    [Fact]
    public async Task A_materialized_view_without_data_says_how_to_fill_it_and_is_published_when_it_is()
    {
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync($"{Squares.Tables}; CREATE MATERIALIZED VIEW \"kept views\" AS TABLE one WITH NO DATA");
        var plan = database.Name.Replace('_', '-');
        await using var service = await HttpService.StartAsync(_folder.Path, database.Url);
        Assert.NotEmpty(await service.FeaturesAsync($"tiles/{plan}/one/12/3345/1649.mvt"));
        var told = Assert.Single((await service.JsonAsync("readyz")).GetProperty("problems").EnumerateArray());
        Assert.Equal(("kept views", "not-populated"), (told.GetProperty("layer").GetString(), told.GetProperty("code").GetString()));
        Assert.Equal(2, told.EnumerateObject().Count(text => text.Value.ToString().Contains("REFRESH MATERIALIZED VIEW \"public\".\"kept views\"", StringComparison.Ordinal)));
        await database.ExecuteAsync("REFRESH MATERIALIZED VIEW \"kept views\"");
        await Eventually.IsSoAsync(async () => (await service.FeaturesAsync($"tiles/{plan}/kept%20views/12/3345/1649.mvt")).Count > 0);
    }

    [Fact(Timeout = 120_000)] // it would wait for ever
    public async Task Where_the_plans_themselves_are_locked_at_the_start_the_rest_is_served_and_plans_follow()
    {
        var database = await server.CreateDatabaseAsync();
        await LandUsePlan.FillAsync(database);
        await database.ExecuteAsync(Squares.Tables);
        await using var locker = await database.OpenAsync();
        await using var transaction = await locker.BeginTransactionAsync(Cancelled);
        await using (var command = new NpgsqlCommand("LOCK TABLE ecotiles.plan", locker)) await command.ExecuteNonQueryAsync(Cancelled);
        await using var service = await HttpService.StartAsync(_folder.Path, database.Url);
        Assert.NotEmpty(await service.FeaturesAsync($"tiles/{database.Name.Replace('_', '-')}/other/12/3345/1649.mvt"));
        var told = Assert.Single((await service.JsonAsync("readyz")).GetProperty("problems").EnumerateArray());
        Assert.Equal(("plan", "locked"), (told.GetProperty("layer").GetString(), told.GetProperty("code").GetString()));
        using (var unknown = await service.GetAsync(LandUsePlan.Near))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, unknown.StatusCode);
            Assert.NotNull(unknown.Headers.RetryAfter);
        }
        await transaction.RollbackAsync(Cancelled);
        await Eventually.IsSoAsync(async () => (await service.FeaturesAsync(LandUsePlan.Near)).Count == 11);
        using var never = await service.GetAsync("tiles/never/landuse/14/13380/6599.mvt");
        Assert.Equal(HttpStatusCode.NotFound, never.StatusCode);
    }

    [Fact(Timeout = 120_000)] // it would wait for ever
    public async Task A_database_of_nothing_but_locked_plans_is_waited_for()
    {
        var database = await server.CreateDatabaseAsync();
        await LandUsePlan.FillAsync(database);
        await using var locker = await database.OpenAsync();
        await using var transaction = await locker.BeginTransactionAsync(Cancelled);
        await using (var command = new NpgsqlCommand("LOCK TABLE ecotiles.plan", locker)) await command.ExecuteNonQueryAsync(Cancelled);
        await using var service = await HttpService.StartAtOnceAsync(_folder.Path, database.Url);
        await Eventually.IsSoAsync(async () => (await service.JsonAsync("readyz")).GetProperty("message").GetString()!.Contains("plans is locked", StringComparison.Ordinal));
        using (var ready = await service.GetAsync("readyz")) Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        await transaction.RollbackAsync(Cancelled);
        await service.WaitUntilLoadedAsync();
        Assert.Equal(11, (await service.FeaturesAsync(LandUsePlan.Near)).Count);
    }

    [Fact(Timeout = 120_000)] // it would wait for ever
    public async Task However_many_tables_are_locked_at_the_start_the_others_are_served_at_once()
    {
        var database = await server.CreateDatabaseAsync();
        await LandUsePlan.FillAsync(database);
        await database.ExecuteAsync($"{Squares.Tables}; DO $$ BEGIN FOR i IN 1..25 LOOP EXECUTE format('CREATE TABLE locked_%s AS TABLE one', i); END LOOP; END $$");
        string[] plans = ["plan_stage", "map_sheet", "project", "raster_asset", "change", "zone"];
        var clock = Stopwatch.StartNew();
        await using (await HttpService.StartAsync(_folder.Path, database.Url))
            clock.Stop();
        var unlocked = clock.Elapsed; // most of it the program's own start
        await using var locker = await database.OpenAsync();
        await using var transaction = await locker.BeginTransactionAsync(Cancelled);
        await using (var command = new NpgsqlCommand($"LOCK TABLE {string.Join(", ", plans.Select(name => $"ecotiles.{name}").Concat(Enumerable.Range(1, 25).Select(i => $"locked_{i}")))}", locker))
            await command.ExecuteNonQueryAsync(Cancelled);
        clock.Restart();
        await using var service = await HttpService.StartAsync(_folder.Path, database.Url);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, 2 * unlocked + TimeSpan.FromSeconds(6)); // waiting for each as tiles do takes 13 s
        Assert.NotEmpty(await service.FeaturesAsync(LandUsePlan.Near));
        Assert.NotEmpty(await service.FeaturesAsync($"tiles/{database.Name.Replace('_', '-')}/other/12/3345/1649.mvt"));
        await transaction.RollbackAsync(Cancelled);
        await Eventually.IsSoAsync(async () => (await service.FeaturesAsync($"tiles/{database.Name.Replace('_', '-')}/locked_25/12/3345/1649.mvt")).Count > 0);
        await database.ExecuteAsync("UPDATE ecotiles.landuse SET type_name = '园地' WHERE fid = (SELECT min(fid) FROM ecotiles.landuse)");
        await Eventually.IsSoAsync(async () => (await LandUsePlan.TypesAsync(service)).Contains("园地"));
    }
}
