using System.Collections.Concurrent;
using Spectre.Console;

namespace EcoTiles.Host.Terminal;

/// <summary>Draws one bar per step.</summary>
sealed class ProgressBars(ProgressContext bars) : IProgress<StepProgress>
{
    readonly ConcurrentDictionary<string, ProgressTask> _steps = [];

    public static Task<T> RunAsync<T>(TextWriter error, Func<IProgress<StepProgress>, Task<T>> work) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(error) })
            .Progress()
            .HideCompleted(false)
            .Columns(
                new TaskDescriptionColumn { Alignment = Justify.Left },
                new ProgressBarColumn(),
                new PercentageColumn(),
                new RemainingTimeColumn())
            .StartAsync(context => work(new ProgressBars(context)));

    public void Report(StepProgress value)
    {
        var step = _steps.GetOrAdd(value.Step, name => bars.AddTask(Markup.Escape(name)));
        step.MaxValue = Math.Max(1, value.Total);
        step.Value = value.Done;
    }
}
