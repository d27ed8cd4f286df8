using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Pipeline;

/// <summary>
/// Shortens the way that a path takes outside a box: of points in a row that all lie beyond the same side, only the
/// first and the last are kept. What lies inside the box stays as it is, however often the path comes in.
/// </summary>
public static class OutsideRuns
{
    const int West = 1, East = 2, North = 4, South = 8;

    /// <summary>Shortens in place and returns how many ordinates remain.</summary>
    public static int Shorten(Span<int> points, in LatticeBox box)
    {
        if (points.Length < 8) return points.Length;
        var end = 2;
        var last = SidesOf(points[0], points[1], box);
        var here = SidesOf(points[2], points[3], box);
        for (var i = 2; i < points.Length - 2; i += 2)
        {
            var next = SidesOf(points[i + 2], points[i + 3], box);
            if ((last & here & next) == 0)
            {
                points[end] = points[i];
                points[end + 1] = points[i + 1];
                end += 2;
                last = here;
            }
            here = next;
        }
        points[end] = points[^2];
        points[end + 1] = points[^1];
        return end + 2;
    }

    static int SidesOf(int x, int y, in LatticeBox box) =>
        (x < box.MinX ? West : 0) | (x > box.MaxX ? East : 0) | (y < box.MinY ? North : 0) | (y > box.MaxY ? South : 0);
}
