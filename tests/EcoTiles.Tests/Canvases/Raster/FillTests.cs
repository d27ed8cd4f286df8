using System.Numerics;
using EcoTiles.Drawing;

namespace EcoTiles.Tests.Canvases.Raster;

public class FillTests
{
    [Fact]
    public void A_pixel_takes_as_much_colour_as_the_shape_covers_of_it()
    {
        var picture = Drawn.On(4, 3, canvas => canvas.Fill(Drawn.Box(0.5f, 0.25f, 2.25f, 2), FillRule.NonZero, Color.Black));

        Assert.Equal([96, 191, 48, 0], Enumerable.Range(0, 4).Select(x => picture.Alpha(x, 0)));
        Assert.Equal([128, 255, 64, 0], Enumerable.Range(0, 4).Select(x => picture.Alpha(x, 1)));
        Assert.Equal([0, 0, 0, 0], Enumerable.Range(0, 4).Select(x => picture.Alpha(x, 2)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(40)]
    [InlineData(300)]
    public void The_ink_of_a_shape_is_its_area_however_large_it_is(float size)
    {
        var triangle = Drawn.Ring(new(0.3f, 0.1f), new(size, 0.4f * size), new(0.2f * size, size));
        var area = Math.Abs((size - 0.3) * (size - 0.1) - (0.2 * size - 0.3) * (0.4 * size - 0.1)) / 2;

        var picture = Drawn.On((int)size + 1, (int)size + 1, canvas => canvas.Fill(triangle, FillRule.NonZero, Color.Black));

        Assert.Equal(area, picture.Ink(), size * 0.03 + 0.01);
    }

    [Fact]
    public void Rules_differ_where_rings_go_round_twice()
    {
        var path = Drawn.Box(0, 0, 9, 9);
        path.AddRange([new(3, 3), new(6, 3), new(6, 6), new(3, 6)]);
        path.EndPart(isClosed: true);

        Assert.Equal(81, Drawn.On(9, 9, canvas => canvas.Fill(path, FillRule.NonZero, Color.Black)).Ink());
        Assert.Equal(72, Drawn.On(9, 9, canvas => canvas.Fill(path, FillRule.EvenOdd, Color.Black)).Ink());
    }

    [Fact]
    public void A_hole_is_one_by_either_rule()
    {
        var path = Drawn.Box(0, 0, 9, 9);
        path.AddRange([new(3, 3), new(3, 6), new(6, 6), new(6, 3)]);
        path.EndPart(isClosed: true);

        Assert.Equal(72, Drawn.On(9, 9, canvas => canvas.Fill(path, FillRule.NonZero, Color.Black)).Ink());
        Assert.Equal(72, Drawn.On(9, 9, canvas => canvas.Fill(path, FillRule.EvenOdd, Color.Black)).Ink());
    }

    [Theory]
    [InlineData(FillRule.NonZero)]
    [InlineData(FillRule.EvenOdd)]
    public void Both_wings_of_a_bow_tie_are_filled(FillRule rule) =>
        Assert.Equal(50, Drawn.On(10, 10, canvas =>
            canvas.Fill(Drawn.Ring(new(0, 0), new(10, 10), new(10, 0), new(0, 10)), rule, Color.Black)).Ink(), 1.0);

    [Fact]
    public void What_is_no_area_or_no_place_leaves_no_mark()
    {
        var picture = Drawn.On(8, 8, canvas =>
        {
            canvas.Fill(new CanvasPath(), FillRule.NonZero, Color.Black);
            canvas.Fill(Drawn.Ring(new Vector2(3, 3)), FillRule.NonZero, Color.Black);
            canvas.Fill(Drawn.Ring(new(1, 1), new(6, 6)), FillRule.NonZero, Color.Black);
            canvas.Fill(Drawn.Ring(new(float.NaN, 1), new(float.NaN, 6), new(3, float.PositiveInfinity)), FillRule.NonZero, Color.Black);
            canvas.Fill(Drawn.Box(-30, -30, -1, 60), FillRule.NonZero, Color.Black);
            canvas.Fill(Drawn.Box(30, 30, 61, 60), FillRule.NonZero, Color.Black);
            canvas.Stroke(new CanvasPath(), new StrokeStyle(2), Color.Black);
            canvas.Stroke(Drawn.Line(new(1, 1), new(6, 6)), new StrokeStyle(0), Color.Black);
            canvas.Stroke(Drawn.Line(new(1, 1), new(6, 6)), new StrokeStyle(float.NaN), Color.Black);
        });

        Assert.Equal(0, picture.Ink());
    }

    [Fact]
    public void Places_far_away_keep_the_direction_of_their_edges()
    {
        var half = Drawn.Ring(new(-1e9f, -1e9f), new(1e9f, 1e9f), new(-1e9f, 1e9f));

        var picture = Drawn.On(16, 16, canvas => canvas.Fill(half, FillRule.NonZero, Color.Black));

        Assert.Equal(128, picture.Ink(), 0.1);
        Assert.Equal([255, 0], [picture.Alpha(2, 12), picture.Alpha(12, 2)]);
    }

    [Fact]
    public void A_point_that_is_none_is_left_out()
    {
        var ring = Drawn.Ring(new(0, 0), new(8, 0), new(float.NaN, 4), new(8, 8), new(0, 8));

        Assert.Equal(64, Drawn.On(8, 8, canvas => canvas.Fill(ring, FillRule.NonZero, Color.Black)).Ink());
    }

    [Fact]
    public void The_smallest_canvas_and_the_widest_are_covered_whole()
    {
        Assert.Equal(0xFF000000, Drawn.On(1, 1, canvas => canvas.Fill(Drawn.Box(-5, -5, 5, 5), FillRule.NonZero, Color.Black))[0, 0]);

        var wide = Drawn.On(8192, 96, canvas => canvas.Fill(Drawn.Box(0.5f, 0.5f, 8191.5f, 95.5f), FillRule.NonZero, Color.Black));
        Assert.Equal(8191 * 95, wide.Ink(), 40.0);
        Assert.Equal([128, 255, 255, 128], [wide.Alpha(0, 40), wide.Alpha(1, 40), wide.Alpha(8190, 94), wide.Alpha(8191, 1)]);
    }

    [Fact]
    public void Half_a_colour_over_another_is_their_mean()
    {
        var picture = Drawn.On(1, 1, new Color(200, 100, 0), canvas =>
            canvas.Fill(Drawn.Box(0, 0, 1, 1), FillRule.NonZero, new Paint(new Color(0, 100, 200), Opacity: 0.5f)));

        Assert.Equal(0xFF646464, picture[0, 0]);
    }
}
