using System.Numerics;
using EcoTiles.Canvases.Raster;
using EcoTiles.Drawing;
using EcoTiles.Rendering.Painting;
using EcoTiles.Tests.Canvases.Text;

namespace EcoTiles.Tests.Rendering.Painting;

public sealed class OutsideTrimTests
{
    static readonly Vector2 Size = new(64, 64);

    [Fact]
    public void Rings_fill_the_same_pixels_with_fewer_points()
    {
        var random = new Random(7);
        var backend = new RasterBackend(Fonts.Shaper());
        for (var i = 0; i < 200; i++)
        {
            var ring = Ring(random);
            var (whole, trimmed) = (new CanvasPath(), new CanvasPath());
            whole.AddRange(ring);
            whole.EndPart(isClosed: true);
            OutsideTrim.AddRing(ring, Size, trimmed);
            Assert.True(trimmed.Points.Length <= whole.Points.Length);
            Assert.Equal(Filled(backend, whole), Filled(backend, trimmed));
        }
    }

    [Fact]
    public void Lines_show_the_same_pixels_without_what_is_far_away()
    {
        var random = new Random(8);
        var backend = new RasterBackend(Fonts.Shaper());
        for (var i = 0; i < 200; i++)
        {
            var line = Ring(random);
            var (whole, trimmed) = (new CanvasPath(), new CanvasPath());
            var isClosed = i % 2 == 0;
            whole.AddRange(line);
            whole.EndPart(isClosed);
            OutsideTrim.AddLine([.. line.Select(point => new FramePlace(point.X, point.Y))], isClosed, Size, 12, trimmed);
            Assert.Equal(Stroked(backend, whole), Stroked(backend, trimmed));
        }
    }

    [Fact]
    public void A_long_way_around_leaves_few_points()
    {
        var ring = Enumerable.Range(0, 1000).Select(i => new Vector2(500 * MathF.Cos(i * MathF.Tau / 1000), 500 * MathF.Sin(i * MathF.Tau / 1000)) + Size / 2);
        var path = new CanvasPath();
        OutsideTrim.AddRing([.. ring], Size, path);
        Assert.InRange(path.Points.Length, 4, 40);
    }

    static Vector2[] Ring(Random random) =>
        [.. Enumerable.Range(0, 3 + random.Next(30)).Select(_ => new Vector2(random.Next(-2000, 2600) / 8f, random.Next(-2000, 2600) / 8f))];

    static uint[] Filled(RasterBackend backend, CanvasPath path)
    {
        using var canvas = backend.BeginImage(64, 64, Color.White);
        canvas.Fill(path, FillRule.NonZero, Color.Black);
        return canvas.ToPicture().Pixels;
    }

    static uint[] Stroked(RasterBackend backend, CanvasPath path)
    {
        using var canvas = backend.BeginImage(64, 64, Color.White);
        canvas.Stroke(path, new StrokeStyle(4, LineCap.Butt, LineJoin.Bevel), Color.Black);
        return canvas.ToPicture().Pixels;
    }
}
