using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;
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
    readonly TileCutter _cutter = new();
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
        var record = _cutter.Record(rung, row, frame);
        if (!record.IsEmpty) _layer.Add(row, record, frame.Origin.X, frame.Origin.Y);
    }

    static bool IsSmallerThan(in LatticeBox worldBox, int steps, TileFrame frame)
    {
        var shift = TileGrid.LatticeZoom - frame.Tile.Zoom;
        var limit = shift >= 0 ? (long)steps << shift : (long)steps >> -shift;
        return (long)worldBox.MaxX - worldBox.MinX < limit && (long)worldBox.MaxY - worldBox.MinY < limit;
    }
}
