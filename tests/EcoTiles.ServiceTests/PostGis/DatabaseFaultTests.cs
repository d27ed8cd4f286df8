using System.Diagnostics;
using System.Net;
using EcoTiles.ServiceTests.Http;
using EcoTiles.ServiceTests.Program;

namespace EcoTiles.ServiceTests.PostGis;

public sealed class DatabaseFaultTests(PostgresServer server) : IDisposable
{
    readonly TemporaryFolder _folder = new();

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    /// <summary>A refusal comes within 700 ms; single ones may be late on a machine that has other things to do.</summary>
    static void AssertNobodyWaitedLong(List<long> milliseconds)
    {
        milliseconds.Sort();
        Assert.InRange(milliseconds[milliseconds.Count / 2], 0, 700);
        Assert.InRange(milliseconds[^1], 0, 1500);
    }

    [Fact]
    public async Task The_service_starts_without_its_database_and_publishes_when_it_comes()
    {
        await using var process = await PostgresProcess.CreateAsync();
        var database = new TestDatabase(process, "plans");
        await using var service = await HttpService.StartAtOnceAsync(_folder.Path, database.Url);
        using (var alive = await service.GetAsync("livez")) Assert.Equal(HttpStatusCode.OK, alive.StatusCode);
        await Eventually.IsSoAsync(async () => (await service.JsonAsync("readyz")).GetProperty("message").GetString()!.Contains("does not answer", StringComparison.Ordinal));
        using (var ready = await service.GetAsync("readyz")) Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        using (var tile = await service.GetAsync("tiles/plans/one/8/209/103.mvt")) Assert.Equal(HttpStatusCode.ServiceUnavailable, tile.StatusCode);

        await process.StartAsync();
        var clock = Stopwatch.StartNew();
        await new TestDatabase(process, "postgres").ExecuteAsync("CREATE DATABASE plans");
        await database.ExecuteAsync($"BEGIN; CREATE EXTENSION postgis; {Squares.Tables}; COMMIT");
        await service.WaitUntilLoadedAsync();
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(15));
        Assert.NotEmpty(await service.FeaturesAsync("tiles/plans/one/8/209/103.mvt"));

        await process.StopAsync();
        Assert.NotEmpty(await service.FeaturesAsync("tiles/plans/one/9/418/206.mvt")); // out of the snapshot
    }

    [Fact]
    public async Task A_database_that_stands_still_costs_nobody_a_long_wait_and_is_found_again()
    {
        await using var process = await PostgresProcess.CreateAsync();
        await process.StartAsync();
        var database = new TestDatabase(process, "postgres");
        await database.ExecuteAsync($"CREATE EXTENSION postgis; {Squares.Tables}");
        await using var service = await HttpService.StartAsync(_folder.Path, database.Url, "--snapshot-budget", "0");
        await using var kept = await HttpService.StartAsync(_folder.Path, database.Url);
        Assert.NotEmpty(await service.FeaturesAsync("tiles/postgres/one/12/3345/1649.mvt"));
        await process.PauseAsync();
        var paused = Stopwatch.StartNew();
        var waits = new List<long>();
        for (var x = 3346; paused.Elapsed < TimeSpan.FromSeconds(30); x = x == 3355 ? 3346 : x + 1)
        {
            Assert.NotEmpty(await service.FeaturesAsync("tiles/postgres/one/12/3345/1649.mvt")); // kept since before
            Assert.NotEmpty(await kept.FeaturesAsync(FormattableString.Invariant($"tiles/postgres/one/12/{x}/1649.mvt")));
            var clock = Stopwatch.StartNew();
            using var answer = await service.GetAsync(FormattableString.Invariant($"tiles/postgres/one/12/{x}/1649.mvt"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            waits.Add(clock.ElapsedMilliseconds);
            await Task.Delay(500, Cancelled);
        }
        AssertNobodyWaitedLong(waits);
        await process.ResumeAsync();
        var recovery = Stopwatch.StartNew();
        await Eventually.IsSoAsync(async () =>
        {
            using var answer = await service.GetAsync("tiles/postgres/one/12/3347/1649.mvt");
            return answer.StatusCode == HttpStatusCode.OK;
        });
        Assert.InRange(recovery.ElapsedMilliseconds, 0, 3000);
    }

    [Fact]
    public async Task A_layer_that_could_not_be_loaded_is_refused_and_not_left_out_until_it_can_be()
    {
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            $"""
            {Squares.Tables}; CREATE TABLE switch AS SELECT true AS is_on;
            CREATE VIEW broken AS SELECT id AS fid, 1 / (CASE WHEN (SELECT is_on FROM switch) THEN 0 ELSE 1 END) AS share, g FROM one
            """);
        await using var service = await HttpService.StartAsync(_folder.Path, database.Url);
        var plan = database.Name.Replace('_', '-');
        var waits = new List<long>();
        foreach (var layers in new[] { "broken", "other,broken", "broken" })
        {
            var clock = Stopwatch.StartNew();
            using var answer = await service.GetAsync($"tiles/{plan}/{layers}/12/3345/1649.mvt");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            waits.Add(clock.ElapsedMilliseconds);
        }
        AssertNobodyWaitedLong(waits);
        Assert.NotEmpty(await service.FeaturesAsync($"tiles/{plan}/other/12/3345/1649.mvt"));
        Assert.Contains(
            (await service.JsonAsync("readyz")).GetProperty("problems").EnumerateArray(),
            problem => problem.GetProperty("layer").GetString() == "broken" && problem.ToString().Contains("division by zero", StringComparison.Ordinal));
        await database.ExecuteAsync("UPDATE switch SET is_on = false");
        await Eventually.IsSoAsync(async () => (await service.FeaturesAsync($"tiles/{plan}/other,broken/12/3345/1649.mvt")).Any(feature => feature.Layer == "broken"));
    }

    [Fact]
    public async Task A_database_that_is_killed_under_load_costs_snapshots_nothing_and_is_followed_again()
    {
        await using var process = await PostgresProcess.CreateAsync();
        await process.StartAsync();
        var database = new TestDatabase(process, "postgres");
        await database.ExecuteAsync("CREATE EXTENSION postgis");
        await LandUsePlan.FillAsync(database);
        await using var kept = await HttpService.StartAsync(_folder.Path, database.Url);
        await using var byFrame = await HttpService.StartAsync(_folder.Path, database.Url, "--snapshot-budget", "0");
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var asking = Task.Run(async () =>
        {
            var failures = 0;
            for (; !ended.IsCancellationRequested; await Task.Delay(5, Cancelled))
            {
                using var answer = await kept.GetAsync(LandUsePlan.Near);
                if (!answer.IsSuccessStatusCode) failures++;
            }
            return failures;
        }, Cancelled);
        await process.KillAsync();
        var waits = new List<long>();
        for (var column = 13380; column < 13386; column++)
        {
            var clock = Stopwatch.StartNew();
            using var answer = await byFrame.GetAsync(FormattableString.Invariant($"tiles/one/landuse/14/{column}/6599.mvt"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            waits.Add(clock.ElapsedMilliseconds);
        }
        AssertNobodyWaitedLong(waits);
        await process.StartAsync();
        await Eventually.IsSoAsync(async () => (await byFrame.FeaturesAsync(LandUsePlan.Near)).Count == 11, TimeSpan.FromSeconds(5));
        await database.ExecuteAsync("UPDATE ecotiles.landuse SET type_name = '园地' WHERE fid = 3");
        await Eventually.IsSoAsync(async () => (await LandUsePlan.TypesAsync(kept)).Contains("园地"));
        await ended.CancelAsync();
        Assert.Equal(0, await asking);
    }

    [Fact]
    public async Task A_database_with_too_few_connections_refuses_some_for_a_moment_and_nobody_for_long()
    {
        await using var process = await PostgresProcess.CreateAsync();
        await process.StartAsync("max_connections=5", "superuser_reserved_connections=0");
        var database = new TestDatabase(process, "postgres");
        await database.ExecuteAsync($"CREATE EXTENSION postgis; {Squares.Tables}");
        await using var service = await HttpService.StartAsync(_folder.Path, database.Url, "--snapshot-budget", "0");
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(i =>
            service.GetAsync(FormattableString.Invariant($"tiles/postgres/{(i % 2 == 0 ? "one" : "other")}/14/{13380 + i / 2}/6599.mvt"))));
        foreach (var answer in answers)
        {
            Assert.True(answer.IsSuccessStatusCode || answer.Headers.RetryAfter is not null, answer.StatusCode.ToString());
            answer.Dispose();
        }
        await Eventually.IsSoAsync(async () => (await service.FeaturesAsync("tiles/postgres/one/12/3345/1649.mvt")).Count > 0, TimeSpan.FromSeconds(5));
    }
}
