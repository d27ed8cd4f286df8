using EcoTiles.Drawing.Text;

namespace EcoTiles.Tests.Drawing.Text;

public sealed class BidiRunsTests
{
    /// <summary>What stands on the line from left to right, each stretch as it is read; worked out from the annex by hand.</summary>
    [Theory]
    [InlineData("西平县 Xiping 12", "西平县 Xiping 12")]
    [InlineData("خوتەن", "<خوتەن>")]
    [InlineData("خوتەن 2035", "2035|<خوتەن >")] // digits run left to right, to the left of what comes before
    [InlineData("和田 خوتەن 县", "和田 |<خوتەن>| 县")]
    [InlineData("خوتەن 和田", "和田|<خوتەن >")]
    [InlineData("خوتەن 1.5-2", "2|<->|1.5|<خوتەن >")] // a point holds a number together, a dash does not
    [InlineData("A خوتەن 12 ناھىيە B", "A |< ناھىيە>|12|<خوتەن >| B")]
    [InlineData("خوتەن (和田)", "<)>|和田|<خوتەن (>")]
    [InlineData("和田(خوتەن)", "和田(|<خوتەن>|)")]
    public void Stretches_stand_in_visual_order(string text, string expected)
    {
        var runs = BidiRuns.Of(text, TextDirection.Auto)
            .Select(run => (Text: text.Substring(run.Start, run.Length), run.IsRightToLeft))
            .Select(run => run.IsRightToLeft ? $"<{run.Text}>" : run.Text);
        Assert.Equal(expected, string.Join('|', runs));
    }
}
