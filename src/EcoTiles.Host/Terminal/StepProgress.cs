namespace EcoTiles.Host.Terminal;

/// <summary>Which step a longer piece of work is at, and how far it has come as a whole.</summary>
sealed record StepProgress(string Step, int Done, int Total);

/// <summary>Shows long work on stderr: a bar for a person at a terminal, a plain line now and then for a log.</summary>
static class ProgressDisplay
{
    public static async Task<T> RunAsync<T>(TextWriter error, Func<IProgress<StepProgress>, Task<T>> work)
    {
        if (!Console.IsErrorRedirected) return await ProgressBar.RunAsync(error, work);
        using var lines = new ProgressLines(error, TimeProvider.System);
        return await work(lines);
    }
}
