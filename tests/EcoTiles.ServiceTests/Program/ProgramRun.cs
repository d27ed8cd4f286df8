using System.Diagnostics;

namespace EcoTiles.ServiceTests.Program;

/// <summary>One run of the built program, from its start to its exit code.</summary>
sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    /// <summary>Variables of the machine that runs the tests must not reach the program.</summary>
    static readonly string[] ConfigurationVariables = ["PORT", "DATABASE_URL", "REDIS_URL"];

    public static Task<ProgramRun> OfAsync(params string[] arguments) => InAsync(Path.GetTempPath(), [], arguments);

    public static async Task<ProgramRun> InAsync(
        string folder, Dictionary<string, string> environment, params string[] arguments)
    {
        using var process = Start(folder, environment, arguments);
        var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new(process.ExitCode, await output, await error);
    }

    public static Process Start(string folder, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "ecotiles"), arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsConfiguration).ToList()) start.Environment.Remove(name);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException("the program did not start");
    }

    static bool IsConfiguration(string name) =>
        ConfigurationVariables.Contains(name)
        || name.StartsWith("PG", StringComparison.Ordinal)
        || name.StartsWith("ECOTILES__", StringComparison.OrdinalIgnoreCase);
}
