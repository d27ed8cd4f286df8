using EcoTiles.Catalogue;
using EcoTiles.Geometry.Encoding;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Pipeline;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.VectorTiles;

/// <summary>
/// Makes the layers of one vector tile from snapshots: search, take or cut, encode. Holds the scratch memory of one
/// thread; tiles made one after the other allocate next to nothing.
/// </summary>
sealed class VectorTileMaker
{
    readonly GrowingArray<int> _found = new(1024);
    readonly PathSet _feature = new();
    readonly PathSet _cut = new();
    readonly Clipper _clipper = new();
    readonly GrowingArray<byte> _record = new(4096);
    readonly LayerWriter _layer = new();
    readonly GrowingArray<byte> _tile = new(256 * 1024);

    /// <summary>The tile's bytes so far; valid until the next <see cref="Begin"/>.</summary>
    public ReadOnlySpan<byte> Bytes => _tile.Span;

    public int FeatureCount { get; private set; }

    public void Begin()
    {
        _tile.Shrink(0);
        FeatureCount = 0;
    }

    /// <param name="smallestSteps">
    /// Of the features whose box is smaller than this many tile steps only one in as many is kept. Rows follow the
    /// Hilbert curve, so what is kept lies everywhere, and neighbouring tiles keep the same.
    /// </param>
    public void AddLayer(MapLayer layer, LayerSnapshot snapshot, TileFrame frame, int smallestSteps)
    {
        var shown = snapshot.Showing(layer.Content);
        var rung = shown.RungFor(frame.Tile.Zoom);
        _layer.Begin(rung.Features, layer.Columns);
        var patch = shown.IsOverview(rung) ? null : snapshot.Patch;
        AddRung(layer, shown, rung, patch?.HiddenInWhole, frame, smallestSteps);
        if (patch is not null)
        {
            var changed = patch.Changed.Showing(layer.Content);
            rung = changed.RungFor(frame.Tile.Zoom);
            _layer.Continue(rung.Features, layer.Columns);
            AddRung(layer, changed, rung, patch.HiddenInChanged, frame, smallestSteps);
        }
        if (_layer.FeatureCount == 0) return;
        _layer.End(layer.Name, _tile);
        FeatureCount += _layer.FeatureCount;
    }

    void AddRung(MapLayer layer, LayerSnapshot shown, Rung rung, bool[]? hidden, TileFrame frame, int smallestSteps)
    {
        var passing = shown.Passing(rung, layer.Where);
        _found.Shrink(0);
        rung.Features.Tree.Search(frame.BoxAt(TileGrid.LatticeZoom), _found);
        if (rung.Features.DrawOrder is { } drawOrder)
            _found.Span.Sort((one, other) => drawOrder[one].CompareTo(drawOrder[other]));
        foreach (var row in _found.Span)
        {
            if (hidden?[row] == true || passing?[row] == false) continue;
            if (smallestSteps > 0 && row % smallestSteps != 0 && IsSmallerThan(rung.Features.Tree[row], smallestSteps, frame)) continue;
            AddFeature(rung, row, frame);
        }
    }

    void AddFeature(Rung rung, int row, TileFrame frame)
    {
        var record = rung.Record(row);
        if (record.IsEmpty) return;
        var worldBox = rung.Features.Tree[row];
        var isInside = frame.BoxAt(TileGrid.LatticeZoom).Contains(worldBox);
        if (isInside && rung.Zoom == frame.Tile.Zoom)
        {
            _layer.Add(row, record, frame.Origin.X, frame.Origin.Y);
            return;
        }
        _feature.Clear();
        PathRecord.Read(record, rung.Features.Kinds[row], _feature);
        var paths = _feature;
        if (!isInside)
        {
            _cut.Clear();
            if (!_clipper.Clip(_feature, frame.BoxAt(rung.Zoom), _cut)) return;
            paths = _cut;
        }
        frame.ToTile(paths.Coordinates.Span, rung.Zoom);
        _record.Shrink(0);
        if (PathRecord.Append(_record, paths.Coordinates.Span, paths.PathEnds.Span, paths.Roles.Span))
            _layer.Add(row, _record.Span, 0, 0);
    }

    static bool IsSmallerThan(in LatticeBox worldBox, int steps, TileFrame frame)
    {
        var shift = TileGrid.LatticeZoom - frame.Tile.Zoom;
        var limit = shift >= 0 ? (long)steps << shift : (long)steps >> -shift;
        return (long)worldBox.MaxX - worldBox.MinX < limit && (long)worldBox.MaxY - worldBox.MinY < limit;
    }
}
