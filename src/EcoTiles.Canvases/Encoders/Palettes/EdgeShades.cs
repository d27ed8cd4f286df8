using System.Runtime.Intrinsics;

namespace EcoTiles.Canvases.Encoders.Palettes;

/// <summary>
/// Gives blended pixels along edges the number of the pixel above or to the left where the eye does not see the
/// difference: an edge hides more the stronger it is. Rows then repeat the row above, and take less room.
/// </summary>
static class EdgeShades
{
    const int Hidden = 8; // an eighth of the contrast at an edge

    /// <param name="exact">How many of the palette's colours, the first ones, are colours of flat areas.</param>
    public static void Settle(
        ReadOnlySpan<uint> pixels, int width, ReadOnlySpan<uint> palette, int exact, Span<byte> numbers)
    {
        for (var i = width + 1; i < pixels.Length - width; i++)
        {
            var (color, number) = (pixels[i], numbers[i]);
            if (number < exact && palette[number] == color) continue;
            var (above, left) = (numbers[i - width], numbers[i - 1]);
            var differences = Differences(
                Vector128.Create(color, color, pixels[i - width], pixels[i - 1]),
                Vector128.Create(palette[above], palette[left], pixels[i + width], pixels[i + 1]));
            var most = Math.Max(differences[2], differences[3]) / Hidden;
            if (differences[0] <= most) numbers[i] = above;
            else if (differences[1] <= most) numbers[i] = left;
        }
    }

    // The sums of the differences of four channels, for four pairs of colours.
    static Vector128<uint> Differences(Vector128<uint> a, Vector128<uint> b)
    {
        var everySecond = Vector128.Create(0x00FF00FFu);
        var channels = (Vector128.Max(a.AsByte(), b.AsByte()) - Vector128.Min(a.AsByte(), b.AsByte())).AsUInt32();
        var pairs = (channels & everySecond) + ((channels >> 8) & everySecond);
        return (pairs + (pairs >> 16)) & Vector128.Create(0xFFFFu);
    }
}
