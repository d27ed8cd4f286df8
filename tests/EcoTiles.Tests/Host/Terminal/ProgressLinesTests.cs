using EcoTiles.Host.Terminal;

namespace EcoTiles.Tests.Host.Terminal;

public sealed class ProgressLinesTests
{
    [Fact]
    public void A_log_gets_one_line_every_ten_seconds()
    {
        var time = new HandTime();
        using var log = new StringWriter { NewLine = "\n" };
        var progress = new ProgressLines(log, time);
        for (var second = 0; second < 25; second++)
        {
            progress.Report(new("zones", second, 25));
            time.Advance(TimeSpan.FromSeconds(1));
        }
        Assert.Equal("ecotiles: zones 10/25\necotiles: zones 20/25\n", log.ToString());
    }

    sealed class HandTime : TimeProvider
    {
        long _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => _now;

        public void Advance(TimeSpan step) => _now += step.Ticks;
    }
}
