using System.Diagnostics;
using Npgsql;

namespace EcoTiles.ServiceTests.PostGis;

/// <summary>A PgBouncer in transaction mode before a server: each transaction may run in another of few processes.</summary>
sealed class PoolerProcess : IAsyncDisposable
{
    const string Program = "/usr/sbin/pgbouncer";

    readonly string _folder = Directory.CreateTempSubdirectory("ecotiles-pooler-").FullName;
    Process? _shell;

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
            logfile = {pooler._folder}/log
            """));
        if (Environment.IsPrivilegedProcess) await PostgresProcess.ShellAsync($"chown -R postgres {pooler._folder}");
        pooler._shell = PostgresProcess.Shell(
            $"{PostgresProcess.UserPrefix}{Program} -q {settings} & pooler=$!; trap : TERM INT; read -r _; kill -INT $pooler; wait $pooler");
        await Eventually.IsSoAsync(() => pooler.AnswersAsync(database));
        return pooler;
    }

    public async ValueTask DisposeAsync()
    {
        _shell?.StandardInput.Close();
        if (_shell is not null) await _shell.WaitForExitAsync();
        _shell?.Dispose();
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
