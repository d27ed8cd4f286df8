using System.Runtime.Intrinsics;

namespace EcoTiles.Canvases.Encoders.Palettes;

/// <summary>Finds the colour of a palette that is nearest to another, eight at a time.</summary>
sealed class NearestColor
{
    readonly int[] _alphas = new int[256];
    readonly int[] _reds = new int[256];
    readonly int[] _greens = new int[256];
    readonly int[] _blues = new int[256];
    int _eights;

    public void Prepare(ReadOnlySpan<uint> palette)
    {
        _eights = (palette.Length + 7) / 8;
        for (var i = 0; i < _eights * 8; i++)
        {
            var color = palette[Math.Min(i, palette.Length - 1)]; // the last fills up, and is found at its own place first
            (_alphas[i], _reds[i], _greens[i], _blues[i]) =
                ((int)(color >> 24), (int)(color >> 16) & 255, (int)(color >> 8) & 255, (int)color & 255);
        }
    }

    /// <summary>The number of that colour; of equal ones the first.</summary>
    public int Of(uint color)
    {
        var (alphas, reds) = (Vector256.Create((int)(color >> 24)), Vector256.Create((int)(color >> 16) & 255));
        var (greens, blues) = (Vector256.Create((int)(color >> 8) & 255), Vector256.Create((int)color & 255));
        var least = Vector256.Create(int.MaxValue);
        for (var i = 0; i < _eights; i++)
        {
            var a = Vector256.LoadUnsafe(ref _alphas[0], (nuint)(8 * i)) - alphas;
            var r = Vector256.LoadUnsafe(ref _reds[0], (nuint)(8 * i)) - reds;
            var g = Vector256.LoadUnsafe(ref _greens[0], (nuint)(8 * i)) - greens;
            var b = Vector256.LoadUnsafe(ref _blues[0], (nuint)(8 * i)) - blues;
            // Distance in the high bits, place in the low ones. The eye is most exact in green.
            var distance = 3 * a * a + 2 * r * r + 3 * g * g + b * b;
            least = Vector256.Min(least, (distance << 8) | (Vector256<int>.Indices + Vector256.Create(8 * i)));
        }
        var best = int.MaxValue;
        for (var i = 0; i < 8; i++) best = Math.Min(best, least[i]);
        return best & 255;
    }
}
