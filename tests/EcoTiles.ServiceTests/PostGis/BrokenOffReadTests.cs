using System.Diagnostics;
using EcoTiles.ServiceTests.Http;
using EcoTiles.ServiceTests.Program;
using EcoTiles.Sources;
using EcoTiles.Sources.PostGis;
using Npgsql;

namespace EcoTiles.ServiceTests.PostGis;

/// <summary>What nobody waits for any more, or what takes too long, ends on the server too.</summary>
public sealed class BrokenOffReadTests(PostgresServer server) : IDisposable
{
    /// <summary>A single time may be that of something else on the machine: the middle of so many counts.</summary>
    const int Rounds = 7;

    readonly TemporaryFolder _folder = new();

    static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_client_that_leaves_ends_the_query_of_its_tile()
    {
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            $"""
            {Squares.Tables}; CREATE TABLE switch AS SELECT false AS is_on;
            CREATE VIEW slow AS SELECT id AS fid, CASE WHEN (SELECT is_on FROM switch) THEN pg_sleep(0.2)::text END AS waited, g FROM one
            """);
        await using var service = await HttpService.StartAsync(_folder.Path, database.Url, "--snapshot-budget", "0");
        var tile = $"tiles/{database.Name.Replace('_', '-')}/slow/8/209/103.mvt";
        Assert.NotEmpty(await service.FeaturesAsync(tile));
        await database.ExecuteAsync("UPDATE switch SET is_on = true");
        var path = new Uri($"{tile.Replace("8/209/103", "9/418/206", StringComparison.Ordinal)}", UriKind.Relative);
        await using var watch = await database.OpenAsync();
        var times = new List<long>();
        for (var round = 0; round < Rounds; round++)
        {
            using var leaving = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
            using var staying = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
            var first = service.Client.GetAsync(path, leaving.Token);
            var last = service.Client.GetAsync(path, staying.Token);
            await Eventually.IsSoAsync(() => IsReadingAsync(watch));
            await leaving.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
            if (round == 0) await Task.Delay(300, Cancelled);
            Assert.True(await IsReadingAsync(watch)); // one still waits for it
            times.Add(await EndOnServerAsync(watch, last, staying));
        }
        AssertSoon(times);
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
        var query = byFrame ? new FeatureQuery { Extent = new(114, 32, 114.2, 34) } : FeatureQuery.Everything;
        await using var watch = await database.OpenAsync();
        var times = new List<long>();
        for (var round = 0; round < Rounds; round++)
        {
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
            var reading = Task.Run(async () =>
            {
                await foreach (var batch in read.Source("slow").ReadAsync(query, stop.Token)) Assert.NotNull(batch);
            }, Cancelled);
            await Eventually.IsSoAsync(() => IsReadingAsync(watch));
            times.Add(await EndOnServerAsync(watch, reading, stop));
        }
        AssertSoon(times);
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

    [Fact]
    public async Task No_thread_of_the_pool_waits_for_the_server_when_work_is_broken_off()
    {
        await using var database = PostGisDatabase.Open((await server.CreateDatabaseAsync()).Url, new PostGisOptions());
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Cancelled);
        var begun = new TaskCompletionSource();
        var isOfPool = new TaskCompletionSource<bool>();
        var work = database.UseAsync("layer", async (_, broken) =>
        {
            using var told = broken.Register(() => isOfPool.SetResult(Thread.CurrentThread.IsThreadPoolThread));
            begun.SetResult();
            await Task.Delay(Timeout.Infinite, broken);
            return true;
        }, stop.Token);
        await begun.Task.WaitAsync(Cancelled);
        await stop.CancelAsync();
        Assert.False(await isOfPool.Task.WaitAsync(Cancelled));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
    }

    /// <summary>Breaks the work off, and returns how many milliseconds later its query was gone.</summary>
    static async Task<long> EndOnServerAsync(NpgsqlConnection watch, Task work, CancellationTokenSource stop)
    {
        var clock = Stopwatch.StartNew();
        await stop.CancelAsync();
        while (await IsReadingAsync(watch)) await Task.Delay(2, Cancelled);
        var time = clock.ElapsedMilliseconds;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        return time;
    }

    static void AssertSoon(List<long> times)
    {
        times.Sort();
        Assert.True(times[Rounds / 2] <= 500, $"after {string.Join(", ", times)} ms");
    }

    static async Task<bool> IsReadingAsync(NpgsqlConnection watch)
    {
        await using var query = new NpgsqlCommand(
            "SELECT EXISTS (SELECT FROM pg_stat_activity WHERE datname = current_database() AND application_name = 'ecotiles' AND state = 'active' AND query ~ 'waited')",
            watch);
        return (bool)(await query.ExecuteScalarAsync(Cancelled))!; // EXISTS is never null
    }
}
