using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Snapshots;

/// <summary>Makes the rungs of one layer, from the world lattice up to the coarsest.</summary>
sealed class Ladder(PathSet paths, byte[] levels, (RungFeatures Features, int[] Order) arranged, LadderPlan plan)
{
    public Rung[] Rungs()
    {
        var dissolveZoom = DissolveZoom();
        // The overview is a chain of small steps and leaves a core free for the rungs below it.
        var overview = Task.Run(() => dissolveZoom < plan.FromZoom
            ? []
            : Overview.Rungs(paths, levels, arranged, Math.Min(dissolveZoom, plan.ToZoom), plan).ToArray());
        var rungs = new List<Rung>();
        var kept = PointsKept();
        var isLarge = paths.PointCount > plan.LargeLayerPoints;
        for (var zoom = plan.ToZoom; zoom >= plan.FromZoom && zoom > dissolveZoom; zoom--)
        {
            if (isLarge && kept[zoom] > plan.WorthwhileShare * paths.PointCount) continue;
            rungs.Add(Make(zoom));
        }
        rungs.Reverse();
        rungs.Add(Make(TileGrid.LatticeZoom));
        return [.. overview.Result.Reverse(), .. rungs];
    }

    Rung Make(int zoom) => RungMaker.Make(paths, levels, arranged.Order, arranged.Features, zoom);

    /// <summary>How many points each zoom needs.</summary>
    long[] PointsKept()
    {
        var kept = new long[256];
        foreach (var level in levels) kept[level]++;
        for (var zoom = 1; zoom < kept.Length; zoom++) kept[zoom] += kept[zoom - 1];
        return kept;
    }

    /// <summary>The finest zoom at which the average polygon is too small to be drawn by itself; -1 when there is none.</summary>
    int DissolveZoom()
    {
        if (paths.FeatureCount < plan.DissolveFrom || arranged.Features.Attributes.ClassColumns.Count == 0) return -1;
        double area = 0;
        for (var path = 0; path < paths.PathCount; path++)
        {
            if (paths.Roles[path] < PathRole.Outer) return -1;
            area += RingArea.Doubled(paths.Path(path)) / 2;
        }
        var average = area / paths.FeatureCount;
        for (var zoom = TileGrid.LatticeZoom; zoom >= 0; zoom--)
        {
            if (average < plan.DissolveBelowArea) return zoom;
            average /= 4;
        }
        return -1;
    }
}
