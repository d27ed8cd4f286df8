namespace EcoTiles.Geometry.Pipeline;

/// <summary>Tells whether a place lies inside a ring.</summary>
static class RingInside
{
    /// <summary>True when a ring that crosses this one nowhere lies in it. Such rings may touch, but not at two points of three.</summary>
    public static bool HoldsRing(ReadOnlySpan<int> ring, ReadOnlySpan<int> inner)
    {
        var inside = 0;
        for (var i = 0; i < 6; i += 2) inside += Contains(ring, inner[i], inner[i + 1]) ? 1 : 0;
        return inside >= 2;
    }

    public static bool Contains(ReadOnlySpan<int> ring, double x, double y)
    {
        var inside = false;
        double beforeX = ring[^2], beforeY = ring[^1];
        for (var i = 0; i < ring.Length; i += 2)
        {
            double nextX = ring[i], nextY = ring[i + 1];
            if (nextY > y != beforeY > y && x < (beforeX - nextX) * (y - nextY) / (beforeY - nextY) + nextX) inside = !inside;
            (beforeX, beforeY) = (nextX, nextY);
        }
        return inside;
    }
}
