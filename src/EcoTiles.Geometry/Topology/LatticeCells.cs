using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Topology;

/// <summary>
/// Sorts the points or edges of paths into square cells of some thousand, as runs along a path. What is looked up by
/// place can then be looked up cell by cell, on several threads, in tables small enough for a core's own cache.
/// </summary>
sealed class LatticeCells
{
    const int PointsPerCell = 8 * 1024;
    const int PathsAtATime = 16 * 1024;

    readonly Run[] _runs;
    readonly int[] _ends;

    /// <param name="Set">Which set of the family.</param>
    /// <param name="From">Index of the first point within the set; the run does not go on past the end of its path.</param>
    public readonly record struct Run(int Set, int Path, int From, int Count);

    LatticeCells(IReadOnlyList<PathSet> family, bool ofEdges, LatticeBox? around)
    {
        var raster = Raster.Over(family, around ?? BoxOf(family));
        var chunks = family.SelectMany((paths, set) =>
            Enumerable.Range(0, (paths.PathCount + PathsAtATime - 1) / PathsAtATime).Select(chunk => (set, chunk))).ToArray();
        var found = new GrowingArray<(int Cell, Run Run)>[chunks.Length];
        Parallel.For(0, chunks.Length, i =>
        {
            var (set, chunk) = chunks[i];
            var paths = family[set];
            found[i] = new GrowingArray<(int, Run)>(2 * PathsAtATime);
            var lastPath = Math.Min(paths.PathCount, (chunk + 1) * PathsAtATime);
            for (var path = chunk * PathsAtATime; path < lastPath; path++)
                Split(paths.Path(path), paths.StartOf(path), raster, ofEdges, (set, path), found[i]);
        });
        _ends = new int[raster.Cells + 1];
        foreach (var list in found)
        {
            foreach (var (cell, _) in list.Span) _ends[cell + 1]++;
        }
        for (var cell = 1; cell < _ends.Length; cell++) _ends[cell] += _ends[cell - 1];
        _runs = new Run[_ends[^1]];
        var next = _ends.AsSpan(0, raster.Cells).ToArray();
        foreach (var list in found)
        {
            foreach (var (cell, run) in list.Span) _runs[next[cell]++] = run;
        }
    }

    public int Count => _ends.Length - 1;

    public ReadOnlySpan<Run> this[int cell] => _runs.AsSpan(_ends[cell].._ends[cell + 1]);

    public static LatticeCells OfPoints(IReadOnlyList<PathSet> family, LatticeBox? around) => new(family, ofEdges: false, around);

    /// <summary>An edge runs from a point to the next of its ring, and lies where the smaller of the two lies.</summary>
    public static LatticeCells OfEdges(PathSet paths) => new([paths], ofEdges: true, null);

    public static int PointsIn(ReadOnlySpan<Run> runs)
    {
        var points = 0;
        foreach (var run in runs) points += run.Count;
        return points;
    }

    static LatticeBox BoxOf(IReadOnlyList<PathSet> family)
    {
        var box = LatticeBox.Empty;
        foreach (var paths in family) box = box.Including(PathSet.BoxOf(paths.Coordinates.Span));
        return box;
    }

    static void Split(
        ReadOnlySpan<int> points, int start, Raster raster, bool ofEdges, (int Set, int Path) owner, GrowingArray<(int, Run)> found)
    {
        var from = 0;
        var cellBefore = -1;
        for (var i = 0; i < points.Length; i += 2)
        {
            int x = points[i], y = points[i + 1];
            if (ofEdges)
            {
                var next = i + 2 < points.Length ? i + 2 : 0;
                if (points[next] < x || (points[next] == x && points[next + 1] < y)) (x, y) = (points[next], points[next + 1]);
            }
            var cell = raster.CellOf(x, y);
            if (cell == cellBefore) continue;
            if (i > 0) found.Add((cellBefore, new Run(owner.Set, owner.Path, start + from, i / 2 - from)));
            (from, cellBefore) = (i / 2, cell);
        }
        if (points.Length > 0) found.Add((cellBefore, new Run(owner.Set, owner.Path, start + from, points.Length / 2 - from)));
    }

    readonly record struct Raster(int MinX, int MinY, int Shift, int Columns, int Rows)
    {
        public int Cells => Columns * Rows;

        public static Raster Over(IReadOnlyList<PathSet> family, in LatticeBox box)
        {
            if (box.IsEmpty) return new Raster(0, 0, 0, 0, 0);
            var width = (long)box.MaxX - box.MinX;
            var height = (long)box.MaxY - box.MinY;
            var most = Math.Max(1, family.Sum(paths => (long)paths.PointCount) / PointsPerCell);
            var shift = 0;
            while (shift < 31 && ((width >> shift) + 1.0) * ((height >> shift) + 1) > most) shift++;
            return new Raster(box.MinX, box.MinY, shift, (int)(width >> shift) + 1, (int)(height >> shift) + 1);
        }

        public int CellOf(int x, int y) =>
            (int)((uint)(y - MinY) >> Shift) * Columns + (int)((uint)(x - MinX) >> Shift);
    }
}
