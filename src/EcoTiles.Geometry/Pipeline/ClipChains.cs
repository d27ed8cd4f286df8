using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Pipeline;

/// <summary>
/// The runs of paths inside a box. Where a ring leaves the box, the cut follows the border clockwise to the next place
/// where the polygon comes in again.
/// </summary>
/// <remarks>
/// <code>
///      ┌───── border ─────┐
///   ───┼──▶ a ── b ── c ──┼──▶      a chain: in at the left, out at the right;
///      │                  ▼         from there clockwise to the next entry
/// </code>
/// </remarks>
sealed class ClipChains
{
    readonly GrowingArray<int> _chainPoints = new(512);
    readonly List<Chain> _chains = [];
    readonly List<int> _entries = []; // chains by the place they come in
    readonly GrowingArray<int> _loop = new(512);
    LatticeBox _box;

    public int Count => _chains.Count;

    public void Start(in LatticeBox box)
    {
        _box = box;
        _chains.Clear();
        _chainPoints.Shrink(0);
        _entries.Clear();
    }

    /// <summary>Gathers the runs of a path that lie inside, with the places where they come in and go out.</summary>
    public void Collect(ReadOnlySpan<int> points, bool closed)
    {
        var count = points.Length / 2;
        var first = 0;
        if (closed)
        {
            // Start outside, so that no run is cut in two by the ring's seam.
            while (first < count && ClipStep.IsInside(_box, points[2 * first], points[2 * first + 1])) first++;
            if (first == count) return;
        }
        var start = _chainPoints.Count;
        BoxCrossing? cameIn = null;
        if (!closed && ClipStep.IsInside(_box, points[0], points[1])) Append(points[0], points[1]);
        var steps = closed ? count : count - 1;
        for (var step = 0; step < steps; step++)
        {
            var from = 2 * ((first + step) % count);
            var to = 2 * ((first + step + 1) % count);
            if (!ClipStep.TryCut(_box, points[from], points[from + 1], points[to], points[to + 1], out var entry, out var exit))
                continue;
            if (entry is { } into)
            {
                cameIn = into;
                Append(into.X, into.Y);
            }
            if (exit is not { } wentOut)
            {
                Append(points[to], points[to + 1]);
                continue;
            }
            Append(wentOut.X, wentOut.Y);
            _chains.Add(new Chain(start, _chainPoints.Count, cameIn.GetValueOrDefault(), wentOut));
            start = _chainPoints.Count;
        }
        if (_chainPoints.Count - start >= 4) _chains.Add(new Chain(start, _chainPoints.Count, cameIn.GetValueOrDefault(), default));
        else _chainPoints.Shrink(start);
    }

    /// <summary>Adds each chain as a line.</summary>
    public void AddLines(PathSet result)
    {
        foreach (var chain in _chains)
        {
            result.Coordinates.AddRange(_chainPoints.Span[chain.Start..chain.End]);
            result.EndPath(PathRole.Line);
        }
    }

    void Append(int x, int y)
    {
        _chainPoints.Add(x);
        _chainPoints.Add(y);
    }

    /// <summary>Adds the areas that the chains bound together with the border, going clockwise from each to the next.</summary>
    public void AddRings(PathSet result)
    {
        for (var i = 0; i < _chains.Count; i++) _entries.Add(i);
        _entries.Sort((one, other) => BoxCrossing.Compare(_chains[one].Entry, _chains[other].Entry));
        var used = new bool[_chains.Count];
        for (var first = 0; first < _chains.Count; first++)
        {
            if (used[first]) continue;
            _loop.Shrink(0);
            for (var chain = first; !used[chain];)
            {
                used[chain] = true;
                var current = _chains[chain];
                _loop.AddRange(_chainPoints.Span[current.Start..current.End]);
                chain = NextAfter(current.Exit);
                FollowBorder(current.Exit, _chains[chain].Entry);
            }
            var clean = _loop.Span[..RingCleaning.Ring(_loop.Span)];
            if (clean.Length == 0 || RingArea.Doubled(clean) <= 0) continue;
            result.Coordinates.AddRange(clean);
            result.EndPath(PathRole.Outer);
        }
    }

    /// <summary>The chain that comes in next, going clockwise from a place on the border.</summary>
    int NextAfter(in BoxCrossing exit)
    {
        int low = 0, high = _entries.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (BoxCrossing.Compare(_chains[_entries[middle]].Entry, exit) < 0) low = middle + 1;
            else high = middle;
        }
        return _entries[low % _entries.Count];
    }

    void FollowBorder(in BoxCrossing exit, in BoxCrossing entry)
    {
        var side = exit.Side;
        if (side == entry.Side && BoxCrossing.Compare(exit, entry) <= 0) return;
        do
        {
            AddCorner(side);
            side = (side + 1) % 4;
        }
        while (side != entry.Side);
    }

    /// <summary>The corner at the clockwise end of a side.</summary>
    void AddCorner(int side)
    {
        _loop.Add(side is BoxCrossing.Top or BoxCrossing.Right ? _box.MaxX + 1 : _box.MinX - 1);
        _loop.Add(side is BoxCrossing.Right or BoxCrossing.Bottom ? _box.MaxY + 1 : _box.MinY - 1);
    }

    /// <summary>Adds the border itself.</summary>
    public void AddBox(PathSet result)
    {
        _loop.Shrink(0);
        for (var side = BoxCrossing.Top; side <= BoxCrossing.Left; side++) AddCorner(side);
        result.Coordinates.AddRange(_loop.Span);
        result.EndPath(PathRole.Outer);
    }

    readonly record struct Chain(int Start, int End, BoxCrossing Entry, BoxCrossing Exit);
}
