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
        var coordinates = new int[2 * expectedPoints];
        LargePages.Prefer(coordinates);
        Coordinates = new GrowingArray<int>(coordinates);
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

    public LatticeBox BoxOf(int feature)
    {
        var paths = PathsOf(feature);
        var start = StartOf(paths.Start.Value);
        var end = paths.End.Value == 0 ? 0 : PathEnds[paths.End.Value - 1];
        return BoxOf(Coordinates.Span[(2 * start)..(2 * end)]);
    }

    public static LatticeBox BoxOf(ReadOnlySpan<int> coordinates)
    {
        int minX = int.MaxValue, minY = int.MaxValue, maxX = int.MinValue, maxY = int.MinValue;
        for (var i = 0; i + 1 < coordinates.Length; i += 2)
        {
            int x = coordinates[i], y = coordinates[i + 1];
            if (x < minX) minX = x;
            if (x > maxX) maxX = x;
            if (y < minY) minY = y;
            if (y > maxY) maxY = y;
        }
        return new LatticeBox(minX, minY, maxX, maxY);
    }
}
