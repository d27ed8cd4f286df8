using EcoTiles.Import.Samples.Chance;

namespace EcoTiles.Import.Samples.Land;

/// <summary>Measures and shapes lines in the plane.</summary>
public static class PlaneLines
{
    /// <summary>How far a point is from a line, and how far along it (0 to 1) the nearest place lies.</summary>
    public static (double Distance, double Along) Nearest(IReadOnlyList<PlanePoint> line, PlanePoint point)
    {
        var best = double.PositiveInfinity;
        var bestAt = 0.0;
        for (var i = 1; i < line.Count; i++)
        {
            var (from, to) = (line[i - 1], line[i]);
            double dx = to.X - from.X, dy = to.Y - from.Y;
            var length = dx * dx + dy * dy;
            var share = length == 0 ? 0 : Math.Clamp(((point.X - from.X) * dx
                + (point.Y - from.Y) * dy) / length, 0, 1);
            var distance = point.DistanceTo(from.Towards(to, share));
            if (distance >= best) continue;
            best = distance;
            bestAt = (i - 1 + share) / (line.Count - 1);
        }
        return (best, bestAt);
    }

    public static double Length(IReadOnlyList<PlanePoint> line)
    {
        var total = 0.0;
        for (var i = 1; i < line.Count; i++) total += line[i - 1].DistanceTo(line[i]);
        return total;
    }

    /// <summary>Rounds a line through its vertices (Catmull-Rom) and returns points about a step apart.</summary>
    public static IReadOnlyList<PlanePoint> Rounded(IReadOnlyList<PlanePoint> line, double step)
    {
        var points = new List<PlanePoint> { line[0] };
        for (var i = 1; i < line.Count; i++)
        {
            var (before, from, to, after) = (line[Math.Max(0, i - 2)], line[i - 1], line[i],
                line[Math.Min(line.Count - 1, i + 1)]);
            var pieces = Math.Max(1, (int)Math.Ceiling(from.DistanceTo(to) / step));
            for (var piece = 1; piece <= pieces; piece++)
            {
                var t = (double)piece / pieces;
                points.Add(new(Spline(before.X, from.X, to.X, after.X, t), Spline(before.Y, from.Y, to.Y, after.Y, t)));
            }
        }
        return points;
    }

    /// <summary>Lets a line of even steps swing from side to side: wide bends with narrower ones in them.</summary>
    /// <param name="reach">How far it swings, in lengths of the bend.</param>
    public static IReadOnlyList<PlanePoint> Meandering(IReadOnlyList<PlanePoint> line, double bend, double reach,
        ulong seed)
    {
        var total = Length(line);
        var points = new List<PlanePoint>(line.Count) { line[0] };
        var along = 0.0;
        for (var i = 1; i < line.Count - 1; i++)
        {
            along += line[i - 1].DistanceTo(line[i]);
            double dx = line[i + 1].X - line[i - 1].X, dy = line[i + 1].Y - line[i - 1].Y;
            var length = Math.Max(1e-9, Math.Sqrt(dx * dx + dy * dy));
            var calm = Math.Min(1, Math.Min(along, total - along) / bend); // both ends stay where they are
            var aside = calm * bend * reach * (1.6 * FractalNoise.At(seed, along / bend, 0.37, 1)
                + 0.5 * FractalNoise.At(SeededHash.Mix(seed, 7), 3.1 * along / bend, 0.61, 2));
            points.Add(new(line[i].X - aside * dy / length, line[i].Y + aside * dx / length));
        }
        points.Add(line[^1]);
        return points;
    }

    /// <summary>Cuts corners (Chaikin); the ends stay.</summary>
    public static IReadOnlyList<PlanePoint> Softened(IReadOnlyList<PlanePoint> line, int times)
    {
        for (; times > 0 && line.Count > 2; times--)
        {
            var softer = new List<PlanePoint>(2 * line.Count) { line[0] };
            for (var i = 1; i < line.Count; i++)
            {
                if (i > 1) softer.Add(line[i - 1].Towards(line[i], 0.25));
                if (i < line.Count - 1) softer.Add(line[i - 1].Towards(line[i], 0.75));
            }
            softer.Add(line[^1]);
            line = softer;
        }
        return line;
    }

    /// <summary>Moves every inner point half way to the middle of its neighbours.</summary>
    public static IReadOnlyList<PlanePoint> Relaxed(IReadOnlyList<PlanePoint> line, int times)
    {
        var points = line.ToArray();
        for (; times > 0; times--)
        {
            var before = points[0];
            for (var i = 1; i < points.Length - 1; i++)
            {
                var here = points[i];
                points[i] = here.Towards(before.Towards(points[i + 1], 0.5), 0.5);
                before = here;
            }
        }
        return points;
    }

    /// <summary>The runs of a line whose points pass a test.</summary>
    public static IEnumerable<IReadOnlyList<PlanePoint>> Runs(IReadOnlyList<PlanePoint> line, Func<PlanePoint, bool> passes)
    {
        var run = new List<PlanePoint>();
        foreach (var point in line)
        {
            if (passes(point))
            {
                run.Add(point);
                continue;
            }
            if (run.Count > 1) yield return run;
            run = [];
        }
        if (run.Count > 1) yield return run;
    }

    static double Spline(double before, double from, double to, double after, double t) =>
        0.5 * (2 * from + (to - before) * t + (2 * before - 5 * from + 4 * to - after) * t * t
            + (3 * from - before - 3 * to + after) * t * t * t);
}
