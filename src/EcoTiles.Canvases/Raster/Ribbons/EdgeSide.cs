namespace EcoTiles.Canvases.Raster.Ribbons;

/// <summary>On which side of an edge the middle of a pixel lies, and how far off: positive to the right as it runs.</summary>
readonly struct EdgeSide(in RibbonCorner from, in RibbonCorner to)
{
    readonly long _x = to.X - from.X;
    readonly long _y = to.Y - from.Y;
    readonly long _fromX = from.X - 128;
    readonly long _fromY = from.Y - 128;

    /// <summary>The edge as it runs with a place, in 1/256 pixels, on its right.</summary>
    public static EdgeSide Towards(in RibbonCorner one, in RibbonCorner other, (int X, int Y) place)
    {
        var side = new EdgeSide(one, other);
        return side.Of(place.X, place.Y) >= 0 ? side : new EdgeSide(other, one);
    }

    /// <summary>How it changes from one pixel to the next.</summary>
    public long Right => -256 * _y;

    /// <summary>From this on a pixel lies within: one on a left or upper edge does, one on the others does not.</summary>
    public long Least => _y < 0 || (_y == 0 && _x > 0) ? 0 : 1;

    public long At(int x, int y) => _x * (((long)y << 8) - _fromY) - _y * (((long)x << 8) - _fromX);

    public bool Holds(int x, int y) => At(x, y) >= Least;

    public bool Holds(in RibbonCorner corner) => Of(corner.X, corner.Y) > 0;

    long Of(int x, int y) => _x * (y - 128 - _fromY) - _y * (x - 128 - _fromX);
}
