namespace EcoTiles.Canvases.Raster.Ribbons;

/// <summary>Where the rows of a triangle begin and end.</summary>
readonly struct TriangleEdges
{
    readonly int _bend;
    readonly Edge _long;
    readonly Edge _upper;
    readonly Edge _lower;

    public TriangleEdges(RibbonCorner a, RibbonCorner b, RibbonCorner c)
    {
        if (b.Y < a.Y) (a, b) = (b, a);
        if (c.Y < b.Y) (b, c) = (c, b);
        if (b.Y < a.Y) (a, b) = (b, a);
        (_bend, _long, _upper, _lower) = (PixelMiddle.First(b.Y), new Edge(a, c), new Edge(a, b), new Edge(b, c));
    }

    public (int From, int To) At(int y)
    {
        var (one, other) = (_long.At(y), y < _bend ? _upper.At(y) : _lower.At(y));
        return one < other ? (one, other) : (other, one);
    }
}

/// <summary>Says which pixel of a row is the first whose middle does not lie left of an edge.</summary>
readonly struct Edge(in RibbonCorner from, in RibbonCorner to)
{
    /// <summary>Parts of 1/256 pixel that places are counted in, so that they move by whole pixels with the frame.</summary>
    const int Parts = 256;

    readonly long _left = (long)(from.X - 128) * Parts;
    readonly int _top = from.Y - 128;
    readonly double _slope = (double)(to.X - from.X) / (to.Y - from.Y) * Parts;

    public int At(int y) => (int)((_left + (long)Math.Round(((y << 8) - _top) * _slope) + (256 * Parts - 1)) >> 16);
}
