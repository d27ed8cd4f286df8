using System.Numerics;
using EcoTiles.Drawing.Text;

namespace EcoTiles.Tests.Drawing.Text;

public sealed class PathTextTests
{
    static readonly ShapedLine River = new SquareLetters().Shape("永定河", new(new FontStack("Squares"), 20));

    [Fact]
    public void Letters_stand_along_the_line_around_its_middle()
    {
        var run = PathText.Along(River, [new(0, 50), new(100, 50)], new(50))!; // it fits
        Assert.Equal([20, 40, 60], run.Glyphs.Select(glyph => glyph.Origin.X));
        Assert.All(run.Glyphs, glyph => Assert.Equal((57.5f, 0), (glyph.Origin.Y, glyph.Angle)));
    }

    [Fact]
    public void Text_never_stands_on_its_head_whichever_way_the_line_runs()
    {
        for (var degrees = 0; degrees < 360; degrees += 5)
        {
            var (sin, cos) = MathF.SinCos(degrees * MathF.PI / 180);
            Vector2[] line = [default, new(100 * cos, 100 * sin)];
            var run = PathText.Along(River, line, new(50));
            Assert.NotNull(run);
            Assert.All(run.Glyphs, glyph => Assert.InRange(glyph.Angle, -MathF.PI / 2 - 1e-4f, MathF.PI / 2 + 1e-4f));
        }
    }

    [Fact]
    public void Text_on_a_vertical_line_reads_downwards()
    {
        Vector2[] up = [new(0, 100), new(0, 0)];
        var run = PathText.Along(River, up, new(50))!; // it fits
        Assert.True(run.Glyphs[0].Origin.Y < run.Glyphs[2].Origin.Y);
    }

    [Fact]
    public void Ideographs_stand_upright_where_the_line_is_steep_and_others_lie_along_it()
    {
        var text = new SquareLetters().Shape("河A", new(new FontStack("Squares"), 20));
        foreach (var line in (Vector2[][])[[new(0, 100), new(0, 0)], [new(0, 0), new(0, 100)]])
        {
            var run = PathText.Along(text, line, new(50))!; // it fits
            Assert.Equal([0, MathF.PI / 2], run.Glyphs.Select(glyph => glyph.Angle));
            // An em wide and high, in the middle of the line: from 35 down to 55, and as much higher as browsers set it.
            Assert.Equal(new Vector2(-10, 45 + 1493 / 256f), run.Glyphs[0].Origin);
        }
        Assert.NotEqual(0, PathText.Along(text, [new(0, 0), new(70, 60)], new(45))!.Glyphs[0].Angle); // not steep
    }

    [Fact]
    public void Spaced_letters_stand_in_the_middle_of_the_line()
    {
        var text = new SquareLetters().Shape("河流", new(new FontStack("Squares"), 20, 0.5f));
        var run = PathText.Along(text, [new(0, 0), new(0, 100)], new(50))!; // it fits
        Assert.All(run.Glyphs, glyph => Assert.Equal(-10, glyph.Origin.X));
    }

    [Fact]
    public void Letters_that_stay_level_stand_on_the_line_without_turning()
    {
        var run = PathText.Along(River, [new(0, 0), new(80, 60)], new(50, StaysLevel: true))!; // it fits
        Assert.All(run.Glyphs, glyph => Assert.Equal(0, glyph.Angle));
        Assert.Equal(new Vector2(40 - 10, 30 + 7.5f), run.Glyphs[1].Origin);
    }

    [Fact]
    public void Each_letter_is_turned_as_the_line_runs_under_its_middle()
    {
        Vector2[] bent = [new(0, 50), new(31, 50), new(131, 150)];
        var run = PathText.Along(River, bent, new(50))!; // it fits
        Assert.Equal([0, MathF.PI / 4, MathF.PI / 4], run.Glyphs.Select(glyph => glyph.Angle)); // middles at 30, 50 and 70
    }

    [Fact]
    public void Text_turned_round_covers_the_same_part_of_the_line()
    {
        Vector2[] line = [new(200, 0), new(0, 0)];
        var run = PathText.Along(River, line, new(50))!; // it fits
        Assert.Equal(120, run.Glyphs[0].Origin.X);
        Assert.All(run.Glyphs, glyph => Assert.Equal(0, glyph.Angle));
    }

    [Fact]
    public void A_line_too_short_or_bent_too_sharply_takes_no_text()
    {
        Assert.Null(PathText.Along(River, [new(0, 0), new(59, 0)], new(29.5f)));
        Vector2[] bent = [new(0, 0), new(50, 0), new(50, 50)];
        Assert.Null(PathText.Along(River, bent, new(50, MaxAngle: MathF.PI / 6)));
        Assert.NotNull(PathText.Along(River, bent, new(50, MaxAngle: MathF.PI / 2)));
    }

    [Fact]
    public void Points_that_fall_together_do_no_harm()
    {
        Vector2[] line = [new(0, 50), new(0, 50), new(50, 50), new(50, 50), new(100, 50), new(100, 50)];
        var run = PathText.Along(River, line, new(50))!; // it fits
        Assert.Equal([20, 40, 60], run.Glyphs.Select(glyph => glyph.Origin.X));
    }
}
