using System.Runtime.CompilerServices;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Canvases.Raster;

/// <summary>
/// Finds what rings enclose that lie over themselves, as the outlines of lines do whose steps are shorter than the line
/// is wide. Each row is looked at along a few lines of its own, where winding numbers can be counted one by one.
/// </summary>
/// <remarks>Where an edge meets such a line follows from the edge's own end points, as everything in the accumulator.</remarks>
sealed class OverlapResolver
{
    const int LinesShift = 3, LineShift = 8 - LinesShift;

    /// <summary>The height of a line, in 1/256 pixels.</summary>
    const int Height = 1 << LineShift;

    /// <summary>So few crossings are put in order one by one.</summary>
    const int Few = 24;

    // Where the crossings of each line begin; at first, how many there are.
    int[] _starts = new int[512];

    // Crossings: the place in 1/256 pixels, and in the lowest bit whether the edge goes down.
    readonly GrowingArray<int> _crossings = new(1024);

    int _left;
    int _top;
    int _right;
    int _lines;

    public long Bytes => (_starts.Length + _crossings.Capacity) * sizeof(int);

    /// <summary>Adds every stretch of a line that lies inside to the cells.</summary>
    public void Add(DevicePath path, in PixelBox box, in CoverageAccumulator.Cells cells)
    {
        (_left, _top, _right, _lines) = (box.Left << 8, box.Top << 8, box.Width << 8, box.Height << LinesShift);
        if (_starts.Length < _lines + 2) _starts = new int[_lines + 2];
        var starts = _starts.AsSpan(0, _lines + 2);
        starts.Clear();
        foreach (var ring in path.OverlappingRings) Count(path.Ring(ring), starts);
        // Two further on, so that after filling each place holds where its line begins.
        var sum = 0;
        foreach (ref var start in starts) start = sum += start;
        _crossings.Shrink(0);
        _crossings.Extend(sum);
        foreach (var ring in path.OverlappingRings) Collect(path.Ring(ring), starts);
        for (var line = 0; line < _lines; line++)
        {
            var crossings = _crossings.Span[starts[line]..starts[line + 1]];
            if (crossings.IsEmpty) continue;
            Sort(crossings);
            Write(crossings, line >> LinesShift, path.Winding, cells);
        }
    }

    void Count(ReadOnlySpan<int> ring, Span<int> starts)
    {
        var (x, y) = (ring[^2] - _left, ring[^1] - _top);
        for (var i = 0; i < ring.Length - 1; i += 2)
        {
            var (nextX, nextY) = (ring[i] - _left, ring[i + 1] - _top);
            var (first, end) = Lines(Math.Min(y, nextY), Math.Max(y, nextY));
            if (first < end && Math.Min(x, nextX) < _right)
                for (var line = first; line < end; line++) starts[line + 2]++;
            (x, y) = (nextX, nextY);
        }
    }

    void Collect(ReadOnlySpan<int> ring, Span<int> starts)
    {
        var crossings = _crossings.Span;
        var (x, y) = (ring[^2] - _left, ring[^1] - _top);
        for (var i = 0; i < ring.Length - 1; i += 2)
        {
            var (nextX, nextY) = (ring[i] - _left, ring[i + 1] - _top);
            var (x0, y0, x1, y1) = y < nextY ? (x, y, nextX, nextY) : (nextX, nextY, x, y);
            var (first, end) = Lines(y0, y1);
            if (first < end && Math.Min(x0, x1) < _right)
            {
                var slope = (x1 - x0) / (double)(y1 - y0);
                var isDown = y < nextY ? 1 : 0;
                for (var line = first; line < end; line++)
                {
                    var place = x0 + DeviceTransform.Nearest(((line << LineShift) + Height / 2 - y0) * slope);
                    crossings[starts[line + 1]++] = Math.Clamp(place, 0, _right) << 1 | isDown;
                }
            }
            (x, y) = (nextX, nextY);
        }
    }

    /// <summary>The lines whose middle lies between two heights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    (int First, int End) Lines(int y0, int y1) => (
        Math.Max(0, (y0 + Height / 2 - 1) >> LineShift),
        Math.Min(_lines, (y1 + Height / 2 - 1) >> LineShift));

    static void Sort(Span<int> crossings)
    {
        if (crossings.Length > Few)
        {
            crossings.Sort();
            return;
        }
        for (var i = 1; i < crossings.Length; i++)
        {
            var (moved, place) = (crossings[i], i);
            for (; place > 0 && crossings[place - 1] > moved; place--) crossings[place] = crossings[place - 1];
            crossings[place] = moved;
        }
    }

    static void Write(ReadOnlySpan<int> crossings, int row, int winding, in CoverageAccumulator.Cells cells)
    {
        var number = 0;
        foreach (var crossing in crossings)
        {
            var before = number;
            number += (crossing & 1) * 2 - 1;
            if (before == 0) cells.AddUpright(row, crossing >> 1, Height * winding);
            else if (number == 0) cells.AddUpright(row, crossing >> 1, -Height * winding);
        }
    }
}
