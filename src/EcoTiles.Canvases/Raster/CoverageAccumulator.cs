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

    // Cells are zero between paths: reading a row clears it.
    int[] _cells = new int[4096];

    // A bit for each block of cells of a row that was written to.
    ulong[] _touched = new ulong[256];

    PixelBox _box;

    public int Stride { get; private set; }

    /// <summary>Cells in a block, as a power of two; 64 blocks make a row.</summary>
    public int BlockShift { get; private set; }

    public long Bytes => _cells.Length * sizeof(int) + _touched.Length * sizeof(ulong);

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

    public ulong TakeTouched(int row)
    {
        var touched = _touched[row];
        _touched[row] = 0;
        return touched;
    }

    public void Add(DevicePath path)
    {
        var cells = new Cells(_cells, _touched, Stride, BlockShift, _box.Width, _box.Height);
        var (left, top) = (_box.Left << 8, _box.Top << 8);
        var ordinates = path.Ordinates;
        var start = 0;
        foreach (var end in path.Ends)
        {
            var ring = ordinates[start..end];
            start = end;
            var (x, y) = (ring[^2] - left, ring[^1] - top);
            for (var i = 0; i < ring.Length - 1; i += 2)
            {
                var (nextX, nextY) = (ring[i] - left, ring[i + 1] - top);
                if (y < nextY) cells.AddEdge(x, y, nextX, nextY, 1);
                else if (y > nextY) cells.AddEdge(nextX, nextY, x, y, -1);
                (x, y) = (nextX, nextY);
            }
        }
    }

    /// <summary>The cells of one box, seen from its top left corner.</summary>
    readonly ref struct Cells(int[] cells, ulong[] touched, int stride, int shift, int width, int height)
    {
        readonly ref int _cells = ref MemoryMarshal.GetArrayDataReference(cells);
        readonly ref ulong _touched = ref MemoryMarshal.GetArrayDataReference(touched);
        readonly int _stride = stride;
        readonly int _shift = shift;
        readonly int _width = width;
        readonly int _height = height;

        /// <summary>An edge that goes down from y0 to y1.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void AddEdge(int x0, int y0, int x1, int y1, int sign)
        {
            var (row, lastRow) = (y0 >> 8, (y1 - 1) >> 8);
            if (row != lastRow) AddRows(x0, y0, x1, y1, row, lastRow, sign);
            else if ((uint)row < (uint)_height) AddRow(row, x0, x1, y1 - y0, sign);
        }

        void AddRows(int x0, int y0, int x1, int y1, int row, int lastRow, int sign)
        {
            if (row >= _height || lastRow < 0 || Math.Min(x0, x1) >= _width << 8) return;
            var slope = (x1 - x0) / (double)(y1 - y0);
            var (x, y) = (x0, y0);
            if (row < 0)
            {
                (row, y) = (0, 0);
                x = x0 + DeviceTransform.Nearest(-y0 * slope);
            }
            for (var end = Math.Min(lastRow, _height); row < end; row++)
            {
                var nextY = (row + 1) << 8;
                var nextX = x0 + DeviceTransform.Nearest((nextY - y0) * slope);
                AddRow(row, x, nextX, nextY - y, sign);
                (x, y) = (nextX, nextY);
            }
            if (row < _height) AddRow(row, x, x1, y1 - y, sign);
        }

        /// <summary>A piece of an edge within one row.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void AddRow(int row, int x0, int x1, int down, int sign)
        {
            var column = x0 >> 8;
            if (column != x1 >> 8) AddColumns(row, Math.Min(x0, x1), Math.Max(x0, x1), down, sign);
            else if ((uint)column < (uint)_width) AddCell(row, column, (x0 & 255) + (x1 & 255), down * sign);
            else if (column < 0) AddCell(row, 0, 0, down * sign);
        }

        void AddColumns(int row, int left, int right, int down, int sign)
        {
            if (left >= _width << 8) return;
            if (right < 0)
            {
                AddCell(row, 0, 0, down * sign);
                return;
            }
            var slope = down / (double)(right - left);
            var (column, lastColumn) = (left >> 8, right >> 8);
            var (x, done) = (left, 0);
            if (column < 0)
            {
                // What lies left of the box counts for the whole row.
                done = DeviceTransform.Nearest(-left * slope);
                AddCell(row, 0, 0, done * sign);
                (column, x) = (0, 0);
            }
            for (var end = Math.Min(lastColumn, _width); column < end; column++)
            {
                var nextX = (column + 1) << 8;
                var next = DeviceTransform.Nearest((nextX - left) * slope);
                AddCell(row, column, (x & 255) + 256, (next - done) * sign);
                (x, done) = (nextX, next);
            }
            if (column < _width) AddCell(row, column, (x & 255) + (right & 255), (down - done) * sign);
        }

        /// <summary>What lies right of a piece of an edge: of its own cell a part, of the cells after it all.</summary>
        /// <param name="across">Twice the mean distance from the left side of the cell.</param>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        void AddCell(int row, int column, int across, int down)
        {
            ref var cell = ref Unsafe.Add(ref _cells, row * _stride + column);
            cell += down * (512 - across);
            Unsafe.Add(ref cell, 1) += down * across;
            Unsafe.Add(ref _touched, row) |= (1UL << (column >> _shift)) | (1UL << ((column + 1) >> _shift));
        }
    }
}
