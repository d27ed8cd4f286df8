using System.Diagnostics;
using EcoTiles.ServiceTests.Http;
using EcoTiles.ServiceTests.Program;
using EcoTiles.Sources;
using EcoTiles.Sources.PostGis;

namespace EcoTiles.ServiceTests.PostGis;

/// <summary>What nobody waits for any more, or what takes too long, ends on the server too.</summary>
public sealed class BrokenOffReadTests(PostgresServer server) : IDisposable
{
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
