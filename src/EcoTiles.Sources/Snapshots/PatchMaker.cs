using System.Collections.Concurrent;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Snapshots;

/// <summary>
/// Makes the patch for some changed features of a large layer. Neighbours are drawn anew with them, because they share
/// edges, and the neighbours of these are read too, so that edges are thinned as they were.
/// </summary>
static class PatchMaker
{
    public static async Task<LayerPatch> MakeAsync(
        LayerSnapshot whole, IFeatureSource source, FeatureQuery query, TileGrid grid, IReadOnlyList<DatasetChange> changes)
    {
        var ids = changes.Select(change => change.Id).OfType<long>().ToHashSet();
        var around = new List<LatticeBox>();
        foreach (var box in Merged([.. changes.SelectMany(BoxesOf).Select(box => grid.ToLattice(box))]))
        {
            var rows = RowsIn(whole, box);
            ids.UnionWith(rows.Select(row => whole.Finest.Features.Ids[row]));
            around.Add(rows.Aggregate(box, (all, row) => all.Including(whole.Finest.Features.Tree[row])));
        }
        var layer = await ReadAsync(source, query, grid, Merged(around));
        return new LayerPatch(whole, SnapshotBuilder.Build([layer], grid, PlanLike(whole))[0], ids);
    }

    public static IEnumerable<Envelope> BoxesOf(DatasetChange change) =>
        new[] { change.Before, change.After }.OfType<Envelope>();

    public static List<int> RowsIn(LayerSnapshot layer, LatticeBox box)
    {
        var rows = new GrowingArray<int>();
        layer.Finest.Features.Tree.Search(box, rows);
        return [.. rows.Span];
    }

    /// <summary>Boxes that hold the given ones and do not meet each other.</summary>
    static List<LatticeBox> Merged(List<LatticeBox> boxes)
    {
        var merged = new List<LatticeBox>();
        foreach (var box in boxes)
        {
            var grown = box;
            while (merged.FindIndex(other => other.Intersects(grown)) is >= 0 and var met)
            {
                grown = grown.Including(merged[met]);
                merged.RemoveAt(met);
            }
            merged.Add(grown);
        }
        return merged;
    }

    static async Task<RawLayer> ReadAsync(
        IFeatureSource source, FeatureQuery query, TileGrid grid, List<LatticeBox> boxes)
    {
        var coordinateSystem = CoordinateSystem.Find(source.Schema.Srid)!; // sources refuse unknown systems when they open
        var layer = new RawLayer(source.Schema with { GeometryBytes = 0, FeatureCount = 0 }, query.Columns);
        var seen = new ConcurrentDictionary<long, bool>(); // a large feature may reach into several boxes
        foreach (var box in boxes)
        {
            var part = query with { Extent = coordinateSystem.FromLonLat(grid.ToLonLat(box)) };
            await LatticeReader.ReadAsync(source, part, grid, layer, id => seen.TryAdd(id, true), CancellationToken.None);
        }
        return layer;
    }

    /// <summary>Thins as the layer was thinned: the same rungs, nothing dissolved, nothing repaired.</summary>
    static LadderPlan PlanLike(LayerSnapshot whole)
    {
        var zooms = whole.Rungs.Where(rung => rung != whole.Finest && !whole.IsOverview(rung))
            .Select(rung => rung.Zoom).ToArray();
        return LadderPlan.Default with
        {
            FromZoom = zooms.Length == 0 ? LadderPlan.Default.ToZoom + 1 : zooms.Min(),
            ToZoom = zooms.Length == 0 ? LadderPlan.Default.ToZoom : zooms.Max(),
            LargeLayerPoints = 0,
            WorthwhileShare = double.MaxValue,
            DissolveFrom = int.MaxValue,
        };
    }
}
