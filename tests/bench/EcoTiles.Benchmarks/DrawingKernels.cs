using System.Numerics;
using BenchmarkDotNet.Attributes;
using EcoTiles.Canvases.Raster;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Text;
using EcoTiles.Oracle;

namespace EcoTiles.Benchmarks;

/// <summary>Tiles of 256 pixels: areas and lines of 40 points each, side by side, and what it takes to lay pixels down.</summary>
[MemoryDiagnoser]
public class DrawingKernels
{
    static readonly StrokeStyle Thin = new(1);
    static readonly StrokeStyle Round = new(2, LineCap.Round, LineJoin.Round);
    static readonly StrokeStyle Dashed = new(2, Dashes: [4, 3]);

    readonly ICanvas _canvas = Begin();
    readonly (CanvasPath Path, Color Color)[] _few = Blobs(14);
    readonly (CanvasPath Path, Color Color)[] _many = Blobs(40);
    readonly GlyphRun[] _names = Names(60);
    readonly CanvasPath _all = Rectangle(0.5f, 0.5f, 255.5f, 255.5f);
    readonly Picture _picture = new(256, 256, [.. Enumerable.Range(0, 256 * 256).Select(i => 0x80000000 | ((uint)i % 128))]);

    [Benchmark(Description = "fill 196 polygons, 7,840 points")]
    public void FillFew() => Fill(_few);

    [Benchmark(Description = "fill 1,600 polygons, 64,000 points")]
    public void FillMany() => Fill(_many);

    [Benchmark(Description = "the same side by side")]
    public void FillSideBySide()
    {
        _canvas.BeginGroup(1, GroupKind.SideBySide);
        Fill(_many);
        _canvas.EndGroup();
    }

    [Benchmark(Description = "stroke 196 rings, 1 px")]
    public void StrokeThin() => Stroke(Thin);

    [Benchmark(Description = "stroke 196 rings, 2 px, round")]
    public void StrokeRound() => Stroke(Round);

    [Benchmark(Description = "stroke 196 rings, 2 px, dashed")]
    public void StrokeDashed() => Stroke(Dashed);

    [Benchmark(Description = "blend 65,000 pixels of a colour seen through")]
    public void BlendColor() => _canvas.Fill(_all, FillRule.NonZero, new Color(10, 200, 30, 100));

    [Benchmark(Description = "blend a picture of 65,536 pixels")]
    public void BlendPicture() => _canvas.DrawPicture(_picture, Matrix3x2.Identity, 0.5f);

    [Benchmark(Description = "a tile: 196 polygons, outlines, 60 names with halos")]
    public void PaintTile()
    {
        Fill(_few);
        Stroke(Thin);
        foreach (var name in _names) _canvas.DrawGlyphs(name, new TextPaint(Color.Black, Color.White, 1.5f));
    }

    void Fill((CanvasPath Path, Color Color)[] shapes)
    {
        foreach (var (path, color) in shapes) _canvas.Fill(path, FillRule.NonZero, color);
    }

    void Stroke(StrokeStyle style)
    {
        foreach (var (path, color) in _few) _canvas.Stroke(path, style, color);
    }

    static GlyphRun[] Names(int count)
    {
        var random = new Random(2);
        var line = SceneBackend.Make().Shape("西平县生态修复区 35.2 km", new FontRequest(new FontStack("Noto Sans SC Regular"), 12, 0));
        return [.. Enumerable.Range(0, count).Select(_ => new Vector2(200, 256) * new Vector2(random.NextSingle(), random.NextSingle()))
            .Select(place => new GlyphRun(line.Text, 12, [.. line.Glyphs.Select(glyph =>
                new PlacedGlyph(glyph.Face, glyph.Glyph, glyph.Cluster, place + new Vector2(glyph.X, glyph.Y), 0))]))];
    }

    static RasterCanvas Begin()
    {
        var canvas = new RasterCanvas();
        canvas.Begin(256, 256, Color.White);
        return canvas;
    }

    static (CanvasPath Path, Color Color)[] Blobs(int side)
    {
        var random = new Random(1);
        var size = 256f / side;
        var blobs = new List<(CanvasPath, Color)>();
        for (var i = 0; i < side * side; i++)
        {
            var path = new CanvasPath();
            for (var j = 0; j < 40; j++)
            {
                var (sin, cos) = MathF.SinCos(j * MathF.Tau / 40);
                var radius = size * 0.55f * (0.75f + 0.5f * random.NextSingle());
                path.Add((i % side + 0.5f) * size + radius * cos, (i / side + 0.5f) * size + radius * sin);
            }
            path.EndPart(isClosed: true);
            blobs.Add((path, new Color((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256))));
        }
        return [.. blobs];
    }

    static CanvasPath Rectangle(float left, float top, float right, float bottom)
    {
        var path = new CanvasPath();
        path.AddRange([new(left, top), new(right, top), new(right, bottom), new(left, bottom)]);
        path.EndPart(isClosed: true);
        return path;
    }
}
