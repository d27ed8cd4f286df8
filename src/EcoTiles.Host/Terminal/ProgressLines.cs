namespace EcoTiles.Host.Terminal;

/// <summary>Writes where the work is every ten seconds, so that a log tells that it goes on without filling up.</summary>
sealed class ProgressLines : IProgress<StepProgress>, IDisposable
{
    static readonly TimeSpan Interval = TimeSpan.FromSeconds(10);

    readonly TextWriter _output;
    readonly ITimer _timer;
    volatile StepProgress? _latest;

    public ProgressLines(TextWriter output, TimeProvider time)
    {
        _output = output;
        _timer = time.CreateTimer(_ => WriteLatest(), null, Interval, Interval);
    }

    public void Report(StepProgress value) => _latest = value;

    public void Dispose() => _timer.Dispose();

    void WriteLatest()
    {
        if (_latest is { } latest) _output.WriteLine($"ecotiles: {latest.Step} {latest.Done}/{latest.Total}");
    }
}
