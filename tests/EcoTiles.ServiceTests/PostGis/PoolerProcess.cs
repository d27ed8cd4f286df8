using Npgsql;

namespace EcoTiles.ServiceTests.PostGis;

/// <summary>A PgBouncer in transaction mode before a server: each transaction may run in another of few processes.</summary>
sealed class PoolerProcess : IAsyncDisposable
{
    const string Program = "/usr/sbin/pgbouncer";

    readonly string _folder = Directory.CreateTempSubdirectory("ecotiles-pooler-").FullName;
    KeptProgram? _program;

    public int Port { get; } = PostgresProcess.FreePort();

    public static async Task<PoolerProcess> StartAsync(TestDatabase database, int server)
    {
        Assert.SkipUnless(File.Exists(Program), "PgBouncer is not installed: tests/run.sh installs it");
        var pooler = new PoolerProcess();
        var settings = Path.Combine(pooler._folder, "pgbouncer.ini");
        await File.WriteAllTextAsync(settings, FormattableString.Invariant(
            $"""
            [databases]
            * = host=127.0.0.1 port={server} user=postgres
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {pooler.Port}
            unix_socket_dir =
            auth_type = any
            pool_mode = transaction
            default_pool_size = 4
            """));
        if (Environment.IsPrivilegedProcess) await KeptProgram.ShellAsync($"chown -R postgres {pooler._folder}");
        pooler._program = KeptProgram.Start($"{Program} {settings}", Path.Combine(pooler._folder, "log"));
        await Eventually.IsSoAsync(() => pooler.AnswersAsync(database));
        return pooler;
    }

    public async ValueTask DisposeAsync()
    {
        if (_program is not null) await _program.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    async Task<bool> AnswersAsync(TestDatabase database)
    {
        try
        {
            await using var connection = new NpgsqlConnection(
                FormattableString.Invariant($"Host=127.0.0.1;Port={Port};Username=postgres;Database={database.Name};Pooling=false"));
            await connection.OpenAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }
}
