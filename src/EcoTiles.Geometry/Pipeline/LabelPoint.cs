using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Pipeline;

/// <summary>Where the name of a feature stands best: for a polygon the middle of the largest circle that fits into it.</summary>
public static class LabelPoint
{
    /// <summary>The circle found is smaller than the largest one by this share of its radius at most.</summary>
    const double Precision = 0.02;

    /// <summary>So many edges are looked at for one name; long and narrow polygons would take for ever.</summary>
    const int MostEdges = 4_000_000;

    const int FewestTries = 256;

    const int Rows = 8;

    public static (int X, int Y) Of(PathSet feature)
    {
        var part = LargestPart(feature);
        return feature.Roles[part.Start.Value] switch
        {
            PathRole.Points => (feature.Coordinates[0], feature.Coordinates[1]),
            PathRole.Line => MiddleOf(feature.Path(part.Start.Value)),
            _ => CentreOfLargestCircle(feature, part),
        };
    }

    /// <summary>The outer ring with the largest area and its holes, or the longest line.</summary>
    static Range LargestPart(PathSet feature)
    {
        int best = 0, bestEnd = 1;
        double bestSize = -1;
        for (var path = 0; path < feature.PathCount; path++)
        {
            if (feature.Roles[path] == PathRole.Hole) continue;
            var end = path + 1;
            while (end < feature.PathCount && feature.Roles[end] == PathRole.Hole) end++;
            var size = feature.Roles[path] == PathRole.Outer
                ? RingArea.Doubled(feature.Path(path))
                : LengthOf(feature.Path(path));
            if (size <= bestSize) continue;
            (best, bestEnd, bestSize) = (path, end, size);
        }
        return best..bestEnd;
    }

    static (int X, int Y) MiddleOf(ReadOnlySpan<int> line)
    {
        var rest = LengthOf(line) / 2;
        for (var i = 2; i < line.Length; i += 2)
        {
            var step = Step(line, i);
            if (step >= rest && step > 0)
            {
                var share = rest / step;
                return ((int)(line[i - 2] + share * ((double)line[i] - line[i - 2])),
                    (int)(line[i - 1] + share * ((double)line[i + 1] - line[i - 1])));
            }
            rest -= step;
        }
        return (line[0], line[1]);
    }

    static double LengthOf(ReadOnlySpan<int> line)
    {
        double length = 0;
        for (var i = 2; i < line.Length; i += 2) length += Step(line, i);
        return length;
    }

    static double Step(ReadOnlySpan<int> line, int i) =>
        double.Hypot((double)line[i] - line[i - 2], (double)line[i + 1] - line[i - 1]);

    /// <summary>Searches squares, the most promising first, and quarters those that may hold a better middle.</summary>
    static (int X, int Y) CentreOfLargestCircle(PathSet feature, Range part)
    {
        var box = PathSet.BoxOf(feature.Path(part.Start.Value));
        double width = (double)box.MaxX - box.MinX, height = (double)box.MaxY - box.MinY;
        var side = Math.Max(1, Math.Min(width, height));
        var open = new PriorityQueue<(double X, double Y, double Half), double>();
        (double X, double Y, double Reach) best = (box.MinX + width / 2, box.MinY + height / 2, double.NegativeInfinity);
        var points = feature.PathEnds[part.End.Value - 1] - feature.StartOf(part.Start.Value);
        var triesLeft = Math.Max(FewestTries, MostEdges / points);
        void Try(double x, double y, double half)
        {
            var reach = Reach(feature, part, x, y);
            if (reach > best.Reach) best = (x, y, reach);
            var hope = reach + half * Math.Sqrt(2);
            if (IsBetter(hope)) open.Enqueue((x, y, half), -hope);
            triesLeft--;
        }
        bool IsBetter(double hope) => hope > Math.Max(0, best.Reach * (1 + Precision));
        for (var x = box.MinX + side / 2; x - side / 2 < box.MaxX; x += side)
        {
            for (var y = box.MinY + side / 2; y - side / 2 < box.MaxY; y += side) Try(x, y, side / 2);
        }
        for (var row = 1; row < Rows && best.Reach <= 0; row++)
        {
            var y = box.MinY + Math.Round(height * row / Rows);
            Try(MiddleOfWidest(feature, part, y), y, 0); // inside, if not in the best place
        }
        while (triesLeft > 0 && open.TryDequeue(out var square, out var hope) && IsBetter(-hope))
        {
            var half = square.Half / 2;
            foreach (var (dx, dy) in (ReadOnlySpan<(int, int)>)[(-1, -1), (1, -1), (-1, 1), (1, 1)])
                Try(square.X + dx * half, square.Y + dy * half, half);
        }
        return ((int)Math.Round(best.X), (int)Math.Round(best.Y));
    }

    /// <summary>The middle of the widest stretch of a row that lies inside.</summary>
    static double MiddleOfWidest(PathSet feature, Range part, double y)
    {
        var crossings = new List<double>();
        for (var path = part.Start.Value; path < part.End.Value; path++)
        {
            var ring = feature.Path(path);
            double beforeX = ring[^2], beforeY = ring[^1];
            for (var i = 0; i < ring.Length; i += 2)
            {
                double nextX = ring[i], nextY = ring[i + 1];
                if (nextY > y != beforeY > y) crossings.Add((nextX - beforeX) * (y - nextY) / (nextY - beforeY) + nextX);
                (beforeX, beforeY) = (nextX, nextY);
            }
        }
        crossings.Sort();
        double middle = 0, widest = -1;
        for (var i = 0; i + 1 < crossings.Count; i += 2)
        {
            var width = crossings[i + 1] - crossings[i];
            if (width > widest) (middle, widest) = (crossings[i] + width / 2, width);
        }
        return middle;
    }

    /// <summary>How far the nearest edge is: positive inside, negative outside.</summary>
    static double Reach(PathSet feature, Range part, double x, double y)
    {
        var inside = false;
        var nearest = double.MaxValue;
        for (var path = part.Start.Value; path < part.End.Value; path++)
        {
            var ring = feature.Path(path);
            double beforeX = ring[^2], beforeY = ring[^1];
            for (var i = 0; i < ring.Length; i += 2)
            {
                double nextX = ring[i], nextY = ring[i + 1];
                double dx = nextX - beforeX, dy = nextY - beforeY;
                if (nextY > y != beforeY > y && x < dx * (y - nextY) / dy + nextX) inside = !inside;
                var along = Math.Clamp(((x - beforeX) * dx + (y - beforeY) * dy) / (dx * dx + dy * dy), 0, 1);
                double awayX = x - beforeX - along * dx, awayY = y - beforeY - along * dy;
                nearest = Math.Min(nearest, awayX * awayX + awayY * awayY);
                (beforeX, beforeY) = (nextX, nextY);
            }
        }
        return inside ? Math.Sqrt(nearest) : -Math.Sqrt(nearest);
    }
}
