using EcoTiles.Catalogue;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources;
using EcoTiles.Sources.PostGis;
using Npgsql;

namespace EcoTiles.ServiceTests.PostGis;

public sealed class ChangeWatchTests(PostgresServer server) : IAsyncLifetime
{
    TestDatabase _database = null!; // made before each test
    PostGisDatabase _read = null!;
    ChangeWatch _watch = null!;

    static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _database = await server.CreateDatabaseAsync();
        await _database.ExecuteAsync(
            """
            CREATE SCHEMA ecotiles;
            CREATE TABLE ecotiles.change (
              seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
              plan_id text NOT NULL, table_name text NOT NULL, fid bigint, old_box double precision[], new_box double precision[]);
            """);
        _read = PostGisDatabase.Open(_database.Url, new PostGisOptions());
        _watch = new ChangeWatch(_read, TimeProvider.System);
    }

    public ValueTask DisposeAsync() => _read.DisposeAsync();

    [Fact]
    public async Task A_change_is_told_once_with_its_boxes()
    {
        await ChangeAsync("p", "zone", 1);
        await _watch.BeginAsync(Stop);
        Assert.Empty((await _watch.AskAsync(Stop)).Changes);
        await _database.ExecuteAsync(
            "INSERT INTO ecotiles.change (plan_id, table_name, fid, old_box, new_box) VALUES ('p', 'zone', 7, '{1,2,3,4}', NULL)");
        Assert.Equal(
            [new DatasetChange(new DatasetKey("p", "zone"), 7, new Envelope(1, 2, 3, 4), null)], (await _watch.AskAsync(Stop)).Changes);
        Assert.Empty((await _watch.AskAsync(Stop)).Changes);
    }

    [Fact]
    public async Task A_transaction_that_began_before_another_and_ends_after_it_is_not_missed()
    {
        await _watch.BeginAsync(Stop);
        await using var slow = await _database.OpenAsync();
        await using var transaction = await slow.BeginTransactionAsync(Stop);
        await using (var insert = new NpgsqlCommand("INSERT INTO ecotiles.change (plan_id, table_name, fid) VALUES ('p', 'zone', 1)", slow))
            await insert.ExecuteNonQueryAsync(Stop);
        await ChangeAsync("p", "zone", 2);
        Assert.Equal("2", await ToldAsync());
        await ChangeAsync("p", "zone", 3);
        Assert.Equal("3", await ToldAsync());
        await transaction.CommitAsync(Stop);
        Assert.Equal("1", await ToldAsync());
        Assert.Empty(await ToldAsync());
    }

    [Fact]
    public async Task What_was_rolled_back_is_never_told()
    {
        await _watch.BeginAsync(Stop);
        await using var undone = await _database.OpenAsync();
        await using (var transaction = await undone.BeginTransactionAsync(Stop))
        {
            await using var insert = new NpgsqlCommand("INSERT INTO ecotiles.change (plan_id, table_name, fid) VALUES ('p', 'zone', 1)", undone);
            await insert.ExecuteNonQueryAsync(Stop);
            await transaction.RollbackAsync(Stop);
        }
        await ChangeAsync("p", "zone", 2);
        Assert.Equal("2", await ToldAsync());
    }

    [Fact]
    public async Task Very_many_changes_are_told_once_as_those_of_whole_datasets_however_long_another_transaction_runs()
    {
        await using var slow = await _database.OpenAsync();
        await using var transaction = await slow.BeginTransactionAsync(Stop);
        await using (var number = new NpgsqlCommand("SELECT pg_current_xact_id()", slow)) await number.ExecuteNonQueryAsync(Stop);
        await _watch.BeginAsync(Stop);
        await _database.ExecuteAsync(
            "INSERT INTO ecotiles.change (plan_id, table_name, fid) SELECT 'p', 'zone', n FROM generate_series(1, 6000) AS n");
        Assert.Equal([new DatasetChange(new DatasetKey("p", "zone"), null, null, null)], (await _watch.AskAsync(Stop)).Changes);
        Assert.Empty((await _watch.AskAsync(Stop)).Changes);
        await ChangeAsync("p", "zone", 9);
        Assert.Equal("9", await ToldAsync());
    }

    [Fact]
    public async Task A_database_without_our_schema_has_no_changes()
    {
        await _database.ExecuteAsync("DROP SCHEMA ecotiles CASCADE");
        await _watch.BeginAsync(Stop);
        Assert.Equal(new ChangeReport([], false) with { Changes = [] }, (await _watch.AskAsync(Stop)) with { Changes = [] });
    }

    [Fact]
    public async Task A_notification_cuts_the_waiting_short()
    {
        using var hint = new ChangeHint(_read);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var listening = hint.ListenAsync(stop.Token);
        var waiting = hint.WaitAsync(TimeSpan.FromSeconds(30), Stop);
        while (!waiting.IsCompleted)
        {
            await _database.ExecuteAsync("NOTIFY ecotiles_change");
            await Task.WhenAny(waiting, Task.Delay(50, Stop));
        }
        await waiting;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listening);
    }

    async Task<string> ToldAsync() => string.Join(' ', (await _watch.AskAsync(Stop)).Changes.Select(change => change.Id));

    Task ChangeAsync(string plan, string table, long id) => _database.ExecuteAsync(FormattableString.Invariant(
        $"INSERT INTO ecotiles.change (plan_id, table_name, fid) VALUES ('{plan}', '{table}', {id})"));
}
