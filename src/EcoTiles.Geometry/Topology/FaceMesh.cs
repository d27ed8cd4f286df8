using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Topology;

/// <summary>
/// The polygons of a coverage as faces with edges. Edge i runs from point i of the set to the next point of its ring,
/// with its own face on the right (y down); its twin is the same step the other way, along the neighbour.
/// </summary>
sealed class FaceMesh
{
    const int None = -1;

    readonly int[] _twin;
    readonly int[] _path; // which ring each edge belongs to
    readonly int[] _face; // and which face that ring
    readonly PathSet _paths;

    public FaceMesh(PathSet paths)
    {
        _paths = paths;
        _twin = GC.AllocateUninitializedArray<int>(paths.PointCount);
        _path = GC.AllocateUninitializedArray<int>(paths.PointCount);
        _face = new int[paths.PathCount];
        Area = new double[paths.FeatureCount];
        const int FacesAtATime = 8192;
        Parallel.For(0, (paths.FeatureCount + FacesAtATime - 1) / FacesAtATime, chunk =>
        {
            var end = Math.Min(paths.FeatureCount, (chunk + 1) * FacesAtATime);
            for (var feature = chunk * FacesAtATime; feature < end; feature++)
            {
                var range = paths.PathsOf(feature);
                for (var path = range.Start.Value; path < range.End.Value; path++) LinkRing(path, feature);
            }
        });
        PairEdges();
    }

    public int EdgeCount => _twin.Length;

    /// <summary>Area of each face in steps squared.</summary>
    public double[] Area { get; }

    public int FaceOf(int edge) => _face[_path[edge]];

    public int RingCount => _face.Length;

    public int FaceOfRing(int ring) => _face[ring];

    public Range RingsOf(int face) => _paths.PathsOf(face);

    /// <summary>The edges of a ring; those of the next ring follow.</summary>
    public Range EdgesOf(int ring) => _paths.StartOf(ring).._paths.PathEnds[ring];

    public int NextOf(int edge)
    {
        var path = _path[edge];
        return edge + 1 == _paths.PathEnds[path] ? _paths.StartOf(path) : edge + 1;
    }

    /// <summary>The neighbour's edge along the same step, or -1 at the border of the coverage.</summary>
    public int TwinOf(int edge) => _twin[edge];

    public (int X, int Y) StartOf(int edge) => (_paths.Coordinates[2 * edge], _paths.Coordinates[2 * edge + 1]);

    public double LengthOf(int edge)
    {
        var (fromX, fromY) = StartOf(edge);
        var (toX, toY) = StartOf(NextOf(edge));
        return double.Hypot((double)toX - fromX, (double)toY - fromY);
    }

    void LinkRing(int path, int feature)
    {
        var edges = _paths.StartOf(path).._paths.PathEnds[path];
        _path.AsSpan(edges).Fill(path);
        _twin.AsSpan(edges).Fill(None);
        _face[path] = feature;
        Area[feature] += RingArea.Doubled(_paths.Path(path)) / 2;
    }

    void PairEdges()
    {
        var cells = LatticeCells.OfEdges(_paths);
        Parallel.For(0, cells.Count, () => new GrowingArray<ulong>(), (cell, _, slots) =>
        {
            PairWithin(cells[cell], slots);
            return slots;
        }, _ => { });
    }

    /// <summary>A step is found under the same key from both sides. A third visitor stays without a twin.</summary>
    void PairWithin(ReadOnlySpan<LatticeCells.Run> runs, GrowingArray<ulong> table)
    {
        table.Shrink(0);
        var slots = table.Extend((int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(2 * LatticeCells.PointsIn(runs) + 16)));
        slots.Clear();
        foreach (var run in runs) Pair(run, slots);
    }

    void Pair(LatticeCells.Run run, Span<ulong> slots)
    {
        var ring = _paths.Path(run.Path);
        var at = 2 * (run.From - _paths.StartOf(run.Path));
        var from = LatticeHash.Of(ring[at], ring[at + 1]);
        for (var i = 0; i < run.Count; i++)
        {
            at = at + 2 == ring.Length ? 0 : at + 2;
            var to = LatticeHash.Of(ring[at], ring[at + 1]);
            Pair(run.From + i, from + to, slots); // the sum does not tell one direction from the other
            from = to;
        }
    }

    void Pair(int edge, ulong hash, Span<ulong> slots)
    {
        var tag = hash & ~(ulong)uint.MaxValue;
        for (var at = (int)hash & (slots.Length - 1); ; at = (at + 1) & (slots.Length - 1))
        {
            if (slots[at] == 0)
            {
                slots[at] = tag | (uint)(edge + 1);
                return;
            }
            if ((slots[at] ^ tag) > uint.MaxValue) continue;
            var other = (int)(uint)slots[at] - 1;
            if (_twin[other] != None || !AreOpposite(edge, other)) continue;
            _twin[edge] = other;
            _twin[other] = edge;
            return;
        }
    }

    bool AreOpposite(int edge, int other) =>
        StartOf(edge) == StartOf(NextOf(other)) && StartOf(other) == StartOf(NextOf(edge));
}
