using System.Numerics;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Topology;

/// <summary>Finds edges that cross or come too near to each other's ends, by sorting them into square cells.</summary>
sealed class EdgeConflicts
{
    const int SmallestCell = 8;

    readonly GrowingArray<LatticeEdge> _edges = new(4096);
    int[] _slots = [];
    int[] _cellEnds = [];
    int[] _members = [];
    int _slotMask;
    int _minX, _minY, _columns, _rows, _cell;

    public HashSet<LatticeEdge> Crossing { get; } = [];

    /// <summary>Edges, and a point that each of them comes within half a step of.</summary>
    public HashSet<(LatticeEdge Edge, int X, int Y)> Brushing { get; } = [];

    public void Find(ReadOnlySpan<int> coordinates, ReadOnlySpan<int> pathEnds, IReadOnlyList<PathSet> layers)
    {
        Crossing.Clear();
        Brushing.Clear();
        CollectEdges(coordinates, pathEnds, layers);
        if (_edges.Count < 2) return;
        LayGrid(coordinates);
        for (int cell = 0, start = 0; cell < _columns * _rows; start = _cellEnds[cell++])
        {
            for (var one = start; one < _cellEnds[cell] - 1; one++)
            {
                for (var other = one + 1; other < _cellEnds[cell]; other++)
                    Compare(_edges[_members[one]], _edges[_members[other]]);
            }
        }
    }

    void Compare(in LatticeEdge one, in LatticeEdge other)
    {
        if (one.ToX < other.FromX || other.ToX < one.FromX) return; // From is never east of To
        if (Math.Max(one.FromY, one.ToY) < Math.Min(other.FromY, other.ToY)
            || Math.Max(other.FromY, other.ToY) < Math.Min(one.FromY, one.ToY) || one == other) return;
        if (one.Crosses(other))
        {
            Crossing.Add(one);
            Crossing.Add(other);
        }
        CompareEnds(one, other);
        CompareEnds(other, one);
    }

    void CompareEnds(in LatticeEdge edge, in LatticeEdge other)
    {
        if (!edge.Ends(other.FromX, other.FromY) && edge.Brushes(other.FromX, other.FromY))
            Brushing.Add((edge, other.FromX, other.FromY));
        if (!edge.Ends(other.ToX, other.ToY) && edge.Brushes(other.ToX, other.ToY))
            Brushing.Add((edge, other.ToX, other.ToY));
    }

    void CollectEdges(ReadOnlySpan<int> coordinates, ReadOnlySpan<int> pathEnds, IReadOnlyList<PathSet> layers)
    {
        _edges.Shrink(0);
        _slotMask = (int)BitOperations.RoundUpToPowerOf2((uint)coordinates.Length + 16) - 1;
        Empty(ref _slots, _slotMask + 1);
        int start = 0, at = 0;
        foreach (var layer in layers)
        {
            foreach (var role in layer.Roles.Span)
            {
                var end = pathEnds[at++];
                var closed = role is PathRole.Outer or PathRole.Hole;
                for (var point = start; point < end; point++)
                {
                    if (point + 1 == end && !closed) break;
                    var next = point + 1 == end ? start : point + 1;
                    var edge = LatticeEdge.Between(
                        coordinates[2 * point], coordinates[2 * point + 1], coordinates[2 * next], coordinates[2 * next + 1]);
                    if (edge.FromX != edge.ToX || edge.FromY != edge.ToY) AddOnce(edge);
                }
                start = end;
            }
        }
    }

    /// <summary>Neighbours, and layers that share their edges, bring the same edge several times.</summary>
    void AddOnce(in LatticeEdge edge)
    {
        var hash = LatticeHash.Of(edge.FromX, edge.FromY) + 3 * LatticeHash.Of(edge.ToX, edge.ToY);
        var slot = (int)hash & _slotMask;
        for (; _slots[slot] != 0; slot = (slot + 1) & _slotMask)
        {
            if (_edges[_slots[slot] - 1] == edge) return;
        }
        _edges.Add(edge);
        _slots[slot] = _edges.Count;
    }

    /// <summary>Counts, then fills: each cell lists the edges whose box touches it.</summary>
    void LayGrid(ReadOnlySpan<int> coordinates)
    {
        var box = PathSet.BoxOf(coordinates);
        (_minX, _minY) = (box.MinX, box.MinY);
        double width = (double)box.MaxX - box.MinX + 1, height = (double)box.MaxY - box.MinY + 1;
        double length = 0;
        foreach (var edge in _edges.Span)
            length += Math.Max((double)edge.ToX - edge.FromX, Math.Abs((double)edge.ToY - edge.FromY));
        // Cells as long as the average edge, but not many more of them than edges.
        var side = Math.Max(length / _edges.Count, Math.Sqrt(width * height / _edges.Count));
        _cell = (int)Math.Clamp(side, SmallestCell, int.MaxValue / 2);
        _columns = (int)(width / _cell) + 1;
        _rows = (int)(height / _cell) + 1;
        Empty(ref _cellEnds, _columns * _rows + 1);
        Visit(count: true);
        for (int cell = 0, sum = 0; cell <= _columns * _rows; cell++)
        {
            sum += _cellEnds[cell];
            _cellEnds[cell] = sum - _cellEnds[cell]; // the start for now; filling moves it to the end
        }
        var members = _cellEnds[_columns * _rows];
        if (_members.Length < members) _members = new int[members];
        Visit(count: false);
    }

    /// <summary>The rounds of a repair use the same arrays.</summary>
    static void Empty(ref int[] array, int length)
    {
        if (array.Length < length) array = new int[length];
        else Array.Clear(array, 0, length);
    }

    void Visit(bool count)
    {
        for (var i = 0; i < _edges.Count; i++)
        {
            ref var edge = ref _edges[i];
            int west = (edge.FromX - _minX) / _cell, east = (edge.ToX - _minX) / _cell;
            int north = (Math.Min(edge.FromY, edge.ToY) - _minY) / _cell, south = (Math.Max(edge.FromY, edge.ToY) - _minY) / _cell;
            for (var row = north; row <= south; row++)
            {
                for (var column = west; column <= east; column++)
                {
                    var cell = row * _columns + column;
                    if (count) _cellEnds[cell]++;
                    else _members[_cellEnds[cell]++] = i;
                }
            }
        }
    }
}
