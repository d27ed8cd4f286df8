using System.Runtime.Intrinsics;

namespace EcoTiles.Geometry.Shapes;

/// <summary>What a path is within its feature.</summary>
public enum PathRole : byte
{
    /// <summary>Separate points.</summary>
    Points,

    /// <summary>An open line.</summary>
    Line,

    /// <summary>The outer ring of a polygon part; its holes follow it.</summary>
    Outer,

    /// <summary>A hole in the polygon part before it.</summary>
    Hole,
}

/// <summary>
/// The paths of many features on a lattice. Rings do not repeat their first point; outer rings run clockwise as seen
/// on a screen (y down), holes the other way.
/// </summary>
public sealed class PathSet
{
    public PathSet(int expectedPoints = 1024, int expectedFeatures = 64)
    {
        Coordinates = new GrowingArray<int>(2 * expectedPoints);
        PathEnds = new GrowingArray<int>(expectedFeatures);
        Roles = new GrowingArray<PathRole>(expectedFeatures);
        FeatureEnds = new GrowingArray<int>(expectedFeatures);
    }

    /// <summary>x, y, x, y, ...</summary>
    public GrowingArray<int> Coordinates { get; }

    /// <summary>For each path the number of points up to its end.</summary>
    public GrowingArray<int> PathEnds { get; }

    public GrowingArray<PathRole> Roles { get; }

    /// <summary>For each feature the number of paths up to its end.</summary>
    public GrowingArray<int> FeatureEnds { get; }

    public int FeatureCount => FeatureEnds.Count;

    public int PathCount => PathEnds.Count;

    public int PointCount => Coordinates.Count / 2;

    public Range PathsOf(int feature) => (feature == 0 ? 0 : FeatureEnds[feature - 1])..FeatureEnds[feature];

    public int StartOf(int path) => path == 0 ? 0 : PathEnds[path - 1];

    public ReadOnlySpan<int> Path(int path) => Coordinates.Span[(2 * StartOf(path))..(2 * PathEnds[path])];

    public void EndPath(PathRole role)
    {
        PathEnds.Add(PointCount);
        Roles.Add(role);
    }

    public void EndFeature() => FeatureEnds.Add(PathCount);

    /// <summary>Adds the features of another set behind the last one of this.</summary>
    public void Append(PathSet other)
    {
        var (points, paths) = (PointCount, PathCount);
        Coordinates.AddRange(other.Coordinates.Span);
        AppendEnds(other, points, paths);
    }

    /// <summary>The same for several sets, one behind the other. All cores copy: memory that is touched for the first time is slow.</summary>
    public void Append(IReadOnlyList<PathSet> others)
    {
        var from = new int[others.Count];
        for (var i = 0; i < from.Length; i++)
        {
            from[i] = Coordinates.Count;
            Coordinates.Extend(others[i].Coordinates.Count);
            AppendEnds(others[i], from[i] / 2, PathCount);
        }
        Parallel.For(0, from.Length, i => others[i].Coordinates.Span.CopyTo(Coordinates.Span[from[i]..]));
    }

    /// <summary>Forgets whatever was added since the last <see cref="EndFeature"/>.</summary>
    public void DropUnfinished() => DropPathsFrom(FeatureCount == 0 ? 0 : FeatureEnds[^1]);

    public void Clear()
    {
        FeatureEnds.Shrink(0);
        DropPathsFrom(0);
    }

    public void DropPathsFrom(int path)
    {
        PathEnds.Shrink(path);
        Roles.Shrink(path);
        Coordinates.Shrink(path == 0 ? 0 : 2 * PathEnds[^1]);
    }

    void AppendEnds(PathSet other, int points, int paths)
    {
        Roles.AddRange(other.Roles.Span);
        foreach (var end in other.PathEnds.Span) PathEnds.Add(points + end);
        foreach (var end in other.FeatureEnds.Span) FeatureEnds.Add(paths + end);
    }

    public LatticeBox BoxOf(int feature)
    {
        var paths = PathsOf(feature);
        var start = StartOf(paths.Start.Value);
        var end = paths.End.Value == 0 ? 0 : PathEnds[paths.End.Value - 1];
        return BoxOf(Coordinates.Span[(2 * start)..(2 * end)]);
    }

    public static LatticeBox BoxOf(ReadOnlySpan<int> coordinates)
    {
        // Four points side by side: the even lanes are x, the odd ones y.
        Vector256<int> least = Vector256.Create(int.MaxValue), most = Vector256.Create(int.MinValue);
        var whole = coordinates.Length & ~7;
        for (var i = 0; i < whole; i += 8)
        {
            var points = Vector256.Create(coordinates[i..]);
            least = Vector256.Min(least, points);
            most = Vector256.Max(most, points);
        }
        int minX = int.MaxValue, minY = int.MaxValue, maxX = int.MinValue, maxY = int.MinValue;
        for (var lane = 0; lane < 8; lane += 2) Include(least[lane], least[lane + 1], most[lane], most[lane + 1]);
        for (var i = whole; i + 1 < coordinates.Length; i += 2)
            Include(coordinates[i], coordinates[i + 1], coordinates[i], coordinates[i + 1]);
        return new LatticeBox(minX, minY, maxX, maxY);

        void Include(int leastX, int leastY, int mostX, int mostY)
        {
            (minX, minY) = (Math.Min(minX, leastX), Math.Min(minY, leastY));
            (maxX, maxY) = (Math.Max(maxX, mostX), Math.Max(maxY, mostY));
        }
    }
}
