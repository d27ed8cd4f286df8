using System.Diagnostics;

namespace EcoTiles.ServiceTests.PostGis;

/// <summary>
/// A server that runs until it is not needed any more, or until this process ends, however that ends. Between us stands a
/// shell that ends when its input closes; the kernel then interrupts the server. So nobody sends a signal to a number
/// that may have become another process's.
/// </summary>
sealed class KeptProgram : IAsyncDisposable
{
    readonly Process _shell;
    readonly Task _ended;

    KeptProgram(Process shell)
    {
        _shell = shell;
        _ended = shell.StandardOutput.ReadToEndAsync(); // the server and its children hold the other end
    }

    /// <summary>Servers refuse to run as root.</summary>
    public static string UserPrefix => Environment.IsPrivilegedProcess ? $"setpriv {OtherUser} " : "";

    static string OtherUser => Environment.IsPrivilegedProcess ? "--reuid=postgres --regid=postgres --init-groups" : "";

    public bool HasEnded => _ended.IsCompleted;

    public static KeptProgram Start(string command, string logFile) =>
        new(Shell($"setpriv {OtherUser} --pdeathsig INT {command} 3>&1 >>{logFile} 2>&1 & exec >&-; read -r _"));

    /// <summary>Interrupts the server and waits until all its processes are gone.</summary>
    public async ValueTask DisposeAsync()
    {
        _shell.StandardInput.Close();
        await _shell.WaitForExitAsync();
        await _ended;
        _shell.Dispose();
    }

    /// <summary>Runs a command that ends by itself.</summary>
    public static async Task ShellAsync(string command)
    {
        using var shell = Shell($"{command} 2>&1");
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        if (shell.ExitCode != 0) throw new InvalidOperationException($"{command}\n{output}");
    }

    static Process Shell(string command) => Process.Start(new ProcessStartInfo("sh", ["-c", command])
    {
        WorkingDirectory = "/",
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    }) ?? throw new InvalidOperationException("no shell");
}
