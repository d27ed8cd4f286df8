using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Npgsql;

namespace EcoTiles.ServiceTests.PostGis;

/// <summary>
/// A PostgreSQL of our own in a temporary folder, on a loopback port that was free. It ends with this process, however
/// that ends: <see cref="KeptProgram"/>.
/// </summary>
sealed partial class PostgresProcess : IAsyncDisposable
{
    const string DebianFolder = "/usr/lib/postgresql";
    const int StopSignal = 19;
    const int ContinueSignal = 18;
    const int KillSignal = 9;

    readonly string _folder = Directory.CreateTempSubdirectory("ecotiles-postgres-").FullName;
    readonly string _binaries;
    KeptProgram? _program;

    PostgresProcess(string binaries) => _binaries = binaries;

    public int Port { get; } = FreePort();

    /// <summary>What the server wrote: every statement, since it logs them all.</summary>
    public string LogFile => Path.Combine(_folder, "log");

    public string ConnectionString => $"Host=127.0.0.1;Port={Port};Username=postgres;Include Error Detail=true";

    /// <summary>A new server that is not started yet; skips the test on a machine without PostgreSQL 15 or newer.</summary>
    public static async Task<PostgresProcess> CreateAsync()
    {
        var binaries = FindBinaries();
        Assert.SkipWhen(binaries is null, "PostgreSQL with PostGIS is not installed: tests/run.sh installs it");
        var server = new PostgresProcess(binaries!); // the line above ends a test that has none
        if (Environment.IsPrivilegedProcess) await KeptProgram.ShellAsync($"chown postgres {server._folder}");
        await KeptProgram.ShellAsync(
            $"{KeptProgram.UserPrefix}{binaries}/initdb -D {server._folder}/data -U postgres -A trust --no-sync -E UTF8 --locale=C.UTF-8");
        return server;
    }

    /// <summary>A server that follows this one, not started yet.</summary>
    public async Task<PostgresProcess> CreateReplicaAsync()
    {
        var replica = new PostgresProcess(_binaries);
        if (Environment.IsPrivilegedProcess) await KeptProgram.ShellAsync($"chown postgres {replica._folder}");
        await KeptProgram.ShellAsync(
            $"{KeptProgram.UserPrefix}{_binaries}/pg_basebackup -D {replica._folder}/data -h 127.0.0.1 -p {Port} -U postgres -R -c fast --no-sync");
        return replica;
    }

    /// <param name="settings">Such as <c>max_connections=5</c>.</param>
    public async Task StartAsync(params string[] settings)
    {
        string[] all =
        [
            "listen_addresses=127.0.0.1", $"port={Port}", $"unix_socket_directories={_folder}", "fsync=off",
            "synchronous_commit=off", "full_page_writes=off", "autovacuum=off", "log_statement=all", "logging_collector=off",
            "log_line_prefix=", "max_wal_size=4GB", "jit=off", .. settings,
        ];
        var options = string.Join(' ', all.Select(setting => $"-c {setting}"));
        _program = KeptProgram.Start($"{_binaries}/postgres -D {_folder}/data {options}", LogFile);
        await WaitUntilReadyAsync(_program);
    }

    public async Task StopAsync()
    {
        if (_program is not { } program) return;
        _program = null;
        await program.DisposeAsync();
    }

    /// <summary>All processes at once are gone, as when the machine fails.</summary>
    public async Task KillAsync()
    {
        var master = await SignalAllAsync(KillSignal);
        // A server that starts anew takes the old one for alive as long as its number is in use: the shell has to take note of its end.
        for (var tries = 0; tries < 500 && Directory.Exists($"/proc/{master}"); tries++) await Task.Delay(10);
        await StopAsync();
    }

    /// <summary>Lets every process of the server stand still: it takes connections and never answers.</summary>
    public Task PauseAsync() => SignalAllAsync(StopSignal);

    public Task ResumeAsync() => SignalAllAsync(ContinueSignal);

    public async ValueTask DisposeAsync()
    {
        if (_program is { HasEnded: false }) await ResumeAsync(); // one that stands still would not hear that it shall end
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    async Task<int> SignalAllAsync(int signal)
    {
        var data = Path.Combine(_folder, "data");
        var master = int.Parse((await File.ReadAllLinesAsync(Path.Combine(data, "postmaster.pid")))[0], CultureInfo.InvariantCulture);
        // A server that ended by itself leaves the file, and its number may be another process's by now.
        if (new DirectoryInfo($"/proc/{master}/cwd").LinkTarget != data) throw new InvalidOperationException("the server does not run any more");
        var children = (await File.ReadAllTextAsync($"/proc/{master}/task/{master}/children"))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var id in children.Select(child => int.Parse(child, CultureInfo.InvariantCulture)).Prepend(master)) _ = Kill(id, signal);
        return master;
    }

    async Task WaitUntilReadyAsync(KeptProgram program)
    {
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection($"{ConnectionString};Database=postgres;Pooling=false");
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (!program.HasEnded)
            {
                await Task.Delay(20);
            }
        }
    }

    static string? FindBinaries() => (Directory.Exists(DebianFolder) ? Directory.GetDirectories(DebianFolder) : [])
        .Where(version => double.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var number) && number >= 15)
        .Select(version => Path.Combine(version, "bin"))
        .LastOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
