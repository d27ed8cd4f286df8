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

    /// <summary>
    /// Makes of the parts of an area's edge what browsers make of them, which draw a line of a pixel around each area: it reaches
    /// a third of a pixel further, and its edge is steeper.
    /// </summary>
    public static void Grow(Span<ushort> parts)
    {
        ref var part = ref MemoryMarshal.GetReference(parts);
        var whole = Vector128.Create((ushort)Full);
        for (var x = 0; x < parts.Length; x += 8)
        {
            var eight = Vector128.LoadUnsafe(ref part, (nuint)x);
            if (eight == Vector128<ushort>.Zero || eight == whole) continue;
            var half = Vector128.Min(eight, Vector128.Create((ushort)(Full / 2))); // twice as much is all
            var begun = Vector128.Min(half, Vector128.Create((ushort)(Full / 10))) << 1;
            Vector128.Min((half << 1) + begun, whole).StoreUnsafe(ref part, (nuint)x);
        }
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

    /// <summary>Parts of 255.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<ushort> RoundedParts(Vector128<ushort> parts) =>
        // 255/32768 in two steps that fit into 16 bits: the parts less their 256th, then over 128, to the nearest.
        (parts - (parts >> 8) + Vector128.Create((ushort)64)) >> 7;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static ulong Rounded(Vector128<ushort> parts) => Bytes(RoundedParts(parts));

    /// <summary>Thins what is there already as far as a later area lies on it and hides it.</summary>
    static void MakeRoom(ref uint pixels, ref ushort covered, Vector128<ushort> parts, Vector256<uint> above)
    {
        var before = Vector128.LoadUnsafe(ref covered);
        var left = Vector128.Create((ushort)Full) - parts;
        var isTight = Vector128.GreaterThan(before, left + Vector128.Create((ushort)Tolerance));
        Vector128.ConditionalSelect(isTight, left, before).StoreUnsafe(ref covered);
        // In rounded parts, so that of what is opaque exactly the part is left which the later area will not fill.
        var alpha = Floats(RoundedParts(before));
        var hidden = (alpha - Floats(RoundedParts(left))) * Vector256.ConvertToSingle((above >> 24).AsInt32());
        var scale = Vector256.ConvertToInt32(Vector256.Create(255.5f) - hidden / Vector256.Max(alpha, Vector256<float>.One)).AsUInt32();
        var scales = Vector128.ConditionalSelect(isTight, Vector128.Narrow(scale.GetLower(), scale.GetUpper()), Vector128.Create((ushort)255));
        new Channels(Vector256.LoadUnsafe(ref pixels)).Times(Channels.Spread(Bytes(scales))).Pixels.StoreUnsafe(ref pixels);
    }

    static Vector256<float> Floats(Vector128<ushort> numbers)
    {
        var (lower, upper) = Vector128.Widen(numbers);
        return Vector256.ConvertToSingle(Vector256.Create(lower, upper).AsInt32());
    }

    static ulong Bytes(Vector128<ushort> numbers) => Vector128.Narrow(numbers, numbers).AsUInt64()[0];
}
