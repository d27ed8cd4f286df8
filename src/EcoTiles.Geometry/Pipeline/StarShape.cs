using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Pipeline;

/// <summary>
/// Whether every point of a ring is seen from the middle of its box: then no two of its steps cross. Most parcels are such rings,
/// and to tell it takes one pass.
/// </summary>
static class StarShape
{
    /// <summary>Larger than what doubles may be off by, even for a ring around the world.</summary>
    const double Least = 1 << 12;

    //      b
    //     ╱ ╲       seen from o, all steps turn the same way, and together once around
    //    ╱ o ╲
    //   a─────c
    public static bool Is(ReadOnlySpan<int> ring)
    {
        if (ring.Length < 6) return false;
        var box = PathSet.BoxOf(ring);
        double middleX = ((double)box.MinX + box.MaxX) / 2, middleY = ((double)box.MinY + box.MaxY) / 2;
        double x = ring[^2] - middleX, y = ring[^1] - middleY;
        var way = Math.Sign(x * (ring[1] - middleY) - y * (ring[0] - middleX));
        var rounds = 0;
        for (var i = 0; i + 1 < ring.Length; i += 2)
        {
            double nextX = ring[i] - middleX, nextY = ring[i + 1] - middleY;
            if (way * (x * nextY - y * nextX) < Least) return false;
            if (y < 0 && nextY >= 0) rounds++; // which happens once in each round, on one side of o
            (x, y) = (nextX, nextY);
        }
        return rounds == 1;
    }
}
