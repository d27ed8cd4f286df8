namespace EcoTiles.Import.Checks.Topology;

/// <summary>Edges sorted into square cells, each into those that it passes through.</summary>
sealed class EdgeGrid
{
    const int SmallestCell = 8;

    readonly IReadOnlyList<EdgeSum.Edge> _edges;
    readonly long _minX, _minY;
    readonly double _cell;
    readonly int _columns, _rows;
    readonly int[] _starts;
    readonly int[] _members;

    public EdgeGrid(IReadOnlyList<EdgeSum.Edge> edges)
    {
        _edges = edges;
        (_minX, _minY) = (edges.Min(edge => edge.From.X), edges.Min(edge => Math.Min(edge.From.Y, edge.To.Y)));
        double width = edges.Max(edge => edge.To.X) - _minX + 1, height = edges.Max(edge => Math.Max(edge.From.Y, edge.To.Y)) - _minY + 1;
        var length = edges.Average(edge => (double)Math.Max(edge.To.X - edge.From.X, Math.Abs(edge.To.Y - edge.From.Y)));
        // As large as the edges are on average, but not many more cells than edges.
        _cell = Math.Max(SmallestCell, Math.Max(length, Math.Sqrt(width * height / edges.Count)));
        (_columns, _rows) = ((int)(width / _cell) + 1, (int)(height / _cell) + 1);
        _starts = new int[_columns * _rows + 1];
        for (var i = 0; i < edges.Count; i++) Visit(edges[i], cell => _starts[cell]++);
        for (int cell = 0, sum = 0; cell < _starts.Length; cell++) (_starts[cell], sum) = (sum, sum + _starts[cell]);
        _members = new int[_starts[^1]];
        var next = _starts[..^1];
        for (var i = 0; i < edges.Count; i++) Visit(edges[i], cell => _members[next[cell]++] = i);
    }

    /// <summary>Every two edges that have a cell in common, once for each such cell.</summary>
    public IEnumerable<(int One, int Other)> Pairs()
    {
        for (var cell = 0; cell + 1 < _starts.Length; cell++)
        {
            for (var one = _starts[cell]; one < _starts[cell + 1] - 1; one++)
            {
                for (var other = one + 1; other < _starts[cell + 1]; other++) yield return (_members[one], _members[other]);
            }
        }
    }

    /// <summary>The edges that may come within a step of a place.</summary>
    public ReadOnlySpan<int> At(EdgeSum.Step place)
    {
        var cell = RowOf(place.Y) * _columns + ColumnOf(place.X);
        return _members.AsSpan(_starts[cell].._starts[cell + 1]);
    }

    /// <summary>The cells that an edge comes within a step of: row by row, as far as the edge runs while it is in the row.</summary>
    void Visit(EdgeSum.Edge edge, Action<int> visit)
    {
        var (south, north) = edge.From.Y < edge.To.Y ? (edge.From, edge.To) : (edge.To, edge.From);
        var slope = north.Y == south.Y ? 0 : (double)(north.X - south.X) / (north.Y - south.Y);
        var (first, last) = (RowOf(south.Y - 1), RowOf(north.Y + 1));
        for (var row = first; row <= last; row++)
        {
            var (from, to) = (edge.From.X, edge.To.X);
            if (first != last && slope != 0)
            {
                var atBottom = XAt(_minY + row * _cell - 1);
                var atTop = XAt(_minY + (row + 1) * _cell + 1);
                (from, to) = ((long)Math.Min(atBottom, atTop) - 1, (long)Math.Max(atBottom, atTop) + 1);
            }
            for (var column = ColumnOf(from - 1); column <= ColumnOf(to + 1); column++) visit(row * _columns + column);
        }

        double XAt(double y) => south.X + slope * (Math.Clamp(y, south.Y, north.Y) - south.Y);
    }

    int ColumnOf(long x) => Math.Clamp((int)((x - _minX) / _cell), 0, _columns - 1);

    int RowOf(long y) => Math.Clamp((int)((y - _minY) / _cell), 0, _rows - 1);
}
