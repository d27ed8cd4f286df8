using System.Runtime.CompilerServices;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Canvases.Raster;

/// <summary>Where the edges of rings meet a few level lines in each row of pixels, from left to right.</summary>
/// <param name="shift">How many lines there are in a row, as a power of two.</param>
/// <remarks>Where an edge meets a line follows from the edge's own end points, as everything in the accumulator.</remarks>
sealed class ScanLines(int shift)
{
    /// <summary>So few crossings are put in order one by one.</summary>
    const int Few = 24;

    readonly int _lineShift = 8 - shift;

    // How many more edges meet a line than the one above it.
    int[] _changes = new int[512];

    // Where the crossings of each line begin.
    int[] _starts = new int[512];

    // The place in 1/256 pixels, and in the lowest bit whether the edge goes down.
    readonly GrowingArray<int> _crossings = new(1024);

    // Whether the edges in a row are followed.
    bool[] _wanted = new bool[64];

    PixelBox _box;
    int _lines;

    /// <summary>Lines in a row.</summary>
    public int InRow => 1 << shift;

    /// <summary>The height of a line, in 1/256 pixels.</summary>
    public int Height => 1 << _lineShift;

    public long Bytes => (2 * _starts.Length + _crossings.Capacity) * sizeof(int);

    /// <summary>No row is looked at until it is wanted.</summary>
    public void Begin(in PixelBox box)
    {
        (_box, _lines) = (box, box.Height << shift);
        if (_starts.Length < _lines + 2) (_starts, _changes) = (new int[_lines + 2], new int[_lines + 2]);
        _changes.AsSpan(0, _lines + 1).Clear();
        if (_wanted.Length < box.Height) _wanted = new bool[box.Height];
        _wanted.AsSpan(0, box.Height).Clear();
    }

    public void Want(int row) => _wanted[row] = true;

    public void WantAll() => _wanted.AsSpan(0, _box.Height).Fill(true);

    /// <summary>Every ring is counted first, then there is room made, then every ring is collected.</summary>
    public void Count(ReadOnlySpan<int> ring)
    {
        var (left, top, right) = (_box.Left << 8, _box.Top << 8, _box.Width << 8);
        var changes = _changes;
        var (x, y) = (ring[^2] - left, ring[^1] - top);
        for (var i = 0; i < ring.Length - 1; i += 2)
        {
            var (nextX, nextY) = (ring[i] - left, ring[i + 1] - top);
            var (first, end) = Lines(Math.Min(y, nextY), Math.Max(y, nextY));
            if (first < end && Math.Min(x, nextX) < right)
            {
                changes[first]++;
                changes[end]--;
            }
            (x, y) = (nextX, nextY);
        }
    }

    public void MakeRoom()
    {
        // One line further on, so that after collecting each place holds where its line begins.
        var (count, sum) = (0, 0);
        _starts[0] = _starts[1] = 0;
        for (var line = 0; line < _lines; line++)
        {
            count += _changes[line];
            if (_wanted[line >> shift]) sum += count;
            _starts[line + 2] = sum;
        }
        _crossings.Shrink(0);
        _crossings.Extend(sum);
    }

    public void Collect(ReadOnlySpan<int> ring)
    {
        var (left, top, right) = (_box.Left << 8, _box.Top << 8, _box.Width << 8);
        var (starts, wanted) = (_starts, _wanted);
        var crossings = _crossings.Span;
        var (x, y) = (ring[^2] - left, ring[^1] - top);
        for (var i = 0; i < ring.Length - 1; i += 2)
        {
            var (nextX, nextY) = (ring[i] - left, ring[i + 1] - top);
            var (x0, y0, x1, y1) = y < nextY ? (x, y, nextX, nextY) : (nextX, nextY, x, y);
            var (first, end) = Lines(y0, y1);
            if (first < end && Math.Min(x0, x1) < right)
            {
                var slope = (x1 - x0) / (double)(y1 - y0);
                var isDown = y < nextY ? 1 : 0;
                for (var line = first; line < end; line++)
                {
                    if (!wanted[line >> shift])
                    {
                        line |= InRow - 1;
                        continue;
                    }
                    var place = x0 + DeviceTransform.Nearest(((line << _lineShift) + Height / 2 - y0) * slope);
                    crossings[starts[line + 1]++] = Math.Clamp(place, 0, right) << 1 | isDown;
                }
            }
            (x, y) = (nextX, nextY);
        }
    }

    /// <summary>The crossings of one line, in order.</summary>
    public ReadOnlySpan<int> Sorted(int line)
    {
        var crossings = _crossings.Span[_starts[line].._starts[line + 1]];
        if (crossings.Length > Few)
        {
            crossings.Sort();
            return crossings;
        }
        for (var i = 1; i < crossings.Length; i++)
        {
            var (moved, place) = (crossings[i], i);
            for (; place > 0 && crossings[place - 1] > moved; place--) crossings[place] = crossings[place - 1];
            crossings[place] = moved;
        }
        return crossings;
    }

    /// <summary>The lines whose middle lies between two heights.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    (int First, int End) Lines(int y0, int y1) => (
        Math.Max(0, (y0 + Height / 2 - 1) >> _lineShift),
        Math.Min(_lines, (y1 + Height / 2 - 1) >> _lineShift));
}
