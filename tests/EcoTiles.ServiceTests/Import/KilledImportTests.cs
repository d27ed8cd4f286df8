using System.Diagnostics;
using System.Globalization;
using EcoTiles.ServiceTests.PostGis;
using EcoTiles.ServiceTests.Program;

namespace EcoTiles.ServiceTests.Import;

/// <summary>An import that is killed leaves the old rows or the new ones, and the next one leaves nothing else.</summary>
public sealed class KilledImportTests(PostgresServer server, ImportedPlans plans) : IDisposable
{
    /// <summary>Of each kind of store, so that there are fifty of them; ECOTILES_KILLS asks for more.</summary>
    static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("ECOTILES_KILLS") ?? "25", CultureInfo.InvariantCulture);

    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_database_holds_the_old_plan_or_the_new_one_whenever_the_import_is_killed()
    {
        var database = await server.CreateDatabaseAsync();
        async Task<string> Now() => await PlanContents.OfDatabaseAsync(database);
        var states = await TellingsAsync(database.Url, Now);
        await KillAtRandomAsync(database.Url, states, Now);
        await RunAsync(plans.Thinned[0], database.Url);
        Assert.Equal(states[0], await Now());
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM ecotiles_staging.run"));
        Assert.Equal(2, await database.ScalarAsync<long>(
            "SELECT count(*) FROM pg_class WHERE relnamespace = 'ecotiles_staging'::regnamespace AND relkind = 'r'"));
    }

    [Fact]
    public async Task A_file_holds_the_old_plan_or_the_new_one_whenever_the_import_is_killed()
    {
        var file = _folder.File("plans.gpkg");
        Task<string> Now() => Task.FromResult(string.Join('\n', PlanContents.OfFile(file)));
        var states = await TellingsAsync(file, Now);
        await KillAtRandomAsync(file, states, Now);
        await RunAsync(plans.Thinned[0], file);
        Assert.Equal(states[0], await Now());
        Assert.Equal([file], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task An_interrupted_import_goes_on_from_the_layers_it_has_read()
    {
        var database = await server.CreateDatabaseAsync();
        await RunAsync(plans.Pingcheng, database.Url);
        await using (var locker = await database.OpenAsync())
        {
            // The swap waits for this lock, so that the import is killed with every layer read.
            await using var hold = new Npgsql.NpgsqlCommand("BEGIN; LOCK TABLE ecotiles.zone IN SHARE MODE", locker);
            await hold.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            using var import = ProgramRun.Start(_folder.Path, [], "import", plans.OtherPingcheng, "--to", database.Url);
            while (await database.ScalarAsync<long>("SELECT count(*) FROM pg_locks WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())") == 0) await Task.Delay(20, TestContext.Current.CancellationToken);
            import.Kill();
            await import.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        while (await database.ScalarAsync<long>("SELECT count(*) FROM pg_stat_activity WHERE application_name = 'ecotiles import' AND datname = current_database()") > 0)
            await Task.Delay(20, TestContext.Current.CancellationToken);
        var resumed = await ProgramRun.OfAsync("import", plans.OtherPingcheng, "--to", database.Url, "--resume", "--json");
        Assert.True(resumed.ExitCode == 0, resumed.Error);
        Assert.Contains("\"landuse\"", resumed.Output[resumed.Output.IndexOf("\"resumed\"", StringComparison.Ordinal)..], StringComparison.Ordinal);
        var fresh = await server.CreateDatabaseAsync();
        await RunAsync(plans.OtherPingcheng, fresh.Url);
        Assert.Equal(await PlanContents.OfDatabaseAsync(fresh), await PlanContents.OfDatabaseAsync(database));
    }

    /// <summary>What the store holds after either file was imported whole.</summary>
    async Task<string[]> TellingsAsync(string store, Func<Task<string>> now)
    {
        await RunAsync(plans.Thinned[0], store);
        var first = await now();
        await RunAsync(plans.Thinned[1], store);
        var second = await now();
        Assert.NotEqual(first, second);
        return [first, second];
    }

    async Task KillAtRandomAsync(string store, string[] states, Func<Task<string>> now)
    {
        var random = new Random(20260);
        var watch = Stopwatch.StartNew();
        await RunAsync(plans.Thinned[0], store);
        var whole = watch.Elapsed;
        for (var kill = 0; kill < Kills; kill++)
        {
            using var import = ProgramRun.Start(
                _folder.Path, [], "import", plans.Thinned[(kill + 1) % 2], "--to", store);
            await Task.Delay(whole * random.NextDouble(), TestContext.Current.CancellationToken);
            if (!import.HasExited) import.Kill();
            await import.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Contains(await now(), states);
        }
    }

    static async Task RunAsync(string source, string store)
    {
        var run = await ProgramRun.OfAsync("import", source, "--to", store);
        Assert.True(run.ExitCode == 0, run.Error);
    }
}
