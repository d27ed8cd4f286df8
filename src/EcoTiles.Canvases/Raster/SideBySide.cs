using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcoTiles.Canvases.Raster;

/// <summary>
/// Puts areas beside each other: how much of each pixel is covered already is kept beside the pixels, and what an area
/// brings is the difference between the rounded colour after it and before it. So the differences of neighbours add up to the whole,
/// whatever the rounding. What does not fit beside the areas before lies on top of them.
/// </summary>
static class SideBySide
{
    /// <summary>The parts of a pixel that is covered whole.</summary>
    public const int Full = 1 << 15;

    /// <summary>What rounding may add to the parts of a pixel whose areas do not overlap.</summary>
    const int Tolerance = 48;

    public static void Color(ref uint pixels, ref ushort covered, ReadOnlySpan<ushort> parts, uint color)
    {
        ref var part = ref MemoryMarshal.GetReference(parts);
        var solid = Vector256.Create(color);
        var whole = Vector128.Create((ushort)Full);
        var isOpaque = color >> 24 == 255;
        for (var x = 0; x < parts.Length; x += 8)
        {
            var eight = Vector128.LoadUnsafe(ref part, (nuint)x);
            if (eight == Vector128<ushort>.Zero) continue;
            ref var pixel = ref Unsafe.Add(ref pixels, x);
            if (eight == whole && (isOpaque || Vector128.LoadUnsafe(ref covered, (nuint)x) == Vector128<ushort>.Zero))
            {
                solid.StoreUnsafe(ref pixel);
                whole.StoreUnsafe(ref covered, (nuint)x);
            }
            else Add(ref pixel, ref Unsafe.Add(ref covered, x), eight, solid);
        }
    }

    public static void Pixels(ref uint pixels, ref ushort covered, ReadOnlySpan<ushort> parts, ref uint above)
    {
        ref var part = ref MemoryMarshal.GetReference(parts);
        for (var x = 0; x < parts.Length; x += 8)
        {
            var eight = Vector128.LoadUnsafe(ref part, (nuint)x);
            if (eight == Vector128<ushort>.Zero) continue;
            Add(ref Unsafe.Add(ref pixels, x), ref Unsafe.Add(ref covered, x), eight,
                Vector256.LoadUnsafe(ref Unsafe.Add(ref above, x)));
        }
    }

    /// <summary>Leaves of each part what a clip lets through.</summary>
    public static void Mask(Span<ushort> parts, ReadOnlySpan<byte> mask)
    {
        for (var x = 0; x < parts.Length; x++)
            if (mask[x] != 255) parts[x] = (ushort)((parts[x] * mask[x] + 127) / 255);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Add(ref uint pixels, ref ushort covered, Vector128<ushort> parts, Vector256<uint> above)
    {
        var before = Vector128.LoadUnsafe(ref covered);
        if (Vector128.GreaterThanAny(parts, Vector128.Create((ushort)(Full + Tolerance)) - before))
        {
            MakeRoom(ref pixels, ref covered, parts, above);
            before = Vector128.LoadUnsafe(ref covered);
        }
        var after = Vector128.Min(before + parts, Vector128.Create((ushort)Full));
        after.StoreUnsafe(ref covered);
        var source = new Channels(above);
        var difference = source.Times(Channels.Spread(Rounded(after))).Minus(source.Times(Channels.Spread(Rounded(before))));
        difference.Plus(new Channels(Vector256.LoadUnsafe(ref pixels))).Pixels.StoreUnsafe(ref pixels);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Rounded(Vector128<ushort> parts)
    {
        // 255/32768 in two steps that fit into 16 bits: the parts less their 256th, then over 128, to the nearest.
        var rounded = (parts - (parts >> 8) + Vector128.Create((ushort)64)) >> 7;
        return Vector128.Narrow(rounded, rounded).AsUInt64()[0];
    }

    /// <summary>Thins what is there already as far as a later area lies on it and hides it.</summary>
    static void MakeRoom(ref uint pixels, ref ushort covered, Vector128<ushort> parts, Vector256<uint> above)
    {
        for (var i = 0; i < 8; i++)
        {
            ref var before = ref Unsafe.Add(ref covered, i);
            var left = Full - parts[i];
            if (before <= left + Tolerance) continue;
            ref var pixel = ref Unsafe.Add(ref pixels, i);
            // In rounded parts, so that of what is opaque exactly the part is left which the later area will not fill.
            var (alpha, alphaLeft) = (Rounded(before), Rounded(left));
            before = (ushort)left;
            if (alpha == 0) continue;
            var hidden = (alpha - alphaLeft) * (int)(above[i] >> 24);
            var scale = (alpha * 255 - hidden + alpha / 2) / alpha;
            pixel = new Channels(Vector256.Create(pixel)).Times(Vector256.Create((ushort)scale)).Pixels[0];
        }
    }

    static int Rounded(int parts) => (parts - (parts >> 8) + 64) >> 7;
}
