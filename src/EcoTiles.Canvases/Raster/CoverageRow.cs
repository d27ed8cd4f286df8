using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EcoTiles.Drawing;

namespace EcoTiles.Canvases.Raster;

/// <summary>Reads one row of an accumulator as the part of each pixel that is covered.</summary>
static class CoverageRow
{
    /// <summary>The pixels of the row that may be covered, with parts of 255; eight zeros follow them.</summary>
    public static (int Start, int End) Read(
        CoverageAccumulator cells, int row, int width, FillRule rule, Span<byte> parts, ref SumRange range)
    {
        var touched = cells.Touched(row);
        if (touched == 0) return default;
        ref var cell = ref MemoryMarshal.GetReference(cells.Row(row));
        ref var part = ref MemoryMarshal.GetReference(parts);
        var (shift, sum, seen) = (cells.BlockShift, 0, range);
        var start = BitOperations.TrailingZeroCount(touched) << shift;
        var x = start;
        for (; touched != 0; touched &= touched - 1)
        {
            var block = BitOperations.TrailingZeroCount(touched) << shift;
            if (block > x) parts[x..block].Fill((byte)Parts(Vector256.Create(sum), rule)[0]);
            x = block;
            for (var end = block + (1 << shift); x < end; x += 8)
            {
                var sums = Sums(ref cell, x, ref sum);
                seen = seen.With(sums);
                var eight = Parts(sums, rule);
                var words = Vector128.Narrow(eight.GetLower(), eight.GetUpper());
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref part, x), Vector128.Narrow(words, words).AsUInt64()[0]);
            }
        }
        range = seen;
        return Finish(parts, start, x, width, (byte)Parts(Vector256.Create(sum), rule)[0]);
    }

    /// <summary>The same with parts of <see cref="SideBySide.Full"/>, fine enough to be added up.</summary>
    public static (int Start, int End) Read(
        CoverageAccumulator cells, int row, int width, FillRule rule, Span<ushort> parts, ref SumRange range)
    {
        var touched = cells.Touched(row);
        if (touched == 0) return default;
        ref var cell = ref MemoryMarshal.GetReference(cells.Row(row));
        ref var part = ref MemoryMarshal.GetReference(parts);
        var (shift, sum, seen) = (cells.BlockShift, 0, range);
        var start = BitOperations.TrailingZeroCount(touched) << shift;
        var x = start;
        for (; touched != 0; touched &= touched - 1)
        {
            var block = BitOperations.TrailingZeroCount(touched) << shift;
            if (block > x) parts[x..block].Fill((ushort)Fine(Vector256.Create(sum), rule)[0]);
            x = block;
            for (var end = block + (1 << shift); x < end; x += 8)
            {
                var sums = Sums(ref cell, x, ref sum);
                seen = seen.With(sums);
                var eight = Fine(sums, rule);
                Vector128.Narrow(eight.GetLower(), eight.GetUpper()).AsUInt16().StoreUnsafe(ref part, (nuint)x);
            }
        }
        range = seen;
        return Finish(parts, start, x, width, (ushort)Fine(Vector256.Create(sum), rule)[0]);
    }

    /// <summary>The signed area in each pixel of the row.</summary>
    public static void ReadSums(CoverageAccumulator cells, int row, Span<int> sums, ref SumRange range)
    {
        ref var cell = ref MemoryMarshal.GetReference(cells.Row(row));
        ref var target = ref MemoryMarshal.GetReference(sums);
        var sum = 0;
        for (var x = 0; x < sums.Length; x += 8)
        {
            var eight = Sums(ref cell, x, ref sum);
            range = range.With(eight);
            eight.StoreUnsafe(ref target, (nuint)x);
        }
    }

    /// <summary>A sum as a part of 255.</summary>
    public static byte Part(int inside) => (byte)((inside * 255 + CoverageAccumulator.Full / 2) >> 17);

    /// <summary>A sum as a part of <see cref="SideBySide.Full"/>.</summary>
    public static ushort FinePart(int inside) => (ushort)((inside + 2) >> 2);

    static (int Start, int End) Finish<T>(Span<T> parts, int start, int x, int width, T rest)
        where T : struct, IEquatable<T>
    {
        if (x < width && !rest.Equals(default))
        {
            parts[x..width].Fill(rest);
            x = width;
        }
        var end = Math.Min(x, width);
        parts.Slice(end, 8).Clear();
        return (Math.Min(start, end), end);
    }

    /// <param name="before">The sum before these eight; then the one after them.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<int> Sums(ref int cell, int x, ref int before)
    {
        var sums = Vector256.LoadUnsafe(ref cell, (nuint)x);
        // An index beyond the last takes zero.
        sums += Vector256.Shuffle(sums, Vector256.Create(8, 0, 1, 2, 3, 4, 5, 6));
        sums += Vector256.Shuffle(sums, Vector256.Create(8, 8, 0, 1, 2, 3, 4, 5));
        sums += Vector256.Shuffle(sums, Vector256.Create(8, 8, 8, 8, 0, 1, 2, 3));
        var all = sums + Vector256.Create(before);
        before += sums[7];
        return all;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<int> Parts(Vector256<int> sums, FillRule rule) =>
        (Inside(sums, rule) * 255 + Vector256.Create(CoverageAccumulator.Full / 2)) >> 17;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<int> Fine(Vector256<int> sums, FillRule rule) => (Inside(sums, rule) + Vector256.Create(2)) >> 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<int> Inside(Vector256<int> sums, FillRule rule)
    {
        var full = Vector256.Create(CoverageAccumulator.Full);
        return rule == FillRule.NonZero
            ? Vector256.Min(Vector256.Abs(sums), full)
            : full - Vector256.Abs(full - (sums & Vector256.Create(2 * CoverageAccumulator.Full - 1)));
    }
}
