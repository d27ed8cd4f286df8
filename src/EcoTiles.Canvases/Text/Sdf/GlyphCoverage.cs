namespace EcoTiles.Canvases.Text.Sdf;

/// <summary>Measures how much of a square around each texel a glyph covers.</summary>
static class GlyphCoverage
{
    /// <summary>Side of the square in texels: a pixel of letters at 12 pixels, as names of townships have.</summary>
    public const int Side = 2;

    /// <summary>Pixels a texel that the glyph is drawn at to be measured.</summary>
    const int Finer = 6;

    /// <summary>For each texel the part, from 0 to 1, row by row.</summary>
    public static float[] Around(LoadedFace face, uint glyph, int left, int top, int columns, int rows)
    {
        const int Pixels = Side * Finer;
        var maker = face.Glyphs.Rent();
        var mask = maker.Make(face, face.Glyphs.Outline(face, glyph), new GlyphKey(
            face.Id, glyph, (int)(SdfGlyph.EmPixels * Finer * GlyphKey.SizeSteps), PartX: 0, PartY: 0, Turn: 0, HaloWidth: 0, HaloBlur: 0));
        face.Glyphs.Return(maker);
        // Sums of all pixels above and to the left.
        var stride = mask.Width + 1;
        var sums = new int[stride * (mask.Height + 1)];
        for (var y = 0; y < mask.Height; y++)
        {
            var row = 0;
            for (var x = 0; x < mask.Width; x++)
            {
                row += mask.Parts[y * mask.Stride + x];
                sums[(y + 1) * stride + x + 1] = sums[y * stride + x + 1] + row;
            }
        }
        var covered = new float[columns * rows];
        for (var y = 0; y < rows; y++)
        {
            var (above, below) = Within(((top + y) * 2 + 1) * Finer / 2 - mask.Top, mask.Height);
            for (var x = 0; x < columns; x++)
            {
                var (before, after) = Within(((left + x) * 2 + 1) * Finer / 2 - mask.Left, mask.Width);
                var sum = sums[below * stride + after] - sums[below * stride + before] - sums[above * stride + after] + sums[above * stride + before];
                covered[y * columns + x] = sum / (255f * Pixels * Pixels);
            }
        }
        return covered;

        static (int From, int To) Within(int middle, int length) =>
            (Math.Clamp(middle - Pixels / 2, 0, length), Math.Clamp(middle + Pixels / 2, 0, length));
    }
}
