using System.Numerics;
using EcoTiles.Canvases.Raster;
using EcoTiles.Drawing;
using EcoTiles.Tests.Canvases.Text;

namespace EcoTiles.Tests.Canvases.Raster;

public sealed class FadingLineTests
{
    static readonly RasterBackend Backend = new(Fonts.Shaper());

    [Theory]
    [InlineData(0.4f, 0)]
    [InlineData(1, 0)]
    [InlineData(3.3f, 0)]
    [InlineData(6, 3)]
    public void A_pixel_is_as_dark_as_its_middle_is_near_to_the_line(float width, float blur)
    {
        var (from, to) = (new Vector2(-40, 3.3f), new Vector2(110, 47.7f));
        var picture = Drawn(new StrokeStyle(width, Fading: new LineFading(blur, 1)), from, to);
        var along = Vector2.Normalize(to - from);
        for (var y = 0; y < 64; y++)
        {
            for (var x = 0; x < 64; x++)
            {
                var step = new Vector2(x + 0.5f, y + 0.5f) - from;
                var distance = MathF.Abs(step.X * along.Y - step.Y * along.X);
                var dark = Math.Clamp((width / 2 + 0.5f - distance) / (1 + blur), 0, 1);
                Assert.InRange(255 - (picture[x, y] & 255), 255 * dark - 3, 255 * dark + 3);
            }
        }
    }

    [Fact]
    public void A_dash_fades_over_a_pixel_at_each_end_and_the_gap_stays_empty()
    {
        var style = new StrokeStyle(4, Dashes: [8, 8], DashPhase: 8, Fading: LineFading.Plain);
        var picture = Drawn(style, new Vector2(-100, 32), new Vector2(200, 32));
        // Dashes begin at -100 + 8 + 16 n: one at 4, a pixel's edge; half of it has gone at the edge.
        int[] row = [.. Enumerable.Range(0, 16).Select(x => 255 - (int)(picture[x + 2, 32] & 255))];
        Assert.Equal([0, 40, 215, 255, 255, 255, 255, 255, 255, 215, 40, 0, 0, 0, 0, 0], row);
    }

    [Fact]
    public void Dashes_are_counted_from_where_the_part_begins()
    {
        var style = new StrokeStyle(3, Dashes: [7, 4], Fading: LineFading.Plain);
        var whole = Drawn(style, new Vector2(0.5f, 20), new Vector2(60, 41));
        var path = new CanvasPath();
        var middle = new Vector2(30.25f, 30.5f);
        path.AddRange([middle, new(60, 41)]);
        path.EndPart(isClosed: false, Vector2.Distance(new(0.5f, 20), middle));
        var half = DrawnAlong(style, path);
        for (var y = 0; y < 64; y++)
            for (var x = 34; x < 64; x++)
                Assert.InRange((int)(whole[x, y] & 255) - (int)(half[x, y] & 255), -1, 1);
    }

    [Fact]
    public void A_dash_of_no_length_is_a_dot_where_ends_are_round()
    {
        var style = new StrokeStyle(8, LineCap.Round, Dashes: [0, 20], Fading: LineFading.Plain);
        var picture = Drawn(style, new Vector2(12, 32), new Vector2(60, 32));
        Assert.Equal(0xFF000000, picture[32, 32]);
        Assert.Equal(0xFF000000, picture[32, 34]);
        Assert.Equal(0xFFFFFFFF, picture[38, 32]);
        Assert.Equal(0xFFFFFFFF, picture[35, 36]);
        Assert.Equal(0xFFFFFFFF, Drawn(style with { Cap = LineCap.Butt }, new Vector2(12, 32), new Vector2(60, 32))[32, 32]);
    }

    [Fact]
    public void A_line_that_comes_over_itself_is_laid_over_itself()
    {
        var path = new CanvasPath();
        path.AddRange([new(0, 32), new(64, 32)]);
        path.EndPart(isClosed: false);
        path.AddRange([new(64, 32), new(0, 32)]);
        path.EndPart(isClosed: false);
        var picture = DrawnAlong(new StrokeStyle(8, Fading: LineFading.Plain), path, new Color(0, 0, 0, 128));
        Assert.InRange((int)(picture[30, 32] & 255), 62, 65);
    }

    [Theory]
    [InlineData(LineJoin.Miter, 2)]
    [InlineData(LineJoin.Bevel, 2)]
    [InlineData(LineJoin.Round, 2)]
    [InlineData(LineJoin.Miter, 1)]
    public void Corners_have_no_gaps(LineJoin join, float miterLimit)
    {
        for (var turn = 5; turn < 180; turn += 10)
        {
            var (sine, cosine) = MathF.SinCos(turn * MathF.PI / 180);
            var path = new CanvasPath();
            path.AddRange([new(4, 32), new(32, 32), new(32 + 28 * cosine, 32 + 28 * sine)]);
            path.EndPart(isClosed: false);
            var picture = DrawnAlong(new StrokeStyle(7, Join: join, MiterLimit: miterLimit, Fading: LineFading.Plain), path);
            for (var step = 1.5f; step < 20; step += 0.5f)
            {
                foreach (var (x, y) in new[] { ((int)(32 - step), 32), ((int)(32 + step * cosine), (int)(32 + step * sine)) })
                    Assert.True(picture[x, y] == 0xFF000000, $"{join}, {turn} degrees: {x}, {y} is {picture[x, y]:X8}.");
            }
        }
    }

    [Fact]
    public void A_hairline_takes_the_nearest_pixel_of_each_column_as_dark_as_it_is_near()
    {
        var picture = Drawn(new StrokeStyle(0, Fading: LineFading.Plain), new Vector2(-10, 20.5f), new Vector2(90, 45.5f));
        for (var x = 0; x < 64; x++)
        {
            var place = 20.5f + (x + 10.5f) / 4;
            var far = MathF.Abs(place - MathF.Floor(place) - 0.5f) / MathF.Sqrt(1 + 1 / 16f);
            for (var y = 0; y < 64; y++)
            {
                var dark = y == (int)place ? 255 * (1 - far * far * (3 - 2 * far)) : 0;
                Assert.InRange(255 - (picture[x, y] & 255), dark - 2, dark + 2);
            }
        }
    }

    static Picture Drawn(in StrokeStyle style, Vector2 from, Vector2 to)
    {
        var path = new CanvasPath();
        path.AddRange([from, to]);
        path.EndPart(isClosed: false);
        return DrawnAlong(style, path);
    }

    static Picture DrawnAlong(in StrokeStyle style, CanvasPath path, Color? color = null)
    {
        using var canvas = Backend.BeginImage(64, 64, Color.White);
        canvas.Stroke(path, style, color ?? Color.Black);
        return canvas.ToPicture();
    }
}
