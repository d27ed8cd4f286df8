using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Snapshots;

/// <summary>Where a dataset no longer looks as it did; everywhere when there is no box.</summary>
public sealed record ChangedArea(DatasetKey Dataset, LatticeBox? Box)
{
    /// <summary>The grid whose tiles are meant.</summary>
    public TileGrid Grid { get; init; } = WebMercatorQuad.Instance;
}

/// <summary>Works out how far a change reaches.</summary>
static class ChangedAreas
{
    /// <summary>
    /// The boxes of the changes and of all that meets them: features that share an edge with a changed one may be
    /// thinned another way. It holds for every dataset of the family.
    /// </summary>
    public static IReadOnlyList<ChangedArea> Of(
        ReadOnlySpan<DatasetChange> changes, IReadOnlyDictionary<DatasetKey, LayerSnapshot> layers, TileGrid grid,
        IReadOnlyList<DatasetToLoad> family)
    {
        foreach (var change in changes)
        {
            if (change.Before is null && change.After is null) return [.. family.Select(dataset => new ChangedArea(dataset.Key, null) { Grid = grid })];
        }
        var boxes = new HashSet<LatticeBox>();
        foreach (var change in changes)
        {
            foreach (var box in PatchMaker.BoxesOf(change).Select(grid.ToLattice))
            {
                boxes.Add(box);
                foreach (var layer in layers.Values)
                    boxes.UnionWith(PatchMaker.RowsIn(layer, box).Select(row => layer.Finest.Features.Tree[row]));
            }
        }
        return [.. boxes.SelectMany(box => family.Select(dataset => new ChangedArea(dataset.Key, box) { Grid = grid }))];
    }
}
