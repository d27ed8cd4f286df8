using System.Numerics;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Text;
using EcoTiles.Tests.Canvases.Raster;

namespace EcoTiles.Benchmarks;

/// <summary>Areas, lines with dashes, clips, groups, patterns and pictures, and text in three scripts over them; the same for the same seed.</summary>
sealed class SoakScene(int seed, int size)
{
    static readonly string[] Names =
    [
        "西平县", "洪汝河", "乌鲁木齐", "焉耆回族自治县", "嫘祖故里", "生态修复布局图（示意图）", "罗文皂镇",
        "River 12.5 km", "Shangdang District", "S315", "ئۈرۈمچى", "تارىم دەرياسى", "库尔勒 كورلا Korla",
    ];

    static readonly FontStack[] Fonts = [new("Noto Sans SC Regular"), new("Noto Sans SC Bold"), new("Noto Sans SC Regular", "Noto Sans Arabic Regular")];

    readonly RandomScene _marks = new(seed, size, size);

    public void Draw(ICanvas canvas, ICanvasBackend backend)
    {
        var random = new Random(seed);
        _marks.Draw(canvas);
        for (var i = 0; i < 8; i++) DrawText(canvas, backend, random);
        canvas.BeginGroup(0.5f);
        DrawText(canvas, backend, random);
        canvas.EndGroup();
    }

    void DrawText(ICanvas canvas, ICanvasBackend backend, Random random)
    {
        var text = Names[random.Next(Names.Length)];
        var points = random.Next(8, 41);
        var line = backend.Shape(text, new FontRequest(Fonts[random.Next(Fonts.Length)], points, random.Next(3) * 0.1f));
        var angle = random.Next(3) == 0 ? random.NextSingle() * MathF.Tau : 0;
        var place = Matrix3x2.CreateRotation(angle) * Matrix3x2.CreateTranslation(random.NextSingle() * size, random.NextSingle() * size);
        var run = new GlyphRun(text, points, [.. line.Glyphs.Select(glyph =>
            new PlacedGlyph(glyph.Face, glyph.Glyph, glyph.Cluster, Vector2.Transform(new Vector2(glyph.X, glyph.Y), place), angle))]);
        canvas.DrawGlyphs(run, new TextPaint(Shade(random), Color.White, random.Next(3)));
    }

    static Color Shade(Random random) => new((byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(256), (byte)random.Next(120, 256));
}
