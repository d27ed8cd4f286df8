using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Topology;

/// <summary>
/// The layers of a family, thinned and rounded for one zoom, with the points that edges were led through. Every point
/// remembers which point of its layer it was.
/// </summary>
/// <param name="latticeZoom">The zoom whose steps the layers are in.</param>
sealed class RoundedFamily(IReadOnlyList<PathSet> layers, int latticeZoom)
{
    const int Inserted = -1;

    readonly GrowingArray<int> _coordinates = new(4096);
    readonly GrowingArray<int> _sources = new(2048); // of each point the first that was rounded to its place
    readonly GrowingArray<int> _lastSources = new(2048); // and the last: seen from the other side, it is the first
    readonly GrowingArray<int> _ends = new(256);
    readonly Dictionary<LatticeEdge, List<(int X, int Y)>> _through = [];
    readonly TurnedLobes _lobes = new();
    IReadOnlyList<byte[]> _levels = [];
    int _zoom;
    int _shift;

    public GrowingArray<int> Coordinates => _coordinates;

    /// <summary>For each path of each layer, one after the other: the number of points up to its end.</summary>
    public GrowingArray<int> Ends => _ends;

    /// <summary>Forgets what was done for another zoom.</summary>
    public void Begin(IReadOnlyList<byte[]> levels, int zoom)
    {
        (_levels, _zoom, _shift) = (levels, zoom, latticeZoom - zoom);
        _through.Clear();
    }

    /// <summary>Puts all paths together anew.</summary>
    public void Build()
    {
        _coordinates.Shrink(0);
        _sources.Shrink(0);
        _lastSources.Shrink(0);
        _ends.Shrink(0);
        for (var layer = 0; layer < layers.Count; layer++)
        {
            for (var path = 0; path < layers[layer].PathCount; path++) AddPath(layers[layer], _levels[layer], path);
        }
    }

    /// <summary>Leads an edge through a point, wherever the edge occurs. False when it does already.</summary>
    public bool LeadThrough(LatticeEdge edge, int x, int y)
    {
        if (!_through.TryGetValue(edge, out var points)) _through.Add(edge, points = []);
        if (points.Contains((x, y))) return false;
        points.Add((x, y));
        points.Sort((one, other) => (edge.Along(one.X, one.Y), one).CompareTo((edge.Along(other.X, other.Y), other)));
        return true;
    }

    /// <summary>Takes back the points that were left out along these edges. Returns how many there were.</summary>
    public int Restore(HashSet<LatticeEdge> edges)
    {
        var restored = 0;
        var at = 0;
        var start = 0;
        for (var layer = 0; layer < layers.Count; layer++)
        {
            for (var path = 0; path < layers[layer].PathCount; path++, at++)
            {
                var closed = layers[layer].Roles[path] is PathRole.Outer or PathRole.Hole;
                for (var point = start; point < _ends[at]; point++)
                {
                    if (point + 1 == _ends[at] && !closed) break;
                    var next = point + 1 == _ends[at] ? start : point + 1;
                    if (!edges.Contains(EdgeBetween(point, next))) continue;
                    // A piece of an edge that is led through other points stands for the whole edge.
                    var from = point;
                    while (_sources[from] == Inserted) from--; // the first point of a path is never inserted
                    while (_sources[next] == Inserted) next = next + 1 == _ends[at] ? start : next + 1;
                    restored += Restore(layers[layer], _levels[layer], path, _lastSources[from], _sources[next]);
                }
                start = _ends[at];
            }
        }
        return restored;
    }

    /// <summary>Adds the edges of rings that thinning has turned over: such a ring lies on its neighbour.</summary>
    public void AddTurnedRings(HashSet<LatticeEdge> edges)
    {
        var at = 0;
        var start = 0;
        foreach (var role in layers.SelectMany(layer => layer.Roles.ToArray()))
        {
            var end = _ends[at++];
            var area = role < PathRole.Outer ? 0 : RingArea.Doubled(_coordinates.Span[(2 * start)..(2 * end)]);
            if (area != 0 && area > 0 != (role == PathRole.Outer))
            {
                for (var point = start; point < end; point++) edges.Add(EdgeBetween(point, point + 1 == end ? start : point + 1));
            }
            start = end;
        }
    }

    /// <summary>Takes back the points that were left out along parts of rings that have come to lie on the wrong side.</summary>
    public int RestoreTurnedLobes()
    {
        var edges = new HashSet<LatticeEdge>();
        var at = 0;
        var start = 0;
        foreach (var role in layers.SelectMany(layer => layer.Roles.ToArray()))
        {
            var end = _ends[at++];
            if (role is PathRole.Outer or PathRole.Hole) _lobes.Add(edges, _coordinates.Span[(2 * start)..(2 * end)], role == PathRole.Outer);
            start = end;
        }
        return edges.Count == 0 ? 0 : Restore(edges);
    }

    /// <summary>The paths of one layer as they now are; cleaned when they are encoded.</summary>
    public PathSet Layer(int wanted)
    {
        var at = layers.Take(wanted).Sum(layer => layer.PathCount);
        var source = layers[wanted];
        var rounded = new PathSet(source.PointCount / 2 + 16, source.FeatureCount);
        for (var feature = 0; feature < source.FeatureCount; feature++)
        {
            var paths = source.PathsOf(feature);
            for (var path = paths.Start.Value; path < paths.End.Value; path++, at++)
            {
                var start = at == 0 ? 0 : _ends[at - 1];
                rounded.Coordinates.AddRange(_coordinates.Span[(2 * start)..(2 * _ends[at])]);
                rounded.EndPath(source.Roles[path]);
            }
            rounded.EndFeature();
        }
        return rounded;
    }

    public LatticeEdge EdgeBetween(int point, int next) => LatticeEdge.Between(
        _coordinates[2 * point], _coordinates[2 * point + 1], _coordinates[2 * next], _coordinates[2 * next + 1]);

    void AddPath(PathSet paths, byte[] levelOf, int path)
    {
        var start = paths.StartOf(path);
        var points = paths.Path(path);
        var first = _sources.Count;
        for (var i = 0; i < points.Length; i += 2)
        {
            if (levelOf[start + i / 2] > _zoom) continue;
            var x = Round(points[i]);
            var y = Round(points[i + 1]);
            if (_sources.Count > first)
            {
                if (_coordinates[^2] == x && _coordinates[^1] == y)
                {
                    _lastSources[^1] = start + i / 2;
                    continue;
                }
                AddThrough(_coordinates[^2], _coordinates[^1], x, y);
            }
            Add(x, y, start + i / 2);
        }
        if (_sources.Count > first && paths.Roles[path] is PathRole.Outer or PathRole.Hole)
            AddThrough(_coordinates[^2], _coordinates[^1], _coordinates[2 * first], _coordinates[2 * first + 1]);
        _ends.Add(_sources.Count);
    }

    /// <summary>Adds the points an edge is led through, and those its pieces are led through in turn.</summary>
    void AddThrough(int fromX, int fromY, int toX, int toY)
    {
        if (_through.Count == 0) return;
        var edge = LatticeEdge.Between(fromX, fromY, toX, toY);
        if (!_through.TryGetValue(edge, out var points)) return;
        var forward = edge.FromX == fromX && edge.FromY == fromY;
        for (var i = 0; i < points.Count; i++)
        {
            var (x, y) = points[forward ? i : points.Count - 1 - i];
            AddThrough(fromX, fromY, x, y);
            Add(x, y, Inserted);
            (fromX, fromY) = (x, y);
        }
        AddThrough(fromX, fromY, toX, toY);
    }

    void Add(int x, int y, int source)
    {
        _coordinates.Add(x);
        _coordinates.Add(y);
        _sources.Add(source);
        _lastSources.Add(source);
    }

    int Restore(PathSet paths, byte[] levelOf, int path, int from, int to)
    {
        var (start, end) = (paths.StartOf(path), paths.PathEnds[path]);
        var restored = 0;
        for (var point = from + 1 == end ? start : from + 1; point != to; point = point + 1 == end ? start : point + 1)
        {
            if (levelOf[point] <= _zoom) continue;
            levelOf[point] = (byte)_zoom;
            restored++;
        }
        return restored;
    }

    int Round(int ordinate) =>
        _shift <= 0 ? ordinate : (int)(((long)ordinate + (1L << (_shift - 1))) >> _shift);
}
