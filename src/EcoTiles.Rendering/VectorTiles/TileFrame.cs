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

    /// <summary>Moves coordinates of a rung to the steps of the tile's zoom.</summary>
    public void Round(Span<int> coordinates, int latticeZoom)
    {
        var shift = latticeZoom - Tile.Zoom;
        if (shift == 0) return;
        foreach (ref var ordinate in coordinates) ordinate = (int)Move(ordinate, shift);
    }

    /// <summary>What to take off coordinates in steps of the tile's zoom, to count from its top-left corner.</summary>
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
