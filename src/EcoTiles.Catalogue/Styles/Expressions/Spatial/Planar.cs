namespace EcoTiles.Catalogue.Styles.Expressions.Spatial;

/// <summary>Points, segments and rings on a plane; coordinates lie as x, y, x, y ….</summary>
static class Planar
{
    public static bool IsInside(double x, double y, double[][] rings, bool edgeCounts)
    {
        var isInside = false;
        foreach (var ring in rings)
        {
            for (var i = 0; i + 3 < ring.Length; i += 2)
            {
                double x1 = ring[i], y1 = ring[i + 1], x2 = ring[i + 2], y2 = ring[i + 3];
                if (IsOnSegment(x, y, x1, y1, x2, y2)) return edgeCounts;
                if (y1 > y != y2 > y && x < (x2 - x1) * (y - y1) / (y2 - y1) + x1) isInside = !isInside;
            }
        }
        return isInside;
    }

    static bool IsOnSegment(double x, double y, double x1, double y1, double x2, double y2)
    {
        double ax = x - x1, ay = y - y1, bx = x - x2, by = y - y2;
        return ax * by - bx * ay == 0 && ax * bx <= 0 && ay * by <= 0;
    }

    /// <summary>Whether two segments cross; touching does not count.</summary>
    public static bool Cross(ReadOnlySpan<double> one, ReadOnlySpan<double> other)
    {
        double px = one[2] - one[0], py = one[3] - one[1], qx = other[2] - other[0], qy = other[3] - other[1];
        return qx * py - qy * px != 0 && AreParted(one, other) && AreParted(other, one);
    }

    static bool AreParted(ReadOnlySpan<double> ends, ReadOnlySpan<double> line)
    {
        double dx = line[2] - line[0], dy = line[3] - line[1];
        var first = (ends[0] - line[0]) * dy - dx * (ends[1] - line[1]);
        var second = (ends[2] - line[0]) * dy - dx * (ends[3] - line[1]);
        return (first > 0 && second < 0) || (first < 0 && second > 0);
    }
}
