namespace EcoTiles.Rendering.Labels;

/// <summary>
/// The tiles that a browser decides labels by at a zoom: 512 style pixels wide at whole zooms, and wider up to the next one.
/// Which label goes first, and where labels stand along a line, follows them, so that both choose the same.
/// </summary>
readonly record struct LabelTiles(double Zoom, int TileZoom)
{
    const double SideAtWholeZoom = 512;
    const double StepsAlongSide = 8192;

    /// <param name="mostZoom">Of the vector tiles of the map.</param>
    public static LabelTiles At(double zoom, int mostZoom) => new(zoom, Math.Clamp((int)Math.Floor(zoom), 0, mostZoom));

    /// <summary>Style pixels for each one at the zoom of the tiles.</summary>
    public double Stretch => Math.Pow(2, Zoom - TileZoom);

    /// <summary>In style pixels.</summary>
    public double Side => SideAtWholeZoom * Stretch;

    /// <summary>Sides of boxes that want room are cut off to so many style pixels, since browsers keep them in whole steps of their tiles.</summary>
    public double BoxStep => Math.Pow(2, Math.Floor(Zoom) - TileZoom) * SideAtWholeZoom / StepsAlongSide;

    public LabelCell TileOf(WorldPlace place) => new((int)Math.Floor(place.X / Side), (int)Math.Floor(place.Y / Side));

    /// <summary>On the nearest of the 8192 steps along the side of a tile that browsers count in.</summary>
    public WorldPlace Rounded(WorldPlace place)
    {
        var step = Side / StepsAlongSide;
        return new WorldPlace(Math.Floor(place.X / step + 0.5) * step, Math.Floor(place.Y / step + 0.5) * step);
    }

    public LabelBox BoxOf(LabelCell tile) =>
        new(tile.Column * Side, tile.Row * Side, (tile.Column + 1) * Side, (tile.Row + 1) * Side);

    /// <summary>Browsers go through their tiles from the west, and from north to south in each column.</summary>
    public static long OrderOf(LabelCell tile) => ((long)tile.Column << 32) + tile.Row;

    /// <summary>They draw row by row from the north, and from west to east in each.</summary>
    public static long DrawOrderOf(LabelCell tile) => ((long)tile.Row << 32) + tile.Column;
}
