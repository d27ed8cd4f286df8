using System.Numerics;
using System.Runtime.CompilerServices;

namespace EcoTiles.Geometry.Encoding;

/// <summary>Whole numbers in seven bits a byte, small ones short; signed ones folded so that small stays small.</summary>
public static class Varint
{
    public const int MaxBytes = 10;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(Span<byte> target, int at, ulong value)
    {
        while (value >= 0x80)
        {
            target[at++] = (byte)(value | 0x80);
            value >>= 7;
        }
        target[at++] = (byte)value;
        return at;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int WriteSigned(Span<byte> target, int at, long value) => Write(target, at, Fold(value));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Read(ReadOnlySpan<byte> source, ref int at)
    {
        ulong first = source[at++];
        if (first < 0x80) return first;
        var value = first & 0x7F;
        for (var shift = 7; ; shift += 7)
        {
            ulong next = source[at++];
            value |= (next & 0x7F) << shift;
            if (next < 0x80) return value;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static long ReadSigned(ReadOnlySpan<byte> source, ref int at) => Unfold(Read(source, ref at));

    /// <summary>How many bytes <see cref="Write"/> takes for this number.</summary>
    public static int Length(ulong value) => (70 - BitOperations.LeadingZeroCount(value | 1)) / 7;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Fold(long value) => (ulong)((value << 1) ^ (value >> 63));

    static long Unfold(ulong folded) => (long)(folded >> 1) ^ -(long)(folded & 1);
}
