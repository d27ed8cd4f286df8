using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Snapshots;

/// <summary>Which rungs a ladder gets.</summary>
public sealed record LadderPlan
{
    public static LadderPlan Default { get; } = new();

    /// <summary>A pixel of a 256-pixel tile, in steps squared.</summary>
    public const double PixelArea = (TileGrid.Extent / 256.0) * (TileGrid.Extent / 256.0);

    /// <summary>Coarsest and finest zoom that rungs are made for.</summary>
    public int FromZoom { get; init; }

    public int ToZoom { get; init; } = 14;

    /// <summary>Families with more points than this get no rung where thinning leaves nearly everything.</summary>
    public int LargeLayerPoints { get; init; } = 2_000_000;

    /// <summary>
    /// Whether so many bytes of geometry, 32 a point at most, hold more points than that. Such a layer may be read in any order:
    /// nothing that is made of it depends on which feature came first.
    /// </summary>
    internal bool IsSurelyLarge(long geometryBytes) => geometryBytes / 32 > LargeLayerPoints;

    /// <summary>A rung of a large layer must be smaller than the finest by this share to be worth its memory.</summary>
    public double WorthwhileShare { get; init; } = 0.75;

    /// <summary>Neighbours of one class are drawn as one where the average polygon is smaller than this many steps squared.</summary>
    public double DissolveBelowArea { get; init; } = 16 * PixelArea;

    /// <summary>Fewer features than this are never dissolved: they matter one by one.</summary>
    public int DissolveFrom { get; init; } = 1000;

    /// <summary>
    /// The finest zoom at which the polygons are too small to be drawn one by one; -1 when they always are. Only a
    /// coverage is dissolved: where polygons lie on each other, neighbours are not what they seem.
    /// </summary>
    internal int DissolveZoom(PathSet paths, RungFeatures features)
    {
        if (paths.FeatureCount < DissolveFrom || features.Attributes.ClassColumns.Count == 0) return -1;
        if (paths.Roles.Span.IndexOfAnyExcept(PathRole.Outer, PathRole.Hole) >= 0) return -1;
        var area = AreaOf(paths);
        var box = features.Tree.Bounds;
        if (area > ((double)box.MaxX - box.MinX) * ((double)box.MaxY - box.MinY)) return -1;
        var average = area / paths.FeatureCount;
        for (var zoom = TileGrid.LatticeZoom; zoom >= 0; zoom--)
        {
            if (average < DissolveBelowArea) return Math.Min(zoom, ToZoom);
            average /= 4;
        }
        return -1;
    }

    static double AreaOf(PathSet paths)
    {
        const int PathsAtATime = 16 * 1024;
        var areas = new double[paths.PathCount / PathsAtATime + 1];
        Parallel.For(0, areas.Length, piece =>
        {
            for (var path = piece * PathsAtATime; path < Math.Min(paths.PathCount, (piece + 1) * PathsAtATime); path++)
                areas[piece] += RingArea.Doubled(paths.Path(path)) / 2;
        });
        return areas.Sum();
    }
}
