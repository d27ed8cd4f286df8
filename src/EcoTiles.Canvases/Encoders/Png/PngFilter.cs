using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcoTiles.Canvases.Encoders.Png;

/// <summary>Turns a row into differences from its neighbours, in the one of PNG's ways that leaves least.</summary>
static class PngFilter
{
    const int Lanes = 32;

    /// <summary>
    /// Writes the kind of filter and the filtered row. Both rows have <paramref name="step"/> zeros before them, and
    /// there is room for 32 bytes after all of them.
    /// </summary>
    public static void Apply(ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int step, int length, Span<byte> filtered)
    {
        var (best, least) = (0, long.MaxValue);
        for (var kind = 0; kind <= 4; kind++)
        {
            var sum = Filter(row, above, step, length, kind, filtered[1..]);
            if (sum < least) (best, least) = (kind, sum);
        }
        if (best != 4) Filter(row, above, step, length, best, filtered[1..]);
        filtered[0] = (byte)best;
    }

    // Returns the sum of the differences without their signs.
    static long Filter(
        ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int step, int length, int kind, Span<byte> filtered)
    {
        ref var left = ref MemoryMarshal.GetReference(row);
        ref var here = ref MemoryMarshal.GetReference(row[step..]);
        ref var up = ref MemoryMarshal.GetReference(above[step..]);
        ref var upLeft = ref MemoryMarshal.GetReference(above);
        ref var target = ref MemoryMarshal.GetReference(filtered);
        var sum = Vector256<uint>.Zero;
        var places = Vector256<byte>.Indices;
        for (nuint i = 0; i < (nuint)length; i += Lanes)
        {
            var a = Vector256.LoadUnsafe(ref left, i);
            var b = Vector256.LoadUnsafe(ref up, i);
            var predicted = kind switch
            {
                0 => Vector256<byte>.Zero,
                1 => a,
                2 => b,
                3 => Middle(a, b),
                _ => Paeth(a, b, Vector256.LoadUnsafe(ref upLeft, i)),
            };
            var difference = Vector256.LoadUnsafe(ref here, i) - predicted;
            difference.StoreUnsafe(ref target, i);
            var size = Vector256.Min(difference, Vector256<byte>.Zero - difference);
            if (length - (int)i < Lanes) size &= Vector256.LessThan(places, Vector256.Create((byte)(length - (int)i)));
            var (low, high) = Vector256.Widen(size);
            var (low2, high2) = Vector256.Widen(low + high);
            sum += low2 + high2;
        }
        return Vector256.Sum(sum);
    }

    static Vector256<byte> Middle(Vector256<byte> a, Vector256<byte> b) =>
        (a & b) + (((a ^ b) >> 1) & Vector256.Create((byte)0x7F));

    // Of left, up and up-left the one nearest to left + up - upLeft.
    static Vector256<byte> Paeth(Vector256<byte> a, Vector256<byte> b, Vector256<byte> c)
    {
        var toA = Vector256.Max(b, c) - Vector256.Min(b, c);
        var toB = Vector256.Max(a, c) - Vector256.Min(a, c);
        var together = Vector256.Equals(Vector256.GreaterThan(a, c), Vector256.GreaterThan(b, c));
        var total = toA + toB;
        total |= Vector256.LessThan(total, toA); // saturated
        var apart = Vector256.Max(toA, toB) - Vector256.Min(toA, toB);
        var toC = Vector256.ConditionalSelect(together, total, apart);
        var isA = Vector256.LessThanOrEqual(toA, Vector256.Min(toB, toC));
        var isB = Vector256.LessThanOrEqual(toB, toC);
        return Vector256.ConditionalSelect(isA, a, Vector256.ConditionalSelect(isB, b, c));
    }
}
