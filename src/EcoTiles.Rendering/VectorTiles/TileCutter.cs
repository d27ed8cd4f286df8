using EcoTiles.Geometry.Encoding;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Pipeline;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.VectorTiles;

/// <summary>Takes of a feature what stands of it in a vector tile: all, or what lies in the tile and its buffer.</summary>
sealed class TileCutter
{
    readonly PathSet _feature = new();
    readonly PathSet _cut = new();
    readonly Clipper _clipper = new();
    readonly GrowingArray<byte> _record = new(4096);

    /// <summary>The record of a row on the lattice of the tile's zoom, empty when nothing is left; valid until the next call.</summary>
    public ReadOnlySpan<byte> Record(Rung rung, int row, TileFrame frame)
    {
        var record = rung.Record(row);
        if (record.IsEmpty) return record;
        var isInside = frame.BoxAt(TileGrid.LatticeZoom).Contains(rung.Features.Tree[row]);
        if (isInside && rung.Zoom == frame.Tile.Zoom) return record;
        _feature.Clear();
        PathRecord.Read(record, rung.Features.Kinds[row], _feature);
        var paths = _feature;
        if (!isInside)
        {
            _cut.Clear();
            if (!_clipper.Clip(_feature, frame.BoxAt(rung.Zoom), _cut)) return [];
            paths = _cut;
        }
        frame.Round(paths.Coordinates.Span, rung.Zoom);
        _record.Shrink(0);
        return PathRecord.Append(_record, paths.Coordinates.Span, paths.PathEnds.Span, paths.Roles.Span) ? _record.Span : [];
    }
}
