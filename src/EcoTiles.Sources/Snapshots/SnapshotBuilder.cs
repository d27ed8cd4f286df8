using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Indexing;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Geometry.Topology;

namespace EcoTiles.Sources.Snapshots;

/// <summary>
/// Turns layers as they were read into snapshots, from the world lattice up to the coarsest rung. Layers of one family
/// share edges and thin them alike.
/// </summary>
sealed class SnapshotBuilder
{
    /// <summary>Above this many features their order in the source no longer decides what lies on top.</summary>
    const int MostOrderedFeatures = 100_000;

    readonly IReadOnlyList<RawLayer> _family;
    readonly LadderPlan _plan;
    readonly PathSet[] _paths;
    readonly byte[][] _levels;
    readonly (RungFeatures Features, int[] Order)[] _arranged;
    readonly int[] _dissolveZooms;
    Task _overviews = Task.CompletedTask;

    SnapshotBuilder(IReadOnlyList<RawLayer> family, LadderPlan plan)
    {
        _family = family;
        _plan = plan;
        _paths = [.. family.Select(layer => layer.Paths)];
        var arranging = Task.Run(() => family.Select(Arrange).ToArray()); // one sort after the other, beside what all cores do
        var junctions = Junctions.Find(_paths, BoxOf(family));
        _levels = [.. _paths.Select((paths, i) => ThinningLevels.Weigh(paths, junctions[i], finestZoom: plan.ToZoom))];
        _arranged = arranging.GetAwaiter().GetResult();
        _dissolveZooms = [.. family.Select((layer, i) => plan.DissolveZoom(layer.Paths, _arranged[i].Features))];
    }

    public static LayerSnapshot[] Build(IReadOnlyList<RawLayer> family, TileGrid grid, LadderPlan plan)
    {
        var builder = new SnapshotBuilder(family, plan);
        // Of the overviews comes first what all cores can do. What follows is a chain of small steps, which the rungs below leave a core.
        var begun = family.Select((_, layer) => builder.BeginOverview(layer)).ToArray();
        var overviews = Task.Run(() => Array.ConvertAll(begun, overview => overview?.Rungs().Reverse().ToArray() ?? []));
        builder._overviews = overviews;
        var finest = family.Select((_, layer) => builder.Finest(layer)).ToArray();
        var rungs = builder.IsLarge ? builder.ThinnedRungs() : builder.RepairedRungs();
        return [.. family.Select((layer, i) => new LayerSnapshot(
            grid, [.. overviews.Result[i], .. rungs[i], finest[i]], layer.Refused, layer.Paths.PointCount))];
    }

    bool IsLarge => _paths.Sum(paths => (long)paths.PointCount) > _plan.LargeLayerPoints;

    int Cores => _overviews.IsCompleted ? Environment.ProcessorCount : Math.Max(1, Environment.ProcessorCount - 1);

    Rung Finest(int layer) => RungMaker.Make(
        _paths[layer], _levels[layer], _arranged[layer].Order, _arranged[layer].Features, TileGrid.LatticeZoom, Cores);

    Overview? BeginOverview(int layer) => _dissolveZooms[layer] < _plan.FromZoom
        ? null
        : new Overview(_paths[layer], _levels[layer], _arranged[layer], _dissolveZooms[layer], _plan);

    /// <summary>
    /// Rungs rounded so that nothing changes sides; none where nearly all points are needed and can be rounded as they
    /// are when the tile is made.
    /// </summary>
    List<Rung>[] RepairedRungs()
    {
        var rungs = _family.Select(_ => new List<Rung>()).ToArray();
        var levels = _levels.Select(one => one.ToArray()).ToArray(); // repairing lowers them
        var repair = new LatticeRepair(_paths);
        for (var zoom = _plan.ToZoom; zoom >= _plan.FromZoom && zoom > _dissolveZooms.Min(); zoom--)
        {
            if (NeedsNearlyAll(zoom) && repair.IsSafe(zoom)) continue;
            var rounded = repair.Round(levels, zoom);
            for (var layer = 0; layer < rungs.Length; layer++)
            {
                if (zoom <= _dissolveZooms[layer]) continue;
                var (features, order) = _arranged[layer];
                rungs[layer].Insert(0, RungMaker.MakeRounded(rounded[layer], order, features, zoom));
            }
        }
        return rungs;
    }

    bool NeedsNearlyAll(int zoom)
    {
        var all = _paths.Sum(paths => (long)paths.PointCount);
        return _levels.Sum(levels => PointsKept(levels)[zoom]) > _plan.WorthwhileShare * all;
    }

    /// <summary>Rungs only where thinning saves memory; single steps of rounding are left as they fall.</summary>
    List<Rung>[] ThinnedRungs()
    {
        var rungs = _family.Select(_ => new List<Rung>()).ToArray();
        for (var layer = 0; layer < rungs.Length; layer++)
        {
            var kept = PointsKept(_levels[layer]);
            var (features, order) = _arranged[layer];
            for (var zoom = Math.Max(_plan.FromZoom, _dissolveZooms[layer] + 1); zoom <= _plan.ToZoom; zoom++)
            {
                if (kept[zoom] > _plan.WorthwhileShare * _paths[layer].PointCount) break;
                rungs[layer].Add(RungMaker.Make(_paths[layer], _levels[layer], order, features, zoom, Cores));
            }
        }
        return rungs;
    }

    /// <summary>How many points each zoom needs.</summary>
    static long[] PointsKept(byte[] levels)
    {
        var kept = new long[256];
        foreach (var level in levels) kept[level]++;
        for (var zoom = 1; zoom < kept.Length; zoom++) kept[zoom] += kept[zoom - 1];
        return kept;
    }

    static LatticeBox BoxOf(IReadOnlyList<RawLayer> family)
    {
        var around = LatticeBox.Empty;
        foreach (var layer in family)
        {
            foreach (var box in layer.Boxes.Span) around = around.Including(box);
        }
        return around;
    }

    /// <summary>Puts the features into Hilbert order and gives them their attribute table and R-tree.</summary>
    static (RungFeatures Features, int[] Order) Arrange(RawLayer layer)
    {
        var meant = layer.OrderMeant();
        if (meant is not null) layer.Attributes.Renumber(meant);
        var boxes = meant is null ? layer.Boxes.ToArray() : Array.ConvertAll(meant, row => layer.Boxes[row]);
        var order = HilbertOrder.Of(boxes);
        var rows = meant is null ? order : Array.ConvertAll(order, i => meant[i]);
        var features = new RungFeatures(
            new PackedHilbertTree(Array.ConvertAll(order, i => boxes[i])),
            Array.ConvertAll(rows, row => layer.Ids[row]),
            Array.ConvertAll(rows, row => layer.Kinds[row]),
            layer.Attributes.ToTable(rows),
            layer.Count > MostOrderedFeatures ? null : order);
        return (features, rows);
    }
}
