using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Indexing;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Geometry.Topology;

namespace EcoTiles.Sources.Snapshots;

/// <summary>Turns layers as they were read into snapshots. Layers of one family share edges and thin them alike.</summary>
static class SnapshotBuilder
{
    /// <summary>Above this many features their order in the source no longer decides what lies on top.</summary>
    const int MostOrderedFeatures = 100_000;

    public static LayerSnapshot[] Build(IReadOnlyList<RawLayer> family, TileGrid grid, LadderPlan plan)
    {
        var paths = family.Select(layer => layer.Paths).ToArray();
        var junctions = Junctions.Find(paths);
        var levels = paths.Select((set, i) => ThinningLevels.Weigh(set, junctions[i])).ToArray();
        var snapshots = new LayerSnapshot[family.Count];
        for (var i = 0; i < snapshots.Length; i++)
        {
            var ladder = new Ladder(family[i].Paths, levels[i], Arrange(family[i]), plan);
            snapshots[i] = new LayerSnapshot(grid, ladder.Rungs(), family[i].Refused, family[i].Paths.PointCount);
        }
        return snapshots;
    }

    /// <summary>Puts the features into Hilbert order and gives them their attribute table and R-tree.</summary>
    static (RungFeatures Features, int[] Order) Arrange(RawLayer layer)
    {
        var boxes = new LatticeBox[layer.Count];
        Parallel.For(0, (layer.Count + 4095) / 4096, chunk =>
        {
            for (var i = chunk * 4096; i < Math.Min(layer.Count, (chunk + 1) * 4096); i++) boxes[i] = layer.Paths.BoxOf(i);
        });
        var order = HilbertOrder.Of(boxes);
        var features = new RungFeatures(
            new PackedHilbertTree([.. order.Select(row => boxes[row])]),
            [.. order.Select(row => layer.Ids[row])],
            [.. order.Select(row => layer.Kinds[row])],
            layer.Attributes.ToTable(order),
            layer.Count > MostOrderedFeatures ? null : order);
        return (features, order);
    }
}
