using Spectre.Console;

namespace EcoTiles.Host.Terminal;

/// <summary>Draws one bar for the whole work, named after the step it is at.</summary>
sealed class ProgressBar(ProgressTask bar) : IProgress<StepProgress>
{
    public static Task<T> RunAsync<T>(TextWriter error, Func<IProgress<StepProgress>, Task<T>> work) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) })
            .Progress()
            .Columns(new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn(), new TaskDescriptionColumn())
            .StartAsync(context => work(new ProgressBar(context.AddTask("…"))));

    public void Report(StepProgress value)
    {
        bar.Description = Markup.Escape(value.Step);
        bar.MaxValue = Math.Max(1, value.Total);
        bar.Value = value.Done;
    }
}
