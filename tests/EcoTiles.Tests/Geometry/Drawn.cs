using EcoTiles.Geometry.Shapes;
using EcoTiles.Geometry.Topology;

namespace EcoTiles.Tests.Geometry;

/// <summary>Shapes on the lattice for tests: by hand, or from a seeded random source.</summary>
static class Drawn
{
    /// <summary>A polygon: the outer ring first, then its holes; turned the right way.</summary>
    public static PathSet Polygon(params int[][] rings)
    {
        var paths = new PathSet();
        AddPolygon(paths, rings);
        paths.EndFeature();
        return paths;
    }

    public static void AddPolygon(PathSet paths, params int[][] rings)
    {
        for (var ring = 0; ring < rings.Length; ring++)
        {
            var points = rings[ring].ToArray();
            RingArea.Orient(points, clockwise: ring == 0);
            paths.Coordinates.AddRange(points);
            paths.EndPath(ring == 0 ? PathRole.Outer : PathRole.Hole);
        }
    }

    public static PathSet Line(params int[] points)
    {
        var paths = new PathSet();
        paths.Coordinates.AddRange(points);
        paths.EndPath(PathRole.Line);
        paths.EndFeature();
        return paths;
    }

    public static int[] Square(int x, int y, int side) => [x, y, x + side, y, x + side, y + side, x, y + side];

    /// <summary>A star seen from its middle: simple however its points fall.</summary>
    public static int[] Star(Random random, double x, double y, double least, double most, int points)
    {
        var ring = new int[2 * points];
        for (var i = 0; i < points; i++)
        {
            var angle = 2 * Math.PI * i / points;
            var reach = least + random.NextDouble() * (most - least);
            ring[2 * i] = (int)Math.Clamp(Math.Round(x + reach * Math.Cos(angle)), int.MinValue, int.MaxValue);
            ring[2 * i + 1] = (int)Math.Clamp(Math.Round(y + reach * Math.Sin(angle)), int.MinValue, int.MaxValue);
        }
        return ring;
    }

    /// <summary>A band that winds outwards, so that it crosses a box around its middle many times.</summary>
    public static int[] Spiral(double x, double y, double pitch, double width, int turns, double flatness)
    {
        var there = new List<int>();
        var back = new List<int>();
        for (var i = 0; i <= turns * 24; i++)
        {
            var angle = 2 * Math.PI * i / 24;
            var reach = pitch * (1 + i / 24.0);
            Add(there, reach, angle);
            Add(back, reach + width, angle);
        }
        for (var i = back.Count - 2; i >= 0; i -= 2) there.AddRange([back[i], back[i + 1]]);
        return [.. there];

        void Add(List<int> points, double reach, double angle)
        {
            points.Add((int)Math.Round(x + reach * Math.Cos(angle)));
            points.Add((int)Math.Round(y + reach * Math.Sin(angle) * flatness));
        }
    }

    /// <summary>A mesh of jittered quadrangles, each a feature. It covers its square without gaps.</summary>
    public static PathSet Quads(Random random, int columns, int rows, int step, int originX = 0, int originY = 0)
    {
        var corners = new (int X, int Y)[(columns + 1) * (rows + 1)];
        for (var row = 0; row <= rows; row++)
        {
            for (var column = 0; column <= columns; column++)
            {
                int jitterX = column == 0 || column == columns ? 0 : Jitter(), jitterY = row == 0 || row == rows ? 0 : Jitter();
                corners[row * (columns + 1) + column] = (originX + column * step + jitterX, originY + row * step + jitterY);
            }
        }
        var paths = new PathSet();
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                var at = row * (columns + 1) + column;
                foreach (var corner in (ReadOnlySpan<int>)[at, at + 1, at + columns + 2, at + columns + 1])
                {
                    paths.Coordinates.Add(corners[corner].X);
                    paths.Coordinates.Add(corners[corner].Y);
                }
                paths.EndPath(PathRole.Outer);
                paths.EndFeature();
            }
        }
        return paths;

        int Jitter() => random.Next(-step * 3 / 10, step * 3 / 10 + 1);
    }

    /// <summary>For each quadrangle a region: the nearest of some seeds, with ragged borders.</summary>
    public static int[] Labels(Random random, int columns, int rows, int seeds, double raggedness)
    {
        var places = Enumerable.Range(0, seeds).Select(_ => (X: random.NextDouble() * columns, Y: random.NextDouble() * rows)).ToArray();
        var labels = new int[columns * rows];
        for (var i = 0; i < labels.Length; i++)
        {
            var x = i % columns + (random.NextDouble() - 0.5) * raggedness;
            var y = i / columns + (random.NextDouble() - 0.5) * raggedness;
            labels[i] = Enumerable.Range(0, seeds).MinBy(seed => double.Hypot(x - places[seed].X, y - places[seed].Y));
        }
        return labels;
    }

    /// <summary>A coverage of regions with long, ragged common borders, islands and narrow necks.</summary>
    public static PathSet Coverage(int seed, int columns, int rows, int step, int seeds, double raggedness)
    {
        var random = new Random(seed);
        var quads = Quads(random, columns, rows, step, -columns * step / 2, -rows * step / 2);
        return CoverageOverview.Merge(quads, Labels(random, columns, rows, seeds, raggedness), 0).Paths;
    }
}
