using System.Numerics;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Text;

namespace EcoTiles.Canvases.Text.Sdf;

/// <summary>A glyph as MapLibre wants it: at 24 pixels to the em, each texel telling how far it is from the outline.</summary>
/// <param name="Width">Of the ink, without the border that the texels have around it.</param>
/// <param name="Left">From the origin to the ink.</param>
/// <param name="Top">From <see cref="Ascender"/> up to the ink, negative as a rule.</param>
/// <param name="Advance">In whole pixels, as the format has it.</param>
sealed record SdfGlyph(int CodePoint, byte[] Texels, int Width, int Height, int Left, int Top, int Advance)
{
    public const int EmPixels = 24;

    public const int Border = 3;

    /// <summary>Pixels over which a texel goes from nothing to all.</summary>
    const float Radius = 8;

    /// <summary>The part of that which lies inside the letter.</summary>
    const float Cutoff = 0.25f;

    /// <summary>
    /// Pixels from the baseline up to where MapLibre counts from: its middle of the line lies 17 below. The same for all
    /// fonts, so that letters of a stack share the baseline of <see cref="TextLayout.BaselineBelowMiddle"/>.
    /// </summary>
    const int Ascender = 17 + (int)(TextLayout.BaselineBelowMiddle * EmPixels);

    const float Tolerance = 0.02f;

    public static SdfGlyph Make(LoadedFace face, uint glyph, int codePoint)
    {
        var advance = (int)MathF.Round((float)HarfBuzz.Advance(face.Font, glyph) * EmPixels / face.UnitsPerEm);
        var path = new CanvasPath(256, 8);
        face.Glyphs.Outline(face, glyph)
            .AddTo(path, GlyphMaskMaker.Placement(face, EmPixels, angle: 0, origin: default), Tolerance);
        if (path.IsEmpty) return new(codePoint, [], 0, 0, 0, -Ascender, advance);

        var bolder = face.IsSynthesisedBold ? GlyphMaskMaker.BoldWidth * EmPixels / 2 : 0;
        var (least, most) = (new Vector2(float.MaxValue), new Vector2(float.MinValue));
        foreach (var point in path.Points) (least, most) = (Vector2.Min(least, point), Vector2.Max(most, point));
        var (left, top) = ((int)MathF.Floor(least.X - bolder), (int)MathF.Floor(least.Y - bolder));
        var (right, bottom) = ((int)MathF.Ceiling(most.X + bolder), (int)MathF.Ceiling(most.Y + bolder));
        var (width, height) = (right - left, bottom - top);
        var field = new DistanceField(left - Border, top - Border, width + 2 * Border, height + 2 * Border, Radius + bolder);
        var distances = field.Measure(path);
        var texels = new byte[distances.Length];
        for (var i = 0; i < texels.Length; i++)
            texels[i] = (byte)Math.Clamp(255 - 255 * ((distances[i] - bolder) / Radius + Cutoff) + 0.5f, 0, 255);
        // Up from the baseline is minus on the canvas.
        return new(codePoint, texels, width, height, left, -top - Ascender, advance);
    }
}
