using EcoTiles.Host.Terminal;

namespace EcoTiles.Tests.Host.Terminal;

public sealed class ProgressLinesTests
{
    [Fact]
    public void A_log_is_told_every_ten_seconds_where_the_work_is()
    {
        var time = new HandTime();
        using var log = new StringWriter { NewLine = "\n" };
        using var progress = new ProgressLines(log, time);
        time.Ring();
        progress.Report(new("zones", 1, 3));
        progress.Report(new("rivers", 2, 3));
        time.Ring();
        time.Ring();
        Assert.Equal(TimeSpan.FromSeconds(10), time.Period);
        Assert.Equal("ecotiles: rivers 2/3\necotiles: rivers 2/3\n", log.ToString());
    }

    /// <summary>One timer, rung by hand.</summary>
    sealed class HandTime : TimeProvider, ITimer
    {
        public Action Ring { get; private set; } = () => { };

        public TimeSpan Period { get; private set; }

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Ring = () => callback(state);
            Period = period;
            return this;
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => default;
    }
}
