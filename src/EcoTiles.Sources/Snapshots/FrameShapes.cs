using EcoTiles.Catalogue;
using EcoTiles.Geometry.Encoding;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Indexing;
using EcoTiles.Geometry.Pipeline;
using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Snapshots;

/// <summary>
/// Makes a snapshot of one frame, row by row: rounded to the steps of its zoom, cut at its border, written as the bytes
/// of a vector tile. Points are rounded one by one, so neighbours agree along their edges, in this frame and the next.
/// Holds scratch memory: one for each thread.
/// </summary>
sealed class FrameShapes(TileGrid grid, CoordinateSystem coordinateSystem, SoundShapes sound)
{
    readonly LatticeRows _rows = new(grid, coordinateSystem, null) { Sound = sound };
    readonly PathSet _feature = new();
    readonly PathSet _cut = new();
    readonly Clipper _clipper = new();
    readonly GrowingArray<byte> _records = new(256 * 1024);
    readonly List<byte[]> _full = [];
    readonly GrowingArray<int> _ends = new(1024);
    readonly GrowingArray<LatticeBox> _boxes = new(1024);
    readonly GrowingArray<long> _ids = new(1024);
    readonly GrowingArray<ShapeKind> _kinds = new(1024);
    AttributeCollector _attributes = null!; // these are set by Begin before anything else
    RefusedFeatures _refused = null!;
    LatticeBox _frame;
    int _zoom;
    long _points;

    public CoordinateSystem CoordinateSystem { get; } = coordinateSystem;

    int Shift => TileGrid.LatticeZoom - _zoom;

    public void Begin(IReadOnlyList<ColumnSchema> columns, int zoom, in LatticeBox frame)
    {
        _attributes = new AttributeCollector(columns);
        _refused = new RefusedFeatures();
        _frame = frame;
        _zoom = Math.Min(zoom, TileGrid.LatticeZoom);
        _points = 0;
        _records.Shrink(0);
        _full.Clear();
        _ends.Shrink(0);
        _boxes.Shrink(0);
        _ids.Shrink(0);
        _kinds.Shrink(0);
    }

    public void Add(FeatureBatch batch)
    {
        foreach (var bad in batch.Bad) _refused.Add(bad);
        _rows.Take(batch, 0, batch.Count);
        foreach (var bad in _rows.Refused) _refused.Add(bad);
        for (var feature = 0; feature < _rows.Kept.Count; feature++)
        {
            var box = _rows.Boxes[feature];
            if (!box.Intersects(_frame) || !TryAppend(feature, isInside: _frame.Contains(box))) continue;
            var row = _rows.Kept[feature];
            _boxes.Add(box.Within(_frame));
            _ids.Add(batch.Ids[row]);
            _kinds.Add(batch.Shapes.Kinds[row]);
            _attributes.Add(batch, row);
            _ends.Add(_records.Count);
            if (_ends.Count % Rung.RowsTogether == 0) EndRecords();
        }
    }

    public LayerSnapshot ToSnapshot()
    {
        EndRecords();
        int[] order = [.. Enumerable.Range(0, _ids.Count)];
        var features = new RungFeatures(
            new PackedHilbertTree(_boxes.Span), _ids.ToArray(), _kinds.ToArray(), _attributes.ToTable(order), DrawOrder());
        return new LayerSnapshot(grid, [new Rung(_zoom, features, [.. _full], _ends.ToArray())], _refused, _points);
    }

    /// <summary>By the ids, whatever order the rows came in.</summary>
    int[] DrawOrder()
    {
        int[] byId = [.. Enumerable.Range(0, _ids.Count)];
        Array.Sort(_ids.ToArray(), byId);
        var places = new int[byId.Length];
        for (var place = 0; place < byId.Length; place++) places[byId[place]] = place;
        return places;
    }

    void EndRecords()
    {
        _full.Add(_records.ToArray());
        _records.Shrink(0);
    }

    bool TryAppend(int feature, bool isInside)
    {
        _feature.Clear();
        var holdsHoles = false;
        for (var path = _rows.Paths.PathsOf(feature).Start.Value; path < _rows.Paths.PathsOf(feature).End.Value; path++)
        {
            var role = _rows.Paths.Roles[path];
            if (role == PathRole.Hole && !holdsHoles) continue;
            var isThere = TryRound(_rows.Paths.Path(path), role, isInside);
            if (role == PathRole.Outer) holdsHoles = isThere;
        }
        var paths = _feature;
        if (!isInside)
        {
            _cut.Clear();
            if (_feature.PathCount == 0 || !_clipper.Clip(_feature, _frame.Coarser(Shift), _cut)) return false;
            paths = _cut;
        }
        _points += paths.PointCount;
        return PathRecord.Append(_records, paths.Coordinates.Span, paths.PathEnds.Span, paths.Roles.Span);
    }

    /// <summary>Adds one path of the feature in steps of the zoom; false when nothing is left of it.</summary>
    bool TryRound(ReadOnlySpan<int> points, PathRole role, bool isInside)
    {
        var start = _feature.Coordinates.Count;
        var room = _feature.Coordinates.Extend(points.Length);
        points.CopyTo(room);
        // Two steps further out nothing is rounded into the frame.
        if (!isInside && role != PathRole.Points) room = room[..OutsideRuns.Shorten(room, _frame.GrownBy(2 << Shift))];
        foreach (ref var ordinate in room) ordinate = Rung.Round(ordinate, Shift);
        var length = role switch
        {
            PathRole.Points => room.Length,
            PathRole.Line => RingCleaning.Line(room),
            _ => RingCleaning.Ring(room),
        };
        _feature.Coordinates.Shrink(start + length);
        if (length == 0) return false;
        _feature.EndPath(role);
        return true;
    }
}
