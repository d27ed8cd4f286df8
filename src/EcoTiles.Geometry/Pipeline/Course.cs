using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Pipeline;

/// <summary>Makes the smooth course of a winding line: each place is the mean of the line around it. Both ends stay.</summary>
public static class Course
{
    const int PlacesOfSoftness = 2;

    /// <summary>So many places on each side count, by the bell curve.</summary>
    const int Reach = 3 * PlacesOfSoftness;

    static readonly double[] Weights = [.. Enumerable.Range(0, Reach + 1).Select(i => Math.Exp(-0.5 * i * i / (PlacesOfSoftness * PlacesOfSoftness)))];

    /// <param name="softness">Windings of four times this length lose half their swing, shorter ones more.</param>
    /// <param name="into">Where the points of the course are added.</param>
    public static void Of(ReadOnlySpan<int> line, double softness, GrowingArray<int> into)
    {
        var places = EvenPlaces(line, softness / PlacesOfSoftness);
        into.AddRange(line[..2]);
        for (var i = 1; i < places.Length - 1; i++)
        {
            // Along a straight edge places are what they were, and its ends say it all.
            if (places[Math.Max(i - Reach, 0)].Edge == places[Math.Min(i + Reach, places.Length - 1)].Edge) continue;
            double x = 0, y = 0, sum = 0;
            for (var j = -Reach; j <= Reach; j++)
            {
                var (nearX, nearY) = At(places, i + j);
                var weight = Weights[Math.Abs(j)];
                (x, y, sum) = (x + weight * nearX, y + weight * nearY, sum + weight);
            }
            into.Add((int)Math.Round(x / sum));
            into.Add((int)Math.Round(y / sum));
        }
        into.AddRange(line[^2..]);
    }

    /// <summary>Behind its ends a line goes on as if turned around them by half a circle, so that it leads up to them.</summary>
    static (double X, double Y) At((double X, double Y, int Edge)[] places, int i)
    {
        var last = places.Length - 1;
        if (i >= 0 && i <= last) return (places[i].X, places[i].Y);
        var (end, other) = i < 0 ? (places[0], places[Math.Min(-i, last)]) : (places[last], places[Math.Max(2 * last - i, 0)]);
        return (2 * end.X - other.X, 2 * end.Y - other.Y);
    }

    static (double X, double Y, int Edge)[] EvenPlaces(ReadOnlySpan<int> line, double spacing)
    {
        double length = 0;
        for (var i = 2; i < line.Length; i += 2) length += Step(line, i);
        var places = new (double X, double Y, int Edge)[(int)Math.Max(1, Math.Round(length / spacing)) + 1];
        double travelled = 0;
        var next = 0;
        for (var i = 2; i < line.Length; i += 2)
        {
            var step = Step(line, i);
            for (; next < places.Length - 1 && length * next / (places.Length - 1) < travelled + step; next++)
            {
                var share = (length * next / (places.Length - 1) - travelled) / step;
                places[next] = (line[i - 2] + share * ((double)line[i] - line[i - 2]), line[i - 1] + share * ((double)line[i + 1] - line[i - 1]), i);
            }
            travelled += step;
        }
        // What rounding has left over is the end.
        for (; next < places.Length; next++) places[next] = (line[^2], line[^1], line.Length - 2);
        return places;
    }

    static double Step(ReadOnlySpan<int> line, int i) => double.Hypot((double)line[i] - line[i - 2], (double)line[i + 1] - line[i - 1]);
}
