using EcoTiles.Import.Checks;

namespace EcoTiles.Import.Placing;

/// <summary>
/// Finds V04: points that miss a boundary they should lie on, but lie on it once the GCJ-02 shift is taken off them.
/// </summary>
public static class ShiftedBoundary
{
    const double OnTheLine = 30; // metres
    const double MetresPerDegree = 111_195;
    const int MostPoints = 1000;
    const int FewestMatches = 10;

    /// <param name="points">Longitude, latitude pairs of the layer in question.</param>
    /// <param name="boundary">Lines of longitude, latitude pairs that are known to be right: the plan area's rings.</param>
    public static Finding? Find(string table, ReadOnlySpan<double> points, IReadOnlyList<double[]> boundary)
    {
        int asTheyAre = 0, shiftedBack = 0;
        var metres = 0.0;
        var step = 2 * Math.Max(1, points.Length / 2 / MostPoints);
        for (var i = 0; i + 1 < points.Length; i += step)
        {
            var (x, y) = (points[i], points[i + 1]);
            var (east, north) = Gcj02.Shift(x, y);
            if (IsOn(boundary, x, y)) asTheyAre++;
            if (!IsOn(boundary, x - east, y - north)) continue;
            shiftedBack++;
            metres += Metres(east, north, y);
        }
        if (shiftedBack < FewestMatches || shiftedBack < 4 * asTheyAre) return null;
        return Finding.Of("V04", table, null, new Place(points[0], points[1]), Math.Round(metres / shiftedBack));
    }

    static bool IsOn(IReadOnlyList<double[]> boundary, double x, double y)
    {
        foreach (var line in boundary)
        {
            for (var i = 2; i + 1 < line.Length; i += 2)
            {
                if (Distance(line.AsSpan(i - 2, 4), x, y) <= OnTheLine) return true;
            }
        }
        return false;
    }

    /// <summary>From a place to an edge, on the plane that touches the earth at the place.</summary>
    static double Distance(ReadOnlySpan<double> edge, double x, double y)
    {
        var (fromX, fromY, alongX, alongY) = (edge[0] - x, edge[1] - y, edge[2] - edge[0], edge[3] - edge[1]);
        var narrow = Math.Cos(y * (Math.PI / 180));
        (fromX, alongX) = (fromX * narrow, alongX * narrow);
        var square = alongX * alongX + alongY * alongY;
        var share = square > 0 ? Math.Clamp(-(fromX * alongX + fromY * alongY) / square, 0, 1) : 0;
        return MetresPerDegree * Math.Sqrt(Square(fromX + share * alongX) + Square(fromY + share * alongY));
    }

    static double Metres(double east, double north, double latitude) =>
        MetresPerDegree * Math.Sqrt(Square(east * Math.Cos(latitude * (Math.PI / 180))) + Square(north));

    static double Square(double value) => value * value;
}
