using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Indexing;
using EcoTiles.Geometry.Pipeline;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Geometry.Topology;

namespace EcoTiles.Sources.Snapshots;

/// <summary>
/// The rungs on which single polygons are too small to see: each one is the rung below, thinned, with neighbours of one
/// class drawn as one. Nobody has to prepare overview tables.
/// </summary>
/// <remarks>When it is made, all cores thin the layer and look for neighbours; the rungs are a chain of small steps.</remarks>
sealed class Overview
{
    readonly RungFeatures _finest;
    readonly int _zoom;
    readonly LadderPlan _plan;
    (CoverageOverview Coverage, int[] Rows)? _begun; // given up as soon as it is used: it is large

    public Overview(PathSet paths, byte[] levels, (RungFeatures Features, int[] Order) arranged, int zoom, LadderPlan plan)
    {
        (_finest, _zoom, _plan) = (arranged.Features, zoom, plan);
        // Faces come in Hilbert order, which keeps neighbours near each other in memory.
        var (faces, rows) = Thin(paths, levels, arranged.Order, zoom, TileGrid.LatticeZoom, plan);
        _begun = (new CoverageOverview(faces), rows);
    }

    /// <summary>Rungs from the zoom given upwards, the finest first; to be asked for once.</summary>
    public IEnumerable<Rung> Rungs()
    {
        var classOf = _finest.Attributes.ClassOf.ToArray();
        var (coverage, rows) = _begun ?? throw new InvalidOperationException("the rungs were made already");
        _begun = null;
        for (var zoom = _zoom; zoom >= _plan.FromZoom; zoom--)
        {
            var (merged, leaders) = coverage.Merge([.. rows.Select(row => classOf[row])], LadderPlan.PixelArea);
            rows = [.. leaders.Select(leader => rows[leader])];
            var (features, order) = Arrange(merged, rows, _finest, zoom);
            yield return RungMaker.MakeRounded(merged, order, features, zoom);
            if (zoom == _plan.FromZoom || merged.PointCount == 0) yield break;
            var weights = ThinningLevels.Weigh(merged, Junctions.Find([merged])[0], zoom);
            var (faces, kept) = Thin(merged, weights, [.. Enumerable.Range(0, merged.FeatureCount)], zoom - 1, zoom, _plan);
            coverage = new CoverageOverview(faces);
            rows = [.. kept.Select(index => rows[index])];
        }
    }

    /// <summary>
    /// The features as they are at a zoom, their edges kept apart where that is affordable, and the numbers of those that
    /// are still there.
    /// </summary>
    static (PathSet Faces, int[] Kept) Thin(
        PathSet paths, byte[] levels, int[] order, int zoom, int latticeZoom, LadderPlan plan)
    {
        var repaired = paths.PointCount <= plan.LargeLayerPoints
            ? new LatticeRepair([paths], latticeZoom).Round([levels.ToArray()], zoom)[0] // which lowers them
            : null;
        const int RowsAtATime = 8192;
        // A few pieces at a time in memory that is used again: a large layer would otherwise be there twice.
        var pieces = Enumerable.Range(0, 2 * Environment.ProcessorCount).Select(_ => (Faces: new PathSet(), Kept: new List<int>())).ToArray();
        var faces = new PathSet(repaired?.PointCount ?? CountUpTo(levels, zoom), paths.PathCount);
        var kept = new List<int>(order.Length);
        for (var first = 0; first < order.Length; first += pieces.Length * RowsAtATime)
        {
            Parallel.For(0, pieces.Length, piece =>
            {
                var from = Math.Min(order.Length, first + piece * RowsAtATime);
                var rows = from..Math.Min(order.Length, from + RowsAtATime);
                ThinRows(paths, levels, order, rows, zoom, latticeZoom, repaired, pieces[piece]);
            });
            faces.Append([.. pieces.Select(piece => piece.Faces)]);
            foreach (var piece in pieces) kept.AddRange(piece.Kept);
        }
        return (faces, [.. kept]);
    }

    static int CountUpTo(byte[] levels, int zoom)
    {
        var count = 0;
        foreach (var level in levels) count += level <= zoom ? 1 : 0;
        return count;
    }

    /// <summary>Replaces what is in the piece by these rows.</summary>
    static void ThinRows(
        PathSet paths, byte[] levels, int[] order, Range rows, int zoom, int latticeZoom, PathSet? repaired,
        (PathSet Faces, List<int> Kept) piece)
    {
        var (faces, kept) = piece;
        faces.Clear();
        kept.Clear();
        var ring = new GrowingArray<int>(256);
        for (var row = rows.Start.Value; row < rows.End.Value; row++)
        {
            if (row + ReadAhead.Features < order.Length) ReadAhead.Ask(paths, order[row + ReadAhead.Features], levels);
            var range = paths.PathsOf(order[row]);
            var outerIsLost = false;
            for (var path = range.Start.Value; path < range.End.Value; path++)
            {
                var role = paths.Roles[path];
                if (role == PathRole.Hole && outerIsLost) continue;
                if (repaired is null) RungMaker.Keep(paths, levels, path, zoom, latticeZoom - zoom, ring);
                else Replace(ring, repaired.Path(path));
                var clean = ring.Span[..RingCleaning.Ring(ring.Span)];
                var area = RingArea.Doubled(clean);
                var isLost = area == 0 || area > 0 != (role == PathRole.Outer);
                if (role == PathRole.Outer) outerIsLost = isLost;
                if (isLost) continue;
                faces.Coordinates.AddRange(clean);
                faces.EndPath(role);
            }
            if (faces.PathCount == (faces.FeatureCount == 0 ? 0 : faces.FeatureEnds[^1])) continue;
            faces.EndFeature();
            kept.Add(row);
        }
    }

    static void Replace(GrowingArray<int> ring, ReadOnlySpan<int> points)
    {
        ring.Shrink(0);
        ring.AddRange(points);
    }

    static (RungFeatures Features, int[] Order) Arrange(PathSet merged, int[] rows, RungFeatures finest, int zoom)
    {
        var shift = TileGrid.LatticeZoom - zoom;
        var boxes = new LatticeBox[merged.FeatureCount];
        for (var i = 0; i < boxes.Length; i++) boxes[i] = OnWorldLattice(merged.BoxOf(i), shift);
        var order = HilbertOrder.Of(boxes);
        var features = new RungFeatures(
            new PackedHilbertTree([.. order.Select(i => boxes[i])]),
            [.. order.Select(i => finest.Ids[rows[i]])],
            [.. order.Select(_ => ShapeKind.Polygon)],
            finest.Attributes.ForClasses([.. order.Select(i => finest.Attributes.ClassOf[rows[i]])]),
            DrawOrder: null);
        return (features, order);
    }

    static LatticeBox OnWorldLattice(LatticeBox box, int shift) => new(
        Widen(box.MinX, shift), Widen(box.MinY, shift), Widen(box.MaxX, shift), Widen(box.MaxY, shift));

    static int Widen(int step, int shift) => (int)Math.Clamp((long)step << shift, int.MinValue, int.MaxValue);
}
