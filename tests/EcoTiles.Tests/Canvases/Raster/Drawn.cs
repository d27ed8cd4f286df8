using System.Numerics;
using EcoTiles.Canvases.Raster;
using EcoTiles.Drawing;

namespace EcoTiles.Tests.Canvases.Raster;

/// <summary>Small pictures and paths to look at, number by number.</summary>
static class Drawn
{
    public static Picture On(int width, int height, Action<RasterCanvas> draw) => On(width, height, Color.Transparent, draw);

    public static Picture On(int width, int height, Color background, Action<RasterCanvas> draw)
    {
        var canvas = new RasterCanvas();
        canvas.Begin(width, height, background);
        draw(canvas);
        return canvas.ToPicture();
    }

    public static CanvasPath Ring(params ReadOnlySpan<Vector2> points) => Part(isClosed: true, points);

    public static CanvasPath Line(params ReadOnlySpan<Vector2> points) => Part(isClosed: false, points);

    public static CanvasPath Box(float left, float top, float right, float bottom) =>
        Ring(new(left, top), new(right, top), new(right, bottom), new(left, bottom));

    public static int Alpha(this Picture picture, int x, int y) => (int)(picture[x, y] >> 24);

    /// <summary>The area that is covered, in pixels.</summary>
    public static double Ink(this Picture picture) => picture.Pixels.Sum(pixel => (pixel >> 24) / 255.0);

    static CanvasPath Part(bool isClosed, ReadOnlySpan<Vector2> points)
    {
        var path = new CanvasPath();
        path.AddRange(points);
        path.EndPart(isClosed);
        return path;
    }
}
