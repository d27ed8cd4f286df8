using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Pipeline;

/// <summary>Where the name of a feature stands best: for a polygon the middle of the largest circle that fits into it.</summary>
public static class LabelPoint
{
    /// <summary>The circle's middle is found to this share of the polygon's smaller side.</summary>
    const double Precision = 1 / 64.0;

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
                : feature.Path(path).Length;
            if (size <= bestSize) continue;
            (best, bestEnd, bestSize) = (path, end, size);
        }
        return best..bestEnd;
    }

    static (int X, int Y) MiddleOf(ReadOnlySpan<int> line)
    {
        double length = 0;
        for (var i = 2; i < line.Length; i += 2) length += Step(line, i);
        var rest = length / 2;
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
        void Try(double x, double y, double half)
        {
            var reach = Reach(feature, part, x, y);
            if (reach > best.Reach) best = (x, y, reach);
            var hope = reach + half * Math.Sqrt(2);
            if (hope > best.Reach + side * Precision) open.Enqueue((x, y, half), -hope);
        }
        for (var x = box.MinX + side / 2; x - side / 2 < box.MaxX; x += side)
        {
            for (var y = box.MinY + side / 2; y - side / 2 < box.MaxY; y += side) Try(x, y, side / 2);
        }
        while (open.TryDequeue(out var square, out var hope) && -hope > best.Reach + side * Precision)
        {
            var half = square.Half / 2;
            foreach (var (dx, dy) in (ReadOnlySpan<(int, int)>)[(-1, -1), (1, -1), (-1, 1), (1, 1)])
                Try(square.X + dx * half, square.Y + dy * half, half);
        }
        return ((int)best.X, (int)best.Y);
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
