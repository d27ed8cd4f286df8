using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcoTiles.Canvases.Encoders.Png;

/// <summary>What decides how a picture is written.</summary>
/// <param name="IsPhotograph">Whether few pixels repeat their neighbour.</param>
readonly record struct PictureClass(bool IsOpaque, bool IsPhotograph)
{
    const double RepeatsInDrawings = 0.3;

    public static PictureClass Of(ReadOnlySpan<uint> pixels)
    {
        var vectors = MemoryMarshal.Cast<uint, Vector256<uint>>(pixels);
        var all = Vector256<uint>.AllBitsSet;
        var repeats = Vector256<uint>.Zero;
        ref var first = ref MemoryMarshal.GetReference(pixels);
        for (var i = 1; i < vectors.Length; i++)
        {
            all &= vectors[i];
            repeats -= Vector256.Equals(vectors[i], Vector256.LoadUnsafe(ref first, (nuint)(i * 8 - 1)));
        }
        var (common, repeated) = (uint.MaxValue, Vector256.Sum(repeats));
        for (var i = 0; i < 8; i++) common &= all[i];
        var done = Math.Max(0, vectors.Length - 1) * 8;
        for (var i = 0; i < pixels.Length; i++)
        {
            if (i == Math.Min(8, pixels.Length) && done > 0) i += done;
            if (i >= pixels.Length) break;
            common &= pixels[i];
            if (i > 0 && pixels[i] == pixels[i - 1]) repeated++;
        }
        return new(common >> 24 == 255, repeated < pixels.Length * RepeatsInDrawings);
    }
}
