using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EcoTiles.Drawing;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Canvases.Raster;

/// <summary>
/// Puts pixels right in which a path lies over itself. Where winding numbers of three kinds meet within one pixel, the sum
/// of signed areas says nothing of what is inside; such pixels are looked at along lines, crossing by crossing.
/// </summary>
/// <remarks>
/// A pixel is looked at when the sums around it are those of more than two kinds, and changed when the lines do meet three.
/// Both follow from what lies within a pixel of it, so that a part of the picture equals the same part of the whole.
/// </remarks>
sealed class OverlapMender
{
    const int LinesShift = 4, Pad = 8;

    /// <summary>Of a line one 256th of a pixel long, in the accumulator's sums.</summary>
    const int Area = CoverageAccumulator.Full / (256 << LinesShift);

    readonly ScanLines _lines = new(LinesShift);
    readonly GrowingArray<int> _sums = new();
    readonly GrowingArray<SumRange> _ranges = new();

    readonly GrowingArray<(int Row, int Column)> _found = new();

    // Those of one row.
    readonly GrowingArray<Suspect> _suspects = new();
    readonly GrowingArray<(int Row, int Column, int Inside)> _mended = new();
    int _stride;

    public long Bytes => _lines.Bytes + _sums.Capacity * sizeof(int);

    /// <summary>The pixels that are not what they were added up to be, and what of them is inside.</summary>
    /// <param name="box">The pixels that were added up.</param>
    /// <param name="seen">Those that will be drawn; around them one more was added up where there is one.</param>
    public ReadOnlySpan<(int Row, int Column, int Inside)> Mend(
        DevicePath path, in PixelBox box, in PixelBox seen, FillRule rule, CoverageAccumulator cells)
    {
        _found.Shrink(0);
        _mended.Shrink(0);
        FindWide(box, seen, cells);
        if (_found.Count == 0) return [];
        ReadLines(path, box);
        for (var i = 0; i < _found.Count;)
        {
            var row = _found[i].Row;
            _suspects.Shrink(0);
            for (; i < _found.Count && _found[i].Row == row; i++) _suspects.Add(new Suspect(_found[i].Column));
            for (var line = 0; line < _lines.InRow; line++) Look(_lines.Sorted(row * _lines.InRow + line), _suspects.Span, rule);
            foreach (var suspect in _suspects.Span)
                if (suspect.Most - suspect.Least > 1) _mended.Add((row, suspect.Column, suspect.Inside * Area));
        }
        return _mended.Span;
    }

    void FindWide(in PixelBox box, in PixelBox seen, CoverageAccumulator cells)
    {
        ReadSums(cells, box);
        for (var row = seen.Top - box.Top; row < seen.Bottom - box.Top; row++)
            if (_ranges[row].With(_ranges[row + 1]).With(_ranges[row + 2]).IsWide)
                FindWide(row, seen.Left - box.Left, seen.Right - box.Left);
    }

    /// <summary>The signed area in each pixel, with a row of nothing above and below and some of it on either side.</summary>
    void ReadSums(CoverageAccumulator cells, in PixelBox box)
    {
        _stride = cells.Stride + 2 * Pad;
        _sums.Shrink(0);
        _ranges.Shrink(0);
        _sums.Extend(_stride * (box.Height + 2)).Clear();
        var ranges = _ranges.Extend(box.Height + 2);
        ranges.Clear();
        for (var row = 0; row < box.Height; row++)
            CoverageRow.ReadSums(cells, row, _sums.Span.Slice((row + 1) * _stride + Pad, cells.Stride), ref ranges[row + 1]);
    }

    void FindWide(int row, int left, int right)
    {
        ref var sums = ref MemoryMarshal.GetReference(_sums.Span);
        for (var x = left & ~7; x < right; x += 8)
        {
            var range = default(SumRange);
            for (var side = -1; side <= 1; side++)
            {
                var place = row * _stride + Pad + x + side;
                var (above, here, below) = (
                    Vector256.LoadUnsafe(ref sums, (nuint)place),
                    Vector256.LoadUnsafe(ref sums, (nuint)(place + _stride)),
                    Vector256.LoadUnsafe(ref sums, (nuint)(place + 2 * _stride)));
                if (side == -1) range = new(above, above);
                range = range.With(above).With(here).With(below);
            }
            for (var wide = range.WidePlaces; wide != 0; wide &= wide - 1)
            {
                var column = x + BitOperations.TrailingZeroCount(wide);
                if (column >= left && column < right) _found.Add((row, column));
            }
        }
    }

    /// <summary>Where the path meets the lines of the rows in which something was found.</summary>
    void ReadLines(DevicePath path, in PixelBox box)
    {
        _lines.Begin(box);
        foreach (var (row, _) in _found.Span) _lines.Want(row);
        for (var ring = 0; ring < path.RingCount; ring++) _lines.Count(path.Ring(ring));
        _lines.MakeRoom();
        for (var ring = 0; ring < path.RingCount; ring++) _lines.Collect(path.Ring(ring));
    }

    /// <summary>Follows one line through the pixels of a row that are looked at.</summary>
    static void Look(ReadOnlySpan<int> crossings, Span<Suspect> suspects, FillRule rule)
    {
        var (number, i) = (0, 0);
        foreach (ref var suspect in suspects)
        {
            var (x, right) = (suspect.Column << 8, (suspect.Column + 1) << 8);
            for (; i < crossings.Length && crossings[i] >> 1 <= x; i++) number += (crossings[i] & 1) * 2 - 1;
            for (; i < crossings.Length && crossings[i] >> 1 < right; i++)
            {
                suspect.Add(number, (crossings[i] >> 1) - x, rule);
                x = crossings[i] >> 1;
                number += (crossings[i] & 1) * 2 - 1;
            }
            suspect.Add(number, right - x, rule);
        }
    }

    /// <summary>The length of line inside a pixel, and the winding numbers that were met.</summary>
    struct Suspect(int column)
    {
        public readonly int Column = column;

        public int Least { get; private set; } = int.MaxValue;

        public int Most { get; private set; } = int.MinValue;

        public int Inside { get; private set; }

        public void Add(int number, int length, FillRule rule)
        {
            if (length == 0) return;
            (Least, Most) = (Math.Min(Least, number), Math.Max(Most, number));
            if (rule == FillRule.NonZero ? number != 0 : (number & 1) != 0) Inside += length;
        }
    }
}
