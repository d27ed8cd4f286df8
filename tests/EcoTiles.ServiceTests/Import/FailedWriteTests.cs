using System.Diagnostics;
using EcoTiles.ServiceTests.PostGis;
using EcoTiles.ServiceTests.Program;

namespace EcoTiles.ServiceTests.Import;

/// <summary>An import that can write no more leaves the old plan whole, says why, and leaves nothing lying about.</summary>
public sealed class FailedWriteTests(PostgresServer server, ImportedPlans plans) : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    [InlineData(4000)]
    [InlineData(20_000)]
    public async Task A_file_that_cannot_grow_leaves_the_old_one(int kilobytes)
    {
        var file = _folder.File("plans.gpkg");
        await SucceedAsync(plans.Pingcheng, file);
        var before = PlanContents.OfFile(file);
        // The signal that comes with the limit is ignored, so that writing fails as it does on a full disk.
        var (exitCode, error) = await ShellAsync(
            $"trap '' XFSZ; ulimit -f {kilobytes}; exec \"$0\" import \"$1\" --to \"$2\"", plans.OtherPingcheng, file);
        Assert.True(exitCode == 73, $"{exitCode}\n{error}");
        Assert.Contains("unchanged", error, StringComparison.Ordinal);
        Assert.Matches("full|space|large|I/O|limit", error);
        Assert.Equal(before, PlanContents.OfFile(file));
        Assert.Equal([file], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("ecotiles", "zone", 1, "53100", "No space left on device")]
    [InlineData("ecotiles", "landuse", 700, "53100", "No space left on device")]
    [InlineData("ecotiles", "change", 9, "58030", "Input/output error")]
    [InlineData("ecotiles_staging", "layer", 12, "53100", "No space left on device")]
    public async Task A_database_that_cannot_grow_keeps_the_old_rows(string schema, string table, int row, string code, string cause)
    {
        var database = await server.CreateDatabaseAsync();
        await SucceedAsync(plans.Pingcheng, database.Url);
        var before = await PlanContents.OfDatabaseAsync(database);
        await database.ExecuteAsync(
            $"""
            CREATE SEQUENCE writes;
            CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
              IF nextval('public.writes') = {row} THEN RAISE EXCEPTION 'could not extend file: {cause}' USING ERRCODE = '{code}'; END IF;
              RETURN NEW;
            END $$;
            CREATE TRIGGER fail BEFORE INSERT ON {schema}.{table} FOR EACH ROW EXECUTE FUNCTION fail()
            """);
        var run = await ProgramRun.OfAsync("import", plans.OtherPingcheng, "--to", database.Url);
        Assert.True(run.ExitCode == 73, $"{run.ExitCode}\n{run.Error}");
        Assert.Contains(cause, run.Error, StringComparison.Ordinal);
        Assert.Equal(before, await PlanContents.OfDatabaseAsync(database));
        await database.ExecuteAsync($"DROP TRIGGER fail ON {schema}.{table}");
        await SucceedAsync(plans.OtherPingcheng, database.Url);
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM ecotiles_staging.run"));
    }

    static async Task<(int ExitCode, string Error)> ShellAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", ["-c", script, Path.Combine(AppContext.BaseDirectory, "ecotiles"), .. arguments])
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0"; // else the runtime itself needs a file that can grow
        using var process = Process.Start(start) ?? throw new InvalidOperationException("no shell");
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, error + await output);
    }

    static async Task SucceedAsync(string source, string store)
    {
        var run = await ProgramRun.OfAsync("import", source, "--to", store);
        Assert.True(run.ExitCode == 0, run.Error);
    }
}
