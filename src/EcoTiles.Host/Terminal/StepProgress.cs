namespace EcoTiles.Host.Terminal;

/// <summary>How far one step of a longer piece of work has come.</summary>
readonly record struct StepProgress(string Step, int Done, int Total);

/// <summary>Shows long work on stderr: bars for a person at a terminal, a plain line now and then for a log.</summary>
static class ProgressDisplay
{
    public static Task<T> RunAsync<T>(TextWriter error, Func<IProgress<StepProgress>, Task<T>> work) =>
        Console.IsErrorRedirected
            ? work(new ProgressLines(error, TimeProvider.System))
            : ProgressBars.RunAsync(error, work);
}
