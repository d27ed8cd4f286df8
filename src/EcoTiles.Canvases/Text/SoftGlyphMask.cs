using System.Numerics;
using EcoTiles.Canvases.Text.Sdf;

namespace EcoTiles.Canvases.Text;

/// <summary>
/// Makes masks from the same distances that browsers get, by the rule of MapLibre's shader: letters of a picture are then as
/// dark, and halos as wide, as where the browser draws the map itself.
/// </summary>
static class SoftGlyphMask
{
    /// <summary>Pixels on each side of an edge over which it fades, whatever the size.</summary>
    public const float FadingPixels = 0.105f * SdfGlyph.Radius;

    /// <summary>In pixels; corners of larger letters would be round.</summary>
    const double LargestSize = 64;

    /// <summary>For each pixel of blur.</summary>
    const float BlurFading = 1.19f;

    const float Edge = 1 - SdfGlyph.Cutoff;

    /// <summary>From the edge outwards, in texels; what lies beyond is not in the distances.</summary>
    const float HaloReach = SdfGlyph.Radius * Edge;

    /// <summary>Whether letters and halo can be told from the distances.</summary>
    public static bool IsWithinLimits(double size, double halo) => size <= LargestSize && halo * SdfGlyph.EmPixels <= (HaloReach - 1) * size;

    public static GlyphMask Make(SdfGlyph glyph, in GlyphKey key)
    {
        if (glyph.Texels.Length == 0) return GlyphMask.Nothing;
        var scale = key.Size / GlyphKey.SizeSteps / SdfGlyph.EmPixels;
        var place = Matrix3x2.CreateScale(scale) * Matrix3x2.CreateRotation(key.Turn * 2 * MathF.PI / GlyphKey.Turns)
            * Matrix3x2.CreateTranslation(key.PartX / GlyphKey.PlaceSteps, key.PartY / GlyphKey.PlaceSteps);
        Matrix3x2.Invert(place, out var back);
        var fading = FadingPixels * key.Fading / GlyphKey.FadingSteps;
        var fade = Fade.Of(scale, fading, key.HaloWidth / GlyphKey.HaloSteps, key.HaloBlur / GlyphKey.HaloSteps);
        var (left, top, right, bottom) = BoxOf(glyph, fade.Reach, place);
        var (width, height) = (right - left, bottom - top);
        var stride = GlyphMask.StrideOf(width);
        var parts = new byte[stride * height];
        var step = new Vector2(back.M11, back.M12);
        for (var y = 0; y < height; y++)
        {
            var at = Vector2.Transform(new Vector2(left + 0.5f, top + y + 0.5f), back) - new Vector2(glyph.Left + 0.5f, glyph.Top + 0.5f);
            var row = parts.AsSpan(y * stride, width);
            for (var x = 0; x < row.Length; x++)
                row[x] = (byte)(255 * fade.PartAt(Between(glyph, at + x * step)) + 0.5f);
        }
        return new GlyphMask(parts, width, height, left, top);
    }

    /// <summary>The pixels in which anything of the glyph can show.</summary>
    static (int Left, int Top, int Right, int Bottom) BoxOf(SdfGlyph glyph, float reach, in Matrix3x2 place)
    {
        var inset = Math.Max(0, SdfGlyph.Around - reach) - 0.5f; // between the last texel and none something shows, too
        var first = new Vector2(glyph.Left + inset, glyph.Top + inset);
        var last = new Vector2(glyph.Left + glyph.Columns - inset, glyph.Top + glyph.Rows - inset);
        var (least, most) = (new Vector2(float.MaxValue), new Vector2(float.MinValue));
        foreach (var corner in (ReadOnlySpan<Vector2>)[first, new(last.X, first.Y), new(first.X, last.Y), last])
        {
            var there = Vector2.Transform(corner, place);
            (least, most) = (Vector2.Min(least, there), Vector2.Max(most, there));
        }
        return ((int)MathF.Floor(least.X), (int)MathF.Floor(least.Y), (int)MathF.Ceiling(most.X), (int)MathF.Ceiling(most.Y));
    }

    /// <summary>The distance between four texels as graphics cards mix it, from 0 to 1; nothing outside.</summary>
    static float Between(SdfGlyph glyph, Vector2 at)
    {
        var (floorX, floorY) = (MathF.Floor(at.X), MathF.Floor(at.Y));
        var (column, row) = ((int)floorX, (int)floorY);
        var (right, down) = (at.X - floorX, at.Y - floorY);
        var above = Texel(column, row) + right * (Texel(column + 1, row) - Texel(column, row));
        var below = Texel(column, row + 1) + right * (Texel(column + 1, row + 1) - Texel(column, row + 1));
        return (above + down * (below - above)) / 255;

        int Texel(int column, int row) =>
            (uint)column < (uint)glyph.Columns && (uint)row < (uint)glyph.Rows ? glyph.Texels[row * glyph.Columns + column] : 0;
    }

    /// <summary>How distances become parts of a colour.</summary>
    /// <param name="Halo">Where the halo ends; 0 for the letter itself.</param>
    /// <param name="Width">Half of that over which edges fade.</param>
    /// <param name="Reach">Texels beyond the ink at which something may show.</param>
    readonly record struct Fade(float Halo, float Width, float Reach)
    {
        public static Fade Of(float scale, float fading, float halo, float blur)
        {
            var texels = (fading + (halo > 0 ? blur * BlurFading : 0)) / scale;
            var edge = halo > 0 ? (HaloReach - halo / scale) / SdfGlyph.Radius : 0;
            return new(edge, texels / SdfGlyph.Radius, texels + halo / scale + 1);
        }

        public float PartAt(float distance) => Halo == 0
            ? Smooth(distance - Edge)
            // A halo ends where its letter is whole, as seen through letters that let something through.
            : Math.Min(Smooth(distance - Halo), 1 - Smooth(distance - Edge - Width));

        float Smooth(float beyondEdge)
        {
            var share = Math.Clamp((beyondEdge + Width) / (2 * Width), 0, 1);
            return share * share * (3 - 2 * share);
        }
    }
}
