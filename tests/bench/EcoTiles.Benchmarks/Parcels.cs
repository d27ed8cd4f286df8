using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Benchmarks;

/// <summary>A seeded mesh of irregular parcels that share their edges, on the world lattice.</summary>
static class Parcels
{
    const int Side = 8000; // about 80 m
    const int StepsPerEdge = 10;

    public static PathSet Make(int columns, int rows)
    {
        var paths = new PathSet(columns * rows * 4 * StepsPerEdge, columns * rows);
        for (var row = 0; row < rows; row++)
        {
            for (var column = 0; column < columns; column++)
            {
                AddEdge(paths, column, row, column + 1, row, backwards: false);
                AddEdge(paths, column + 1, row, column + 1, row + 1, backwards: false);
                AddEdge(paths, column, row + 1, column + 1, row + 1, backwards: true);
                AddEdge(paths, column, row, column, row + 1, backwards: true);
                paths.EndPath(PathRole.Outer);
                paths.EndFeature();
            }
        }
        return paths;
    }

    /// <summary>All points of the edge but its last; neighbours get the same points from the same corner numbers.</summary>
    static void AddEdge(PathSet paths, int fromColumn, int fromRow, int toColumn, int toRow, bool backwards)
    {
        var random = new Random(fromColumn * 7919 + fromRow * 104729 + (toRow - fromRow));
        Span<int> points = stackalloc int[2 * (StepsPerEdge + 1)];
        for (var step = 0; step <= StepsPerEdge; step++)
        {
            var wobble = step is 0 or StepsPerEdge ? 0 : random.Next(-300, 300);
            points[2 * step] = Side * fromColumn + Side * (toColumn - fromColumn) * step / StepsPerEdge + (toColumn == fromColumn ? wobble : 0);
            points[2 * step + 1] = Side * fromRow + Side * (toRow - fromRow) * step / StepsPerEdge + (toRow == fromRow ? wobble : 0);
        }
        for (var step = 0; step < StepsPerEdge; step++)
        {
            var at = backwards ? StepsPerEdge - step : step;
            paths.Coordinates.Add(points[2 * at]);
            paths.Coordinates.Add(points[2 * at + 1]);
        }
    }
}
