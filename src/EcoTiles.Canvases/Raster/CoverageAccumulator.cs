using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace EcoTiles.Canvases.Raster;

/// <summary>
/// Adds up, cell by cell, how much of each pixel the rings of a path enclose. A cell holds the change against the cell
/// before it, so that the running sum along a row is the signed area inside, in whole numbers.
/// </summary>
/// <remarks>
/// Where an edge crosses the border of a row or a cell is worked out from the edge's own end points, never from where
/// it was cut: that is why a part of the picture equals the same part of the whole, bit for bit. Edges run from top to
/// bottom, and within a row from left to right, whichever way the ring goes: what two neighbours share cancels exactly.
/// </remarks>
sealed class CoverageAccumulator
{
    /// <summary>The sum in a pixel that lies wholly inside: 256 steps down times 256 steps across, doubled.</summary>
    public const int Full = 1 << 17;

    /// <summary>Of rows no longer than this all blocks are read, written to or not.</summary>
    const int NarrowStride = 32;

    /// <summary>So are those of rings with an edge for so many blocks: noting what they touch would take longer.</summary>
    const int BlocksForEdge = 2;

    // Cells are zero between paths.
    int[] _cells = new int[4096];

    // A bit for each block of cells of a row that was written to.
    ulong[] _touched = new ulong[256];

    readonly OverlapResolver _overlaps = new();

    PixelBox _box;

    public int Stride { get; private set; }

    /// <summary>Cells in a block, as a power of two; 64 blocks make a row.</summary>
    public int BlockShift { get; private set; }

    public long Bytes => _cells.Length * sizeof(int) + _touched.Length * sizeof(ulong) + _overlaps.Bytes;

    public void Begin(in PixelBox box)
    {
        _box = box;
        // Two cells more than pixels: an edge on the right border writes there.
        Stride = (box.Width + 2 + 7) & ~7;
        BlockShift = 3;
        while (Stride > 64 << BlockShift) BlockShift++;
        Stride = (Stride + (1 << BlockShift) - 1) >> BlockShift << BlockShift;
        if (_cells.Length < Stride * box.Height) _cells = new int[Stride * box.Height];
        if (_touched.Length < box.Height) _touched = new ulong[box.Height];
    }

    public Span<int> Row(int row) => _cells.AsSpan(row * Stride, Stride);

    /// <summary>A bit for each block of a row that was written to.</summary>
    public ulong Touched(int row) => _touched[row];

    /// <summary>Forgets what was added to a row, for the next path.</summary>
    public void Clear(int row)
    {
        var cells = Row(row);
        if (Stride <= NarrowStride) cells.Clear();
        else
        {
            for (var touched = _touched[row]; touched != 0; touched &= touched - 1)
                cells.Slice(BitOperations.TrailingZeroCount(touched) << BlockShift, 1 << BlockShift).Clear();
        }
        _touched[row] = 0;
    }

    public void Add(DevicePath path)
    {
        var blocks = Stride >> BlockShift;
        var readsAll = Stride <= NarrowStride || path.Ordinates.Length / 2 * BlocksForEdge >= blocks * _box.Height;
        if (readsAll) _touched.AsSpan(0, _box.Height).Fill(ulong.MaxValue >> (64 - blocks));
        var cells = new Cells(_cells, _touched, Stride, BlockShift, _box.Width, _box.Height, readsAll);
        var (left, top) = (_box.Left << 8, _box.Top << 8);
        var overlapping = path.OverlappingRings;
        if (!overlapping.IsEmpty) _overlaps.Add(path, _box, cells);
        var ordinates = path.Ordinates;
        var (number, start) = (0, 0);
        foreach (var end in path.Ends)
        {
            var ring = ordinates[start..end];
            start = end;
            if (!overlapping.IsEmpty && overlapping[0] == number++)
            {
                overlapping = overlapping[1..];
                continue;
            }
            var (x, y) = (ring[^2] - left, ring[^1] - top);
            for (var i = 0; i < ring.Length - 1; i += 2)
            {
                var (nextX, nextY) = (ring[i] - left, ring[i + 1] - top);
                if (y != nextY)
                {
                    // Turned round without a jump: which way edges go cannot be foreseen.
                    var up = (nextY - y) >> 31;
                    var (across, down) = ((nextX - x) & up, (nextY - y) & up);
                    cells.AddEdge(x + across, y + down, nextX - across, nextY - down, 1 | up);
                }
                (x, y) = (nextX, nextY);
            }
        }
    }

    /// <summary>The cells of one box, seen from its top left corner.</summary>
    public readonly ref struct Cells(int[] cells, ulong[] touched, int stride, int shift, int width, int height, bool readsAll)
    {
        readonly ref int _cells = ref MemoryMarshal.GetArrayDataReference(cells);
        readonly ref ulong _touched = ref MemoryMarshal.GetArrayDataReference(touched);
        readonly int _stride = stride;
        readonly int _shift = shift;
        readonly int _width = width;
        readonly int _height = height;
        readonly bool _readsAll = readsAll;

        /// <summary>An edge that goes down from y0 to y1.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void AddEdge(int x0, int y0, int x1, int y1, int sign)
        {
            var (row, lastRow) = (y0 >> 8, (y1 - 1) >> 8);
            var column = x0 >> 8;
            if (row != lastRow) AddRows(new Edge(x0, y0, x1, y1, sign), row, lastRow);
            else if ((uint)row >= (uint)_height) return;
            else if (column == x1 >> 8) AddCell(row, column, (x0 & 255) + (x1 & 255), (y1 - y0) * sign);
            else AddColumns(new Edge(x0, y0, x1, y1, sign), row, x0, y0, x1, y1);
        }

        /// <summary>An edge that goes straight down within one row.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void AddUpright(int row, int x, int down) => AddCell(row, x >> 8, (x & 255) * 2, down);

        void AddRows(in Edge edge, int row, int lastRow)
        {
            if (row >= _height || lastRow < 0 || Math.Min(edge.X0, edge.X1) >= _width << 8) return;
            var slope = (edge.X1 - edge.X0) / (double)(edge.Y1 - edge.Y0);
            var (x, y) = (edge.X0, edge.Y0);
            if (row < 0)
            {
                (row, y) = (0, 0);
                x = edge.X0 + DeviceTransform.Nearest(-edge.Y0 * slope);
            }
            for (var end = Math.Min(lastRow, _height); row < end; row++)
            {
                var nextY = (row + 1) << 8;
                var nextX = edge.X0 + DeviceTransform.Nearest((nextY - edge.Y0) * slope);
                AddRow(edge, row, x, y, nextX, nextY);
                (x, y) = (nextX, nextY);
            }
            if (row < _height) AddRow(edge, row, x, y, edge.X1, edge.Y1);
        }

        /// <summary>The piece of an edge within one row.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void AddRow(in Edge edge, int row, int x0, int y0, int x1, int y1)
        {
            var column = x0 >> 8;
            if (column == x1 >> 8) AddCell(row, column, (x0 & 255) + (x1 & 255), (y1 - y0) * edge.Sign);
            else AddColumns(edge, row, x0, y0, x1, y1);
        }

        /// <summary>The piece of an edge within one row, which crosses from one column to another.</summary>
        void AddColumns(in Edge edge, int row, int x0, int y0, int x1, int y1)
        {
            var (left, right, down) = (Math.Min(x0, x1), Math.Max(x0, x1), y1 - y0);
            if (left >= _width << 8) return;
            if (right < 0)
            {
                AddCell(row, 0, 0, down * edge.Sign);
                return;
            }
            // How far down the piece has come where it crosses a column, seen from its left end.
            var slope = (edge.Y1 - edge.Y0) / (double)(edge.X1 - edge.X0);
            var start = x0 < x1 ? edge.Y0 - y0 : y1 - edge.Y0;
            if (x0 > x1) slope = -slope;
            var (column, lastColumn) = (left >> 8, right >> 8);
            var (x, done) = (left, 0);
            if (column < 0)
            {
                // What lies left of the box counts for the whole row.
                done = Math.Clamp(start + DeviceTransform.Nearest(-edge.X0 * slope), 0, down);
                AddCell(row, 0, 0, done * edge.Sign);
                (column, x) = (0, 0);
            }
            var end = Math.Min(lastColumn, _width);
            Touch(row, column, end + 1);
            ref var cell = ref Unsafe.Add(ref _cells, row * _stride + column);
            for (; column < end; column++)
            {
                var nextX = (column + 1) << 8;
                var next = Math.Clamp(start + DeviceTransform.Nearest((nextX - edge.X0) * slope), done, down);
                Split(ref cell, (x & 255) + 256, (next - done) * edge.Sign);
                (x, done) = (nextX, next);
                cell = ref Unsafe.Add(ref cell, 1);
            }
            if (column < _width) Split(ref cell, (x & 255) + (right & 255), (down - done) * edge.Sign);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void AddCell(int row, int column, int across, int down)
        {
            if (column >= _width) return;
            if (column < 0) (column, across) = (0, 0);
            Touch(row, column, column + 1);
            Split(ref Unsafe.Add(ref _cells, row * _stride + column), across, down);
        }

        /// <summary>What lies right of a piece of an edge: of its own cell a part, of the cells after it all.</summary>
        /// <param name="across">Twice the mean distance from the left side of the cell.</param>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        static void Split(ref int cell, int across, int down)
        {
            var after = down * across;
            cell += (down << 9) - after;
            Unsafe.Add(ref cell, 1) += after;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void Touch(int row, int first, int last)
        {
            if (!_readsAll) Unsafe.Add(ref _touched, row) |= (2UL << (last >> _shift)) - (1UL << (first >> _shift));
        }
    }

    readonly record struct Edge(int X0, int Y0, int X1, int Y1, int Sign);
}
