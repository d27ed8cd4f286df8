using System.Numerics;

namespace EcoTiles.Drawing.Sprites;

/// <summary>
/// Draws pictures of a sprite sheet as graphics cards do for browsers: at any place and size, each pixel mixed from the four texels
/// around its middle, or taken from the one that it lies in. Edges are softer than those of a picture drawn anew.
/// </summary>
public static class SpriteSampling
{
    /// <param name="step">Pixels for each texel.</param>
    /// <param name="place">Where in a pixel the middle of the picture lies.</param>
    public static SampledSprite At(Picture sheet, Vector2 step, Vector2 place, bool mixes = true)
    {
        // Half a texel around the picture still shows something of it.
        var half = (new Vector2(sheet.Width, sheet.Height) / 2 + new Vector2(0.5f)) * step;
        var (left, top) = ((int)MathF.Floor(place.X - half.X), (int)MathF.Floor(place.Y - half.Y));
        var (width, height) = ((int)MathF.Ceiling(place.X + half.X) - left, (int)MathF.Ceiling(place.Y + half.Y) - top);
        var pixels = new uint[width * height];
        for (var y = 0; y < height; y++)
        {
            var row = (top + y + 0.5f - place.Y) / step.Y + sheet.Height / 2f;
            for (var x = 0; x < width; x++)
            {
                var column = (left + x + 0.5f - place.X) / step.X + sheet.Width / 2f;
                pixels[y * width + x] = mixes ? Between(sheet, column - 0.5f, row - 0.5f) : Under(sheet, column, row);
            }
        }
        return new SampledSprite(new Picture(width, height, pixels), left, top);
    }

    /// <summary>Of two texels that are as near the one before.</summary>
    static uint Under(Picture sheet, float x, float y)
    {
        const float Slack = 1e-3f;
        var (column, row) = ((int)MathF.Floor(x - Slack), (int)MathF.Floor(y - Slack));
        return (uint)column < (uint)sheet.Width && (uint)row < (uint)sheet.Height ? sheet[column, row] : 0;
    }

    static uint Between(Picture sheet, float x, float y)
    {
        var (column, row) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
        var (right, down) = (x - column, y - row);
        var mixed = (1 - down) * ((1 - right) * Texel(column, row) + right * Texel(column + 1, row))
            + down * ((1 - right) * Texel(column, row + 1) + right * Texel(column + 1, row + 1));
        return ((uint)(mixed.W + 0.5f) << 24) | ((uint)(mixed.Z + 0.5f) << 16) | ((uint)(mixed.Y + 0.5f) << 8) | (uint)(mixed.X + 0.5f);

        Vector4 Texel(int column, int row)
        {
            if ((uint)column >= (uint)sheet.Width || (uint)row >= (uint)sheet.Height) return Vector4.Zero;
            var pixel = sheet[column, row];
            return new Vector4(pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255, pixel >> 24);
        }
    }
}

/// <summary>A picture as it falls on pixels.</summary>
/// <param name="Left">From the pixel in which its middle lies to its first column.</param>
/// <param name="Top">From the pixel in which its middle lies to its first row.</param>
public sealed record SampledSprite(Picture Picture, int Left, int Top);
