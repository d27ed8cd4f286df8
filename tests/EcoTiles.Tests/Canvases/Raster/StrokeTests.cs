using System.Numerics;
using EcoTiles.Drawing;

namespace EcoTiles.Tests.Canvases.Raster;

public class StrokeTests
{
    [Theory]
    [InlineData(0.1f)]
    [InlineData(0.3f)]
    [InlineData(1f)]
    [InlineData(2.7f)]
    public void A_line_has_as_much_ink_as_its_width_says(float width)
    {
        var picture = Drawn.On(100, 60, canvas =>
            canvas.Stroke(Drawn.Line(new(10, 10), new(90, 50)), new StrokeStyle(width), Color.Black));

        Assert.Equal(Math.Sqrt(80 * 80 + 40 * 40) * width, picture.Ink(), 0.03 * 90 * width + 0.5);
    }

    [Theory]
    [InlineData(LineCap.Butt, 20 * 6)]
    [InlineData(LineCap.Square, 26 * 6)]
    [InlineData(LineCap.Round, 20 * 6 + 9 * Math.PI)]
    public void Caps_add_to_the_ends(LineCap cap, double area) =>
        Assert.Equal(area, Ink(new StrokeStyle(6, cap), Drawn.Line(new(10, 20), new(30, 20))), 0.5);

    [Theory]
    [InlineData(LineJoin.Bevel, 4f, 4.5)]
    [InlineData(LineJoin.Miter, 4f, 9)]
    [InlineData(LineJoin.Miter, 1.2f, 4.5)]
    [InlineData(LineJoin.Round, 4f, 2.25 * Math.PI)]
    public void Joins_fill_the_outer_corner(LineJoin join, float limit, double corner) =>
        Assert.Equal(
            2 * 20 * 6 - 9 + corner,
            Ink(new StrokeStyle(6, LineCap.Butt, join, limit), Drawn.Line(new(10, 30), new(30, 30), new(30, 10))), 0.4);

    [Theory]
    [InlineData(LineJoin.Bevel, 0)]
    [InlineData(LineJoin.Miter, 0)]
    [InlineData(LineJoin.Round, 4.5 * Math.PI)]
    public void A_line_that_turns_straight_back_covers_its_way_and_the_join(LineJoin join, double end) =>
        Assert.Equal(
            20 * 6 + end,
            Ink(new StrokeStyle(6, LineCap.Butt, join), Drawn.Line(new(10, 20), new(30, 20), new(18, 20))), 0.4);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_soft_edge_of_a_line_stays_soft_where_it_turned_back(bool isMirrored)
    {
        var picture = Drawn.On(50, 40, canvas =>
        {
            if (isMirrored) canvas.Transform(Matrix3x2.CreateScale(-1, 1, new(25, 0)));
            canvas.Stroke(Drawn.Line(new(5, 20.25f), new(45, 20.25f), new(25, 20.25f)), new StrokeStyle(6), Color.Black);
        });

        for (var x = 6; x < 44; x++) Assert.InRange(picture.Alpha(x, 17), 175, 207);
    }

    [Theory]
    [InlineData(LineCap.Butt, 0)]
    [InlineData(LineCap.Round, 16 * Math.PI)]
    [InlineData(LineCap.Square, 64)]
    public void A_line_of_no_length_shows_its_caps(LineCap cap, double area)
    {
        Assert.Equal(area, Ink(new StrokeStyle(8, cap), Drawn.Line(new(20, 20), new(20, 20))), 0.6);
        Assert.Equal(area, Ink(new StrokeStyle(8, cap), Drawn.Ring(new Vector2(20, 20))), 0.6);
    }

    [Fact]
    public void A_line_that_crosses_itself_is_one_shape()
    {
        var path = Drawn.Line(new(5, 5), new(35, 35), new(35, 5), new(5, 35));

        var picture = Drawn.On(40, 40, canvas => canvas.Stroke(path, new StrokeStyle(5, LineCap.Round, LineJoin.Round), new Color(0, 0, 0, 100)));

        Assert.Equal(100, picture.Pixels.Max(pixel => (int)(pixel >> 24)));
        Assert.Equal(100, picture.Alpha(20, 20));
    }

    [Fact]
    public void A_wide_line_with_short_sharp_pieces_has_no_holes()
    {
        var random = new Random(3);
        var line = new CanvasPath();
        for (var i = 0; i < 60; i++) line.Add(50 + i * 0.5f + 3 * random.NextSingle(), 50 + 3 * random.NextSingle());
        line.EndPart(isClosed: false);

        var picture = Drawn.On(140, 100, canvas => canvas.Stroke(line, new StrokeStyle(20), Color.Black));

        for (var x = 52; x < 80; x++)
            for (var y = 46; y < 58; y++) Assert.Equal(255, picture.Alpha(x, y));
    }

    [Fact]
    public void Dashes_and_gaps_take_turns_from_the_phase_on()
    {
        var style = new StrokeStyle(1, Dashes: [3, 2], DashPhase: 1);
        var picture = Drawn.On(12, 1, canvas => canvas.Stroke(Drawn.Line(new(0, 0.5f), new(12, 0.5f)), style, Color.Black));

        Assert.Equal("##..###..###", Row(picture));
    }

    [Fact]
    public void Dashes_run_on_round_a_corner_and_over_a_closed_line_s_start()
    {
        var square = Drawn.Box(2.5f, 2.5f, 12.5f, 12.5f);
        var dashes = new StrokeStyle(1, Dashes: [4, 4], DashPhase: 2);

        var picture = Drawn.On(16, 16, canvas => canvas.Stroke(square, dashes, Color.Black));

        Assert.Equal(255, picture.Alpha(2, 2));
        Assert.Equal(0, picture.Alpha(7, 2));
    }

    [Fact]
    public void Dashes_of_no_length_with_round_caps_are_dots()
    {
        var dots = new StrokeStyle(4, LineCap.Round, Dashes: [0, 10]);

        Assert.Equal(4 * 4 * Math.PI, Ink(dots, Drawn.Line(new(5, 20), new(36, 20))), 0.7);
    }

    [Fact]
    public void A_dash_that_only_touches_the_first_or_last_point_is_none()
    {
        var line = Drawn.Line(new(6, 6), new(26, 6));
        var style = new StrokeStyle(4, LineCap.Square, Dashes: [4, 12], DashPhase: 4);

        // Gap to 18, dash to 22, gap to 26; squares add two pixels at either end of the dash.
        Assert.Equal(8 * 4, Drawn.On(32, 12, canvas => canvas.Stroke(line, style, Color.Black)).Ink(), 0.1);
        Assert.Equal(8 * 4, Drawn.On(32, 12, canvas => canvas.Stroke(Drawn.Line(new(6, 6), new(34, 6)), style, Color.Black)).Ink(), 0.1);
    }

    [Fact]
    public void The_inner_side_of_a_thin_line_of_short_steps_is_counted_once()
    {
        var points = Enumerable.Range(0, 60).Select(i => new Vector2(2 + i * 0.4f, 8 + (i % 2) * 0.5f)).ToArray();
        var thin = Drawn.On(28, 16, canvas => canvas.Stroke(Drawn.Line(points), new StrokeStyle(1, Join: LineJoin.Round), Color.Black));
        var large = Drawn.On(28 * 8, 16 * 8, canvas =>
        {
            canvas.Transform(Matrix3x2.CreateScale(8));
            canvas.Stroke(Drawn.Line(points), new StrokeStyle(1, Join: LineJoin.Round), Color.Black);
        });

        Assert.Equal(large.Ink() / 64, thin.Ink(), 0.04 * thin.Ink());
    }

    [Fact]
    public void An_endless_dashed_line_costs_no_more_than_what_is_seen_of_it()
    {
        var style = new StrokeStyle(2, Dashes: [5, 5]);

        var picture = Drawn.On(100, 4, canvas => canvas.Stroke(Drawn.Line(new(0, 2), new(1e9f, 2)), style, Color.Black));

        Assert.Equal(100, picture.Ink(), 1.0);
    }

    [Fact]
    public void Dashes_too_fine_to_be_seen_are_an_even_tone() =>
        Assert.Equal(10, Ink(new StrokeStyle(1, Dashes: [0.001f, 0.003f]), Drawn.Line(new(0, 20.5f), new(40, 20.5f))), 0.5);

    [Fact]
    public void A_scale_that_differs_by_direction_widens_the_line_that_way()
    {
        var picture = Drawn.On(100, 60, canvas =>
        {
            canvas.Transform(Matrix3x2.CreateScale(4, 1));
            canvas.Stroke(Drawn.Line(new(2, 10), new(20, 10)), new StrokeStyle(2), Color.Black);
            canvas.Stroke(Drawn.Line(new(10, 20), new(10, 50)), new StrokeStyle(2), Color.Black);
        });

        Assert.Equal([0, 255, 255, 0], Enumerable.Range(8, 4).Select(y => picture.Alpha(20, y)));
        Assert.Equal(8 * 255, Enumerable.Range(0, 100).Sum(x => picture.Alpha(x, 35)));
    }

    static double Ink(StrokeStyle style, CanvasPath path) => Drawn.On(40, 40, canvas => canvas.Stroke(path, style, Color.Black)).Ink();

    static string Row(Picture picture) =>
        string.Concat(Enumerable.Range(0, picture.Width).Select(x => picture.Alpha(x, 0) > 127 ? '#' : '.'));
}
