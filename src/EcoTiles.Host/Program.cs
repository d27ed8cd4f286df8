using System.CommandLine;
using EcoTiles.Host.Verbs;

namespace EcoTiles.Host;

static class Program
{
    /// <summary>Time a verb has to end well after SIGINT or SIGTERM.</summary>
    static readonly TimeSpan StopTimeout = TimeSpan.FromSeconds(5);

    /// <summary>The service keeps to Server:StopTimeout, and this is longer than the longest allowed one.</summary>
    static readonly TimeSpan ServiceStopTimeout = TimeSpan.FromMinutes(6);

    static async Task<int> Main(string[] arguments)
    {
        var parsed = RootVerb.Create().Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (UsageProblems.Find(parsed) is { Count: > 0 } problems)
        {
            foreach (var problem in problems) problem.WriteTo(Console.Error);
            UsageProblems.HintAtHelp(parsed).WriteTo(Console.Error);
            return ExitCode.Usage;
        }
        try
        {
            return await parsed.InvokeAsync(new()
            {
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout =
                    parsed.CommandResult.Command.Name == ServeVerb.Name ? ServiceStopTimeout : StopTimeout,
            });
        }
        catch (Exception failure)
        {
            return Failure.Report(failure, Console.Error);
        }
    }
}
