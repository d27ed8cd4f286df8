using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcoTiles.Canvases.Raster;

/// <summary>
/// Lays colours over pixels, eight at a time, all channels rounded to the nearest. Colours are multiplied by their
/// alpha. Eights may reach beyond the end of a row, where parts are zero and pixels stay as they are.
/// </summary>
static class Blend
{
    /// <summary>Pixels, or parts, that a buffer needs after its last one.</summary>
    public const int Slack = 8;

    /// <summary>Eight parts of 255.</summary>
    const ulong Whole = ulong.MaxValue;

    /// <summary>Lays one colour over a row, as far as each pixel is covered.</summary>
    public static void Color(ref uint pixels, ReadOnlySpan<byte> parts, uint color)
    {
        ref var part = ref MemoryMarshal.GetReference(parts);
        var isOpaque = color >> 24 == 255;
        var solid = Vector256.Create(color);
        var source = new Channels(solid);
        for (var x = 0; x < parts.Length; x += 8)
        {
            var eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref part, x));
            if (eight == 0) continue;
            ref var pixel = ref Unsafe.Add(ref pixels, x);
            if (eight == Whole && isOpaque) solid.StoreUnsafe(ref pixel);
            else source.Times(Channels.Spread(eight)).Over(new(Vector256.LoadUnsafe(ref pixel))).Pixels.StoreUnsafe(ref pixel);
        }
    }

    /// <summary>Lays a row of pixels over another, as far as each is covered.</summary>
    public static void Pixels(ref uint pixels, ReadOnlySpan<byte> parts, ref uint above)
    {
        ref var part = ref MemoryMarshal.GetReference(parts);
        for (var x = 0; x < parts.Length; x += 8)
        {
            var eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref part, x));
            if (eight == 0) continue;
            ref var pixel = ref Unsafe.Add(ref pixels, x);
            var source = Vector256.LoadUnsafe(ref Unsafe.Add(ref above, x));
            if (eight == Whole && Vector256.GreaterThanOrEqualAll(source, Vector256.Create(0xFF000000))) source.StoreUnsafe(ref pixel);
            else
                new Channels(source).Times(Channels.Spread(eight)).Over(new(Vector256.LoadUnsafe(ref pixel))).Pixels
                    .StoreUnsafe(ref pixel);
        }
    }

    /// <summary>Leaves of each pixel a part of 255.</summary>
    public static void Fade(Span<uint> pixels, byte part)
    {
        ref var pixel = ref MemoryMarshal.GetReference(pixels);
        for (var x = 0; x < pixels.Length; x += 8)
        {
            ref var eight = ref Unsafe.Add(ref pixel, x);
            new Channels(Vector256.LoadUnsafe(ref eight)).Times(Vector256.Create((ushort)part)).Pixels.StoreUnsafe(ref eight);
        }
    }

    /// <summary>Leaves of each part what another row of parts lets through.</summary>
    public static void Mask(Span<byte> parts, ReadOnlySpan<byte> mask)
    {
        ref var part = ref MemoryMarshal.GetReference(parts);
        ref var through = ref MemoryMarshal.GetReference(mask);
        for (var x = 0; x < parts.Length; x += 8)
        {
            var eight = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref part, x));
            if (eight == 0) continue;
            var other = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref through, x));
            if (other == Whole) continue;
            var product = Vector128.WidenLower(Vector128.CreateScalar(eight).AsByte())
                * Vector128.WidenLower(Vector128.CreateScalar(other).AsByte()) + Vector128.Create((ushort)128);
            var masked = (product + (product >> 8)) >> 8;
            Unsafe.WriteUnaligned(ref Unsafe.Add(ref part, x), Vector128.Narrow(masked, masked).AsUInt64()[0]);
        }
    }
}
