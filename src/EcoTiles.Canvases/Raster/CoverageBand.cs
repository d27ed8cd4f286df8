using EcoTiles.Drawing;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Canvases.Raster;

/// <summary>How much of each pixel in a band rings cover, row by row, in parts of 255 or finer.</summary>
sealed class CoverageBand
{
    readonly CoverageAccumulator _cells = new();
    readonly OverlapMender _mender = new();
    readonly GrowingArray<(int Start, int End)> _rows = new(256);
    byte[] _parts = [];
    ushort[] _fineParts = [];
    PixelBox _band;

    // What was added up: the band, and a pixel around it where the rings go on beyond it.
    PixelBox _box;
    int _stride;
    FillRule _rule;
    bool _isMended;
    (int Start, int End) _once;

    public long Bytes => _cells.Bytes + _mender.Bytes + _parts.Length + _fineParts.Length * sizeof(ushort);

    /// <param name="bounds">All pixels that the rings touch.</param>
    public void Fill(DevicePath rings, in PixelBox bounds, in PixelBox band, FillRule rule, bool isFine)
    {
        // Lines are laid down as one, never side by side, so that fine parts are always those of areas.
        (_band, _rule, _isMended) = (band, rule, isFine || !rings.IsOutline);
        _box = _isMended ? band.Grow(1).Intersect(bounds) : band;
        _cells.Begin(_box);
        _cells.Add(rings);
        _stride = _cells.Stride + Blend.Slack;
        var room = _stride * (_isMended ? _box.Height : 1);
        if (isFine) EnsureRoom(ref _fineParts, room);
        else EnsureRoom(ref _parts, room);
        if (_isMended) ReadMended(rings, isFine);
    }

    /// <summary>Reads all rows before any is drawn: what is wrong in one may show in the next.</summary>
    void ReadMended(DevicePath rings, bool isFine)
    {
        var range = default(SumRange);
        _rows.Shrink(0);
        var rows = _rows.Extend(_box.Height);
        for (var row = 0; row < rows.Length; row++)
            rows[row] = isFine ? Read(_fineParts, row * _stride, row, ref range) : Read(_parts, row * _stride, row, ref range);
        if (range.IsWide)
        {
            foreach (var (row, column, inside) in _mender.Mend(rings, _box, _band, _rule, _cells))
            {
                if (isFine) _fineParts[row * _stride + column] = CoverageRow.FinePart(inside);
                else _parts[row * _stride + column] = CoverageRow.Part(inside);
            }
        }
        for (var row = 0; row < rows.Length; row++) _cells.Clear(row);
    }

    /// <summary>The parts of 255 of a row, as far as there are any; zeros follow them. Each row is asked for once.</summary>
    public Span<byte> Row(int y, ClipMask? mask, out int left)
    {
        var row = y - _box.Top;
        if (!_isMended) ReadOnce(row);
        var parts = Within(_parts, row, out left);
        if (mask is not null && !parts.IsEmpty) Blend.Mask(parts, mask.Row(left, y));
        return parts;
    }

    /// <summary>The parts of <see cref="SideBySide.Full"/> of a row.</summary>
    public Span<ushort> FineRow(int y, ClipMask? mask, out int left)
    {
        var parts = Within(_fineParts, y - _box.Top, out left);
        if (mask is not null && !parts.IsEmpty) SideBySide.Mask(parts, mask.Row(left, y));
        return parts;
    }

    (int Start, int End) Read(byte[] parts, int from, int row, ref SumRange range) =>
        CoverageRow.Read(_cells, row, _box.Width, _rule, parts.AsSpan(from, _stride), ref range);

    (int Start, int End) Read(ushort[] parts, int from, int row, ref SumRange range) =>
        CoverageRow.Read(_cells, row, _box.Width, _rule, parts.AsSpan(from, _stride), ref range);

    void ReadOnce(int row)
    {
        var range = default(SumRange);
        _once = Read(_parts, 0, row, ref range);
        _cells.Clear(row);
    }

    Span<T> Within<T>(T[] parts, int row, out int left)
    {
        var from = _isMended ? row * _stride : 0;
        var (start, end) = _isMended ? _rows[row] : _once;
        start = Math.Max(start, _band.Left - _box.Left);
        left = _box.Left + start;
        if (_box.Left + end > _band.Right)
        {
            end = _band.Right - _box.Left;
            parts.AsSpan(from + end, Blend.Slack).Clear();
        }
        return start < end ? parts.AsSpan(from + start, end - start) : [];
    }

    static void EnsureRoom<T>(ref T[] parts, int needed)
    {
        if (parts.Length < needed) parts = GC.AllocateUninitializedArray<T>(needed);
    }
}
