using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Grids;

/// <summary>
/// A pyramid of tiles over the world, and the lattice of 2^32 x 2^32 whole-number steps that its shapes are kept on.
/// Lattice x runs east and y runs south, from <see cref="int.MinValue"/> at the top-left corner.
/// </summary>
public abstract class TileGrid
{
    /// <summary>Steps along one side of a vector tile.</summary>
    public const int Extent = 4096;

    /// <summary>At this zoom one lattice step is one step of a vector tile.</summary>
    public const int LatticeZoom = 20;

    public abstract string Id { get; }

    /// <summary>Whether columns are meridians and rows are parallels.</summary>
    public abstract bool IsLevel { get; }

    /// <summary>The grid on whose plane the coordinates of a system lie.</summary>
    public static TileGrid Of(CoordinateSystem system) =>
        system.IsWebMercator ? WebMercatorQuad.Instance : system.IsGeographic ? PlaneGrid.Degrees : PlaneGrid.Around(system);

    /// <summary>Tiles along a row of this zoom.</summary>
    public abstract int Columns(int zoom);

    /// <summary>Tiles along a column of this zoom.</summary>
    public abstract int Rows(int zoom);

    /// <summary>The square of a system's plane that the lattice covers; null when the grid is not over that plane.</summary>
    public abstract LatticeSquare? SquareIn(CoordinateSystem system);

    /// <summary>Moves longitude, latitude pairs (degrees) onto the lattice; places beyond the grid go to its edge.</summary>
    public abstract void ToLattice(ReadOnlySpan<double> lonLat, Span<int> lattice);

    /// <summary>Gives back longitude and latitude, in degrees, of a lattice place; no numbers where the plane is of no use.</summary>
    public abstract (double Longitude, double Latitude) ToLonLat(int x, int y);

    public bool Contains(TileId tile) =>
        tile.Zoom is >= 0 and <= TileId.DeepestZoom
        && (uint)tile.Column < (uint)Columns(tile.Zoom) && (uint)tile.Row < (uint)Rows(tile.Zoom);

    /// <summary>The lattice box around a longitude, latitude box.</summary>
    public virtual LatticeBox ToLattice(Envelope lonLat)
    {
        Span<int> corners = stackalloc int[4];
        ToLattice([lonLat.MinX, lonLat.MaxY, lonLat.MaxX, lonLat.MinY], corners);
        return new LatticeBox(corners[0], corners[1], corners[2], corners[3]);
    }

    /// <summary>The longitude, latitude box around a lattice box.</summary>
    public virtual Envelope ToLonLat(in LatticeBox box)
    {
        var (west, north) = ToLonLat(box.MinX, box.MinY);
        var (east, south) = ToLonLat(box.MaxX, box.MaxY);
        return new Envelope(west, south, east, north);
    }
}
