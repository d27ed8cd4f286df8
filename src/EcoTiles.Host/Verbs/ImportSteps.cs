using System.Globalization;
using EcoTiles.Import.Pipeline;

namespace EcoTiles.Host.Verbs;

/// <summary>Shows an import by its layer, how many features it takes a second, and when it will be done.</summary>
sealed class ImportSteps(IProgress<StepProgress> steps, TimeProvider time) : IProgress<ImportProgress>
{
    const int RowsBetweenReports = 1000;

    readonly long _start = time.GetTimestamp();
    string _step = "";
    long _reported;

    public void Report(ImportProgress value)
    {
        if (value.Step == _step && value.Rows - _reported < RowsBetweenReports) return;
        (_step, _reported) = (value.Step, value.Rows);
        var seconds = time.GetElapsedTime(_start).TotalSeconds;
        var rate = seconds > 0 ? value.Rows / seconds : 0;
        var left = rate > 0 && value.Total > value.Rows ? TimeSpan.FromSeconds((value.Total - value.Rows) / rate) : TimeSpan.Zero;
        steps.Report(new(
            string.Create(CultureInfo.InvariantCulture, $@"{value.Step} {rate:#,0}/s {left:hh\:mm\:ss}"),
            (int)Math.Min(value.Rows, int.MaxValue), (int)Math.Clamp(value.Total, value.Rows, int.MaxValue)));
    }
}
