using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;

namespace EcoTiles.ServiceTests.Program;

/// <summary>The program as it serves, on a port that the system chose.</summary>
sealed partial class ServedProgram : IAsyncDisposable
{
    const int TerminateSignal = 15;

    readonly Process _process;
    readonly StringBuilder _error = new();

    ServedProgram(Process process) => _process = process;

    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    public static Task<ServedProgram> StartAsync(string folder, params string[] arguments) => StartInAsync(folder, [], arguments);

    public static async Task<ServedProgram> StartInAsync(string folder, Dictionary<string, string> environment, params string[] arguments)
    {
        var served = new ServedProgram(ProgramRun.Start(folder, environment, ["serve", "--port", "0", .. arguments]));
        while (await served._process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            served._error.AppendLine(line);
            if (ReadyLine().Match(line) is not { Success: true } ready) continue;
            served.Address = new(ready.Groups[1].Value);
            return served;
        }
        throw new InvalidOperationException($"the program ended before it was ready:\n{served._error}");
    }

    /// <summary>Asks the program to end, and returns its exit code.</summary>
    public async Task<int> TerminateAsync()
    {
        Assert.False(_process.HasExited, "it has ended already"); // and its number may be another process's
        _ = Kill(_process.Id, TerminateSignal);
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    [GeneratedRegex(@"ready: (http://\S+)")]
    private static partial Regex ReadyLine();

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
