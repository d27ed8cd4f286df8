using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Rendering.VectorTiles;

/// <summary>Where a tile lies on the lattice: of the world, for searching, and of a rung, for its coordinates.</summary>
readonly record struct TileFrame(TileId Tile)
{
    /// <summary>Shapes are drawn this far beyond the tile, in tile steps, so that edges and symbols do not break.</summary>
    public const int Buffer = 64;

    /// <summary>The tile's left edge in steps of its zoom, from the middle of the grid.</summary>
    long OriginX => (long)Tile.Column * TileGrid.Extent - Half;

    long OriginY => (long)Tile.Row * TileGrid.Extent - Half;

    long Half => 1L << (Tile.Zoom + 11);

    /// <summary>The tile and its buffer in the steps of a lattice that is as fine as this zoom's.</summary>
    public LatticeBox BoxAt(int latticeZoom) => new(
        Scale(OriginX - Buffer, latticeZoom), Scale(OriginY - Buffer, latticeZoom),
        Scale(OriginX + TileGrid.Extent + Buffer, latticeZoom), Scale(OriginY + TileGrid.Extent + Buffer, latticeZoom));

    /// <summary>Moves rung coordinates into the tile's own, from its top-left corner.</summary>
    public void ToTile(Span<int> coordinates, int latticeZoom)
    {
        var shift = latticeZoom - Tile.Zoom;
        for (var i = 0; i + 1 < coordinates.Length; i += 2)
        {
            coordinates[i] = (int)(Move(coordinates[i], shift) - OriginX);
            coordinates[i + 1] = (int)(Move(coordinates[i + 1], shift) - OriginY);
        }
    }

    /// <summary>What to take off the coordinates of a rung that was made for this very zoom.</summary>
    public (long X, long Y) Origin => (OriginX, OriginY);

    static long Move(int ordinate, int shift) => shift switch
    {
        0 => ordinate,
        > 0 => (ordinate + (1L << (shift - 1))) >> shift,
        _ => (long)ordinate << -shift,
    };

    int Scale(long step, int latticeZoom)
    {
        var shift = latticeZoom - Tile.Zoom;
        var scaled = shift >= 0 ? step << shift : step >> -shift;
        return (int)Math.Clamp(scaled, int.MinValue + 2, int.MaxValue - 2);
    }
}
