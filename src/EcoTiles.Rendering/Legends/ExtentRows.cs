using EcoTiles.Geometry.Encoding;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Pipeline;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Legends;

/// <summary>Tells which rows of a layer reach into a part of the map, and not just their boxes. Belongs to one thread.</summary>
sealed class ExtentRows(LatticeBox box)
{
    readonly Clipper _clipper = new();
    readonly PathSet _feature = new();
    readonly PathSet _cut = new();

    public bool Holds(Rung rung, int row)
    {
        if (box.Contains(rung.Features.Tree[row])) return true;
        _feature.Clear();
        _cut.Clear();
        PathRecord.Read(rung.Record(row), rung.Features.Kinds[row], _feature);
        return _clipper.Clip(_feature, AtZoom(rung.Zoom), _cut);
    }

    LatticeBox AtZoom(int zoom)
    {
        var shift = TileGrid.LatticeZoom - zoom;
        return new LatticeBox(Rung.Round(box.MinX, shift), Rung.Round(box.MinY, shift), Rung.Round(box.MaxX, shift), Rung.Round(box.MaxY, shift));
    }
}
