using System.Numerics;
using EcoTiles.Drawing;

namespace EcoTiles.Canvases.Text.Sdf;

/// <summary>A glyph as MapLibre wants it: at 24 pixels to the em, each texel telling how far it is from the outline.</summary>
/// <param name="Texels">255 well inside; the outline itself lies at three quarters of that.</param>
/// <param name="Left">From the origin to the first column.</param>
/// <param name="Top">From the origin down to the first row.</param>
/// <param name="Advance">In whole pixels, as the format has it.</param>
sealed record SdfGlyph(byte[] Texels, int Columns, int Rows, int Left, int Top, int Advance)
{
    public const int EmPixels = 24;

    /// <summary>Texels around the ink. The format has three; halos as wide as an eighth of an em, and blurred, need more.</summary>
    public const int Around = 5;

    /// <summary>Pixels over which a texel goes from nothing to all.</summary>
    public const float Radius = 8;

    /// <summary>The part of that which lies inside the letter.</summary>
    public const float Cutoff = 0.25f;

    const float Tolerance = 0.1f;

    /// <summary>In whole pixels, as the format has it.</summary>
    public static int AdvanceOf(LoadedFace face, uint glyph) =>
        (int)MathF.Round((float)HarfBuzz.Advance(face.Font, glyph) * EmPixels / face.UnitsPerEm);

    public static SdfGlyph Make(LoadedFace face, uint glyph)
    {
        var advance = AdvanceOf(face, glyph);
        var path = new CanvasPath(256, 8);
        face.Glyphs.Outline(face, glyph)
            .AddTo(path, GlyphMaskMaker.Placement(face, EmPixels, angle: 0, origin: default), Tolerance);
        if (path.IsEmpty) return new([], 0, 0, 0, 0, advance);

        var bolder = face.IsSynthesisedBold ? GlyphMaskMaker.BoldWidth * EmPixels / 2 : 0;
        var (least, most) = (new Vector2(float.MaxValue), new Vector2(float.MinValue));
        foreach (var point in path.Points) (least, most) = (Vector2.Min(least, point), Vector2.Max(most, point));
        var (left, top) = ((int)MathF.Floor(least.X - bolder) - Around, (int)MathF.Floor(least.Y - bolder) - Around);
        var (columns, rows) = ((int)MathF.Ceiling(most.X + bolder) + Around - left, (int)MathF.Ceiling(most.Y + bolder) + Around - top);
        var distances = new DistanceField(left, top, columns, rows, Radius * (1 - Cutoff) + bolder).Measure(path);
        SharpenedEdges.Apply(distances, bolder, GlyphCoverage.Around(face, glyph, left, top, columns, rows));
        var texels = new byte[distances.Length];
        for (var i = 0; i < texels.Length; i++)
            texels[i] = (byte)Math.Clamp(255 - 255 * (distances[i] / Radius + Cutoff) + 0.5f, 0, 255);
        return new(texels, columns, rows, left, top, advance);
    }
}
