using System.Diagnostics;
using System.Net;
using EcoTiles.ServiceTests.Http;
using EcoTiles.ServiceTests.Program;
using EcoTiles.Sources;
using EcoTiles.Sources.PostGis;
using Npgsql;

namespace EcoTiles.ServiceTests.PostGis;

public sealed class DatabaseFaultTests(PostgresServer server) : IDisposable
{
    const string Squares =
        """
        CREATE TABLE one AS SELECT n AS id, ST_MakeEnvelope(114 + n * 0.01, 33, 114.005 + n * 0.01, 33.005, 4490) AS g FROM generate_series(0, 99) AS n;
        ALTER TABLE one ADD PRIMARY KEY (id); CREATE INDEX ON one USING gist (g); CREATE TABLE other AS SELECT * FROM one
        """;

    readonly TemporaryFolder _folder = new();

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

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
        await database.ExecuteAsync($"BEGIN; CREATE EXTENSION postgis; {Squares}; COMMIT");
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
        await database.ExecuteAsync($"CREATE EXTENSION postgis; {Squares}");
        await using var service = await HttpService.StartAsync(_folder.Path, database.Url, "--snapshot-budget", "0");
        Assert.NotEmpty(await service.FeaturesAsync("tiles/postgres/one/12/3345/1649.mvt"));
        await process.PauseAsync();
        for (var x = 3346; x < 3351; x++)
        {
            var clock = Stopwatch.StartNew();
            using var answer = await service.GetAsync(FormattableString.Invariant($"tiles/postgres/one/12/{x}/1649.mvt"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.InRange(clock.ElapsedMilliseconds, 0, 1500); // 700 on a machine with nothing else to do
        }
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
    public async Task A_locked_table_keeps_nobody_from_the_others()
    {
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(Squares);
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
        await database.ExecuteAsync(Squares);
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

    [Fact(Timeout = 120_000)] // it would wait for ever
    public async Task However_many_tables_are_locked_at_the_start_the_others_are_served_at_once()
    {
        var database = await server.CreateDatabaseAsync();
        await LandUsePlan.FillAsync(database);
        await database.ExecuteAsync($"{Squares}; DO $$ BEGIN FOR i IN 1..25 LOOP EXECUTE format('CREATE TABLE locked_%s AS TABLE one', i); END LOOP; END $$");
        string[] plans = ["plan_stage", "map_sheet", "project", "raster_asset", "change", "zone"];
        await using var locker = await database.OpenAsync();
        await using var transaction = await locker.BeginTransactionAsync(Cancelled);
        await using (var command = new NpgsqlCommand($"LOCK TABLE {string.Join(", ", plans.Select(name => $"ecotiles.{name}").Concat(Enumerable.Range(1, 25).Select(i => $"locked_{i}")))}", locker))
            await command.ExecuteNonQueryAsync(Cancelled);
        var clock = Stopwatch.StartNew();
        await using var service = await HttpService.StartAsync(_folder.Path, database.Url);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(8)); // most of it the program's own start
        Assert.NotEmpty(await service.FeaturesAsync(LandUsePlan.Near));
        Assert.NotEmpty(await service.FeaturesAsync($"tiles/{database.Name.Replace('_', '-')}/other/12/3345/1649.mvt"));
        await transaction.RollbackAsync(Cancelled);
        await Eventually.IsSoAsync(async () => (await service.FeaturesAsync($"tiles/{database.Name.Replace('_', '-')}/locked_25/12/3345/1649.mvt")).Count > 0);
        await database.ExecuteAsync("UPDATE ecotiles.landuse SET type_name = '园地' WHERE fid = (SELECT min(fid) FROM ecotiles.landuse)");
        await Eventually.IsSoAsync(async () => (await LandUsePlan.TypesAsync(service)).Contains("园地"));
    }

    [Fact]
    public async Task A_layer_that_could_not_be_loaded_is_refused_and_not_left_out_until_it_can_be()
    {
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            $"""
            {Squares}; CREATE TABLE switch AS SELECT true AS is_on;
            CREATE VIEW broken AS SELECT id AS fid, 1 / (CASE WHEN (SELECT is_on FROM switch) THEN 0 ELSE 1 END) AS share, g FROM one
            """);
        await using var service = await HttpService.StartAsync(_folder.Path, database.Url);
        var plan = database.Name.Replace('_', '-');
        foreach (var layers in new[] { "broken", "other,broken" })
        {
            var clock = Stopwatch.StartNew();
            using var answer = await service.GetAsync($"tiles/{plan}/{layers}/12/3345/1649.mvt");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.InRange(clock.ElapsedMilliseconds, 0, 1500); // 700 on a machine with nothing else to do
        }
        Assert.NotEmpty(await service.FeaturesAsync($"tiles/{plan}/other/12/3345/1649.mvt"));
        await database.ExecuteAsync("UPDATE switch SET is_on = false");
        await Eventually.IsSoAsync(async () => (await service.FeaturesAsync($"tiles/{plan}/other,broken/12/3345/1649.mvt")).Any(feature => feature.Layer == "broken"));
    }

    [Fact]
    public async Task A_client_that_leaves_ends_the_query_of_its_tile()
    {
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            $"""
            {Squares}; CREATE TABLE switch AS SELECT false AS is_on;
            CREATE VIEW slow AS SELECT id AS fid, CASE WHEN (SELECT is_on FROM switch) THEN pg_sleep(0.2)::text END AS waited, g FROM one
            """);
        await using var service = await HttpService.StartAsync(_folder.Path, database.Url, "--snapshot-budget", "0");
        var tile = $"tiles/{database.Name.Replace('_', '-')}/slow/8/209/103.mvt";
        Assert.NotEmpty(await service.FeaturesAsync(tile));
        await database.ExecuteAsync("UPDATE switch SET is_on = true");
        using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        using var staying = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var path = new Uri($"{tile.Replace("8/209/103", "9/418/206", StringComparison.Ordinal)}", UriKind.Relative);
        var first = service.Client.GetAsync(path, leaving.Token);
        var last = service.Client.GetAsync(path, staying.Token);
        await Eventually.IsSoAsync(() => IsReadingAsync(database));
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        await Task.Delay(300, Cancelled);
        Assert.True(await IsReadingAsync(database)); // one still waits for it
        var clock = Stopwatch.StartNew();
        await staying.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => last);
        while (await IsReadingAsync(database)) await Task.Delay(10, Cancelled);
        Assert.InRange(clock.ElapsedMilliseconds, 0, 1500); // 500 on a machine with nothing else to do
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
        for (var column = 13380; column < 13386; column++)
        {
            var clock = Stopwatch.StartNew();
            using var answer = await byFrame.GetAsync(FormattableString.Invariant($"tiles/one/landuse/14/{column}/6599.mvt"));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            Assert.InRange(clock.ElapsedMilliseconds, 0, 1500); // 700 on a machine with nothing else to do
        }
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
        await database.ExecuteAsync($"CREATE EXTENSION postgis; {Squares}");
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

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_read_that_is_broken_off_ends_on_the_server_too(bool byFrame)
    {
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE t AS SELECT n AS id, ST_SetSRID(ST_MakePoint(114 + n * 0.0001, 33), 4490)::geometry(Point, 4490) AS g FROM generate_series(1, 5000) AS n;
            CREATE TABLE switch AS SELECT false AS is_on;
            CREATE VIEW slow AS SELECT id AS fid, CASE WHEN (SELECT is_on FROM switch) THEN pg_sleep(0.05)::text END AS waited, g FROM t
            """);
        await using var read = await ReadTable.OfAsync(database);
        await database.ExecuteAsync("UPDATE switch SET is_on = true");
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var query = byFrame ? new FeatureQuery { Extent = new(114, 32, 114.2, 34) } : FeatureQuery.Everything;
        var reading = Task.Run(async () =>
        {
            await foreach (var batch in read.Source("slow").ReadAsync(query, stop.Token)) Assert.NotNull(batch);
        }, Cancelled);
        await Eventually.IsSoAsync(() => IsReadingAsync(database));
        await stop.CancelAsync();
        var clock = Stopwatch.StartNew();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
        while (await IsReadingAsync(database)) await Task.Delay(10, Cancelled);
        Assert.InRange(clock.ElapsedMilliseconds, 0, 1500); // 500 on a machine with nothing else to do
    }

    [Fact]
    public async Task A_query_that_takes_too_long_is_broken_off_by_the_server()
    {
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync("""
            CREATE TABLE switch AS SELECT false AS is_on;
            CREATE VIEW slow AS SELECT 1 AS fid, CASE WHEN is_on THEN pg_sleep(9)::text END AS waited,
              ST_SetSRID(ST_MakePoint(114 + n, 33), 4490)::geometry(Point, 4490) AS g FROM switch, generate_series(0, 9) AS n
            """);
        await using var read = await ReadTable.OfAsync(database, new PostGisOptions { StatementTimeout = TimeSpan.FromMilliseconds(300) });
        await database.ExecuteAsync("UPDATE switch SET is_on = true");
        var clock = Stopwatch.StartNew();
        await Assert.ThrowsAsync<TimeoutException>(() => read.FeaturesAsync("slow", new() { Extent = new(114, 33, 115, 34) }));
        Assert.InRange(clock.ElapsedMilliseconds, 250, 3000);
    }

    static Task<bool> IsReadingAsync(TestDatabase database) => database.ScalarAsync<bool>(
        $"SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = '{database.Name}' AND application_name = 'ecotiles' AND state = 'active' AND query ~ 'waited')");
}
