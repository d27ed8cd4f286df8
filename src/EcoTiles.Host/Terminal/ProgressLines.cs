namespace EcoTiles.Host.Terminal;

/// <summary>Writes a line at most every ten seconds, so that a log tells that work goes on without filling up.</summary>
sealed class ProgressLines(TextWriter output, TimeProvider time) : IProgress<StepProgress>
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    readonly Lock _lock = new();
    long _lastWritten = time.GetTimestamp();

    public void Report(StepProgress value)
    {
        lock (_lock)
        {
            if (time.GetElapsedTime(_lastWritten) < Interval) return;
            _lastWritten = time.GetTimestamp();
            output.WriteLine($"ecotiles: {value.Step} {value.Done}/{value.Total}");
        }
    }
}
