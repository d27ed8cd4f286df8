using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Npgsql;

namespace EcoTiles.ServiceTests.PostGis;

/// <summary>
/// A PostgreSQL of our own in a temporary folder, on a loopback port that was free. It ends with this process, however
/// that ends: a shell between us stops it when its input closes.
/// </summary>
sealed partial class PostgresProcess : IAsyncDisposable
{
    const string DebianFolder = "/usr/lib/postgresql";
    const int StopSignal = 19;
    const int ContinueSignal = 18;
    const int KillSignal = 9;

    readonly string _folder = Directory.CreateTempSubdirectory("ecotiles-postgres-").FullName;
    readonly string _binaries;
    Process? _shell;

    PostgresProcess(string binaries) => _binaries = binaries;

    public int Port { get; } = FreePort();

    /// <summary>What the server wrote: every statement, since it logs them all.</summary>
    public string LogFile => Path.Combine(_folder, "log");

    public string ConnectionString => $"Host=127.0.0.1;Port={Port};Username=postgres;Include Error Detail=true";

    /// <summary>Servers refuse to run as root.</summary>
    public static string UserPrefix => Environment.IsPrivilegedProcess ? "setpriv --reuid=postgres --regid=postgres --init-groups " : "";

    /// <summary>A new server that is not started yet; skips the test on a machine without PostgreSQL 15 or newer.</summary>
    public static async Task<PostgresProcess> CreateAsync()
    {
        var binaries = FindBinaries();
        Assert.SkipWhen(binaries is null, "PostgreSQL with PostGIS is not installed: tests/run.sh installs it");
        var server = new PostgresProcess(binaries!); // the line above ends a test that has none
        if (Environment.IsPrivilegedProcess) await ShellAsync($"chown postgres {server._folder}");
        await ShellAsync(
            $"{UserPrefix}{binaries}/initdb -D {server._folder}/data -U postgres -A trust --no-sync -E UTF8 --locale=C.UTF-8");
        return server;
    }

    /// <summary>A server that follows this one, not started yet.</summary>
    public async Task<PostgresProcess> CreateReplicaAsync()
    {
        var replica = new PostgresProcess(_binaries);
        if (Environment.IsPrivilegedProcess) await ShellAsync($"chown postgres {replica._folder}");
        await ShellAsync(
            $"{UserPrefix}{_binaries}/pg_basebackup -D {replica._folder}/data -h 127.0.0.1 -p {Port} -U postgres -R -c fast --no-sync");
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
        _shell = Shell(
            $"{UserPrefix}{_binaries}/postgres -D {_folder}/data {options} >>{LogFile} 2>&1 & server=$!; trap : TERM INT; read -r _; kill -INT $server; wait $server");
        await WaitUntilReadyAsync(_shell);
    }

    public async Task StopAsync()
    {
        if (_shell is not { } shell) return;
        _shell = null;
        shell.StandardInput.Close();
        await shell.WaitForExitAsync();
        shell.Dispose();
    }

    /// <summary>All processes at once are gone, as when the machine fails.</summary>
    public async Task KillAsync()
    {
        await SignalAllAsync(KillSignal);
        await StopAsync();
    }

    /// <summary>Lets every process of the server stand still: it takes connections and never answers.</summary>
    public Task PauseAsync() => SignalAllAsync(StopSignal);

    public Task ResumeAsync() => SignalAllAsync(ContinueSignal);

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    async Task SignalAllAsync(int signal)
    {
        var file = Path.Combine(_folder, "data", "postmaster.pid");
        var master = int.Parse((await File.ReadAllLinesAsync(file))[0], CultureInfo.InvariantCulture);
        var children = (await File.ReadAllTextAsync($"/proc/{master}/task/{master}/children"))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var id in children.Select(child => int.Parse(child, CultureInfo.InvariantCulture)).Prepend(master)) _ = Kill(id, signal);
    }

    async Task WaitUntilReadyAsync(Process shell)
    {
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection($"{ConnectionString};Database=postgres;Pooling=false");
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException) when (!shell.HasExited)
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

    public static async Task ShellAsync(string command)
    {
        using var shell = Shell($"{command} 2>&1");
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        if (shell.ExitCode != 0) throw new InvalidOperationException($"{command}\n{output}");
    }

    public static Process Shell(string command) => Process.Start(new ProcessStartInfo("sh", ["-c", command])
    {
        WorkingDirectory = "/",
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    }) ?? throw new InvalidOperationException("no shell");

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
