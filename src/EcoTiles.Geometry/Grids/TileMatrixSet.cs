namespace EcoTiles.Geometry.Grids;

/// <summary>Tiles of a grid as clients number them, under the name by which they know them.</summary>
/// <param name="FirstLevel">The lowest number that a level has.</param>
/// <param name="ZoomsAhead">Zooms of the grid for each level: its number and this many more.</param>
public sealed record TileMatrixSet(string Id, TileGrid Grid, int FirstLevel, int ZoomsAhead)
{
    public static TileMatrixSet WebMercatorQuad { get; } = new("WebMercatorQuad", Grids.WebMercatorQuad.Instance, 0, 0);

    /// <summary>Tianditu's <c>c</c>: level 1 is two tiles.</summary>
    public static TileMatrixSet Cgcs2000Quad { get; } = new("CGCS2000Quad", PlaneGrid.Degrees, 1, 0);

    /// <summary>The same tiles by OGC's numbers: level 0 is two tiles.</summary>
    public static TileMatrixSet WorldCrs84Quad { get; } = new("WorldCRS84Quad", PlaneGrid.Degrees, 0, 1);

    public static IReadOnlyList<TileMatrixSet> All { get; } = [WebMercatorQuad, Cgcs2000Quad, WorldCrs84Quad];

    /// <summary>Null when there is no set of this name.</summary>
    public static TileMatrixSet? Find(ReadOnlySpan<char> id)
    {
        foreach (var set in All)
        {
            if (id.SequenceEqual(set.Id)) return set;
        }
        return null;
    }

    /// <summary>The tile of the grid, or null when the set has no such tile.</summary>
    public TileId? TileAt(int level, int column, int row)
    {
        var tile = new TileId(level + ZoomsAhead, column, row);
        return level >= FirstLevel && Grid.Contains(tile) ? tile : null;
    }
}
