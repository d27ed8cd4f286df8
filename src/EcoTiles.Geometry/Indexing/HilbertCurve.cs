namespace EcoTiles.Geometry.Indexing;

/// <summary>Orders places along a line so that places near on the line are near on the map.</summary>
public static class HilbertCurve
{
    /// <summary>The place of a lattice point on the curve over a 65,536 x 65,536 raster of the world or a box.</summary>
    public static uint Position(uint x, uint y)
    {
        uint position = 0;
        for (uint side = 1u << 15; side > 0; side >>= 1)
        {
            var right = (x & side) != 0 ? 1u : 0u;
            var down = (y & side) != 0 ? 1u : 0u;
            position += side * side * ((3 * right) ^ down);
            if (down != 0) continue;
            if (right != 0)
            {
                x = 65535 - x;
                y = 65535 - y;
            }
            (x, y) = (y, x);
        }
        return position;
    }
}
