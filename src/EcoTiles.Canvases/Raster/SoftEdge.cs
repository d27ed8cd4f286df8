using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcoTiles.Canvases.Raster;

/// <summary>
/// Makes the edges of lines as pale as browsers leave them. They fade a line until half a pixel beyond its edge and end the shape there,
/// so that of four samples of a pixel one or two lie outside where little of the line is left.
/// </summary>
static class SoftEdge
{
    /// <summary>Of 255: below these a half, and a quarter, is lost.</summary>
    const byte HalfLost = 38, QuarterLost = 94;

    /// <param name="parts">Of each pixel, how much a line covers of it; zeros follow them up to whole eights.</param>
    public static void Pale(Span<byte> parts)
    {
        ref var part = ref MemoryMarshal.GetReference(parts);
        for (var x = 0; x < parts.Length; x += Vector64<byte>.Count)
        {
            var some = Vector64.LoadUnsafe(ref part, (nuint)x);
            if (some == Vector64<byte>.Zero) continue;
            var quarter = (some >>> 2) & Vector64.LessThan(some, Vector64.Create(QuarterLost));
            var more = (some >>> 2) & Vector64.LessThan(some, Vector64.Create(HalfLost));
            (some - quarter - more).StoreUnsafe(ref part, (nuint)x);
        }
    }
}
