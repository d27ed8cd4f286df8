using System.Collections.Concurrent;
using System.Diagnostics;
using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Snapshots;

/// <summary>
/// The snapshots of a store on one grid. Each family of datasets is loaded once, when it is first asked for or in the
/// background after the start, and follows the changes that it is told of; what exceeds the memory budget is read by frame.
/// </summary>
public sealed class GridSnapshots
{
    readonly Func<DatasetKey, IFeatureSource> _open;
    readonly LadderPlan _plan;
    readonly SemaphoreSlim _loading;
    readonly Action<IReadOnlyList<ChangedArea>> _changed;
    readonly ConcurrentDictionary<DatasetKey, FrameReader> _frames = new();
    volatile IReadOnlyDictionary<DatasetKey, SnapshotFamily> _families = new Dictionary<DatasetKey, SnapshotFamily>();
    long _usedAt;

    /// <param name="roomFor">Bytes that the snapshots may take when they want so many.</param>
    internal GridSnapshots(
        TileGrid grid, Func<DatasetKey, IFeatureSource> open, LadderPlan plan, SemaphoreSlim loading,
        Func<GridSnapshots, long, long> roomFor, Action<IReadOnlyList<ChangedArea>> changed)
    {
        (Grid, _open, _plan, _loading, _changed) = (grid, open, plan, loading, changed);
        Shelf = new SnapshotShelf(wanted => roomFor(this, wanted));
    }

    public TileGrid Grid { get; }

    internal SnapshotShelf Shelf { get; }

    internal IEnumerable<SnapshotFamily> Families => _families.Values.Distinct();

    /// <summary>When something was last asked for, in ticks of the stopwatch.</summary>
    internal long UsedAt => Volatile.Read(ref _usedAt);

    internal bool Knows(DatasetKey key) => _families.ContainsKey(key);

    /// <summary>The snapshot, if it is there already: the way of nearly every tile.</summary>
    public bool TryGet(DatasetKey key, out LayerSnapshot? snapshot) => Shelf.TryGet(key, out snapshot);

    /// <summary>
    /// The snapshot of a dataset, or one of just what a frame needs when the dataset is too large to keep; null when
    /// the dataset is unknown, or damaged for good.
    /// </summary>
    /// <param name="wholeShapes">Shapes are wanted as they are beyond the frame, too, as for their label points.</param>
    /// <exception cref="StoreException">It could not be read just now.</exception>
    public async ValueTask<LayerSnapshot?> GetAsync(
        DatasetKey key, int zoom, LatticeBox frame, bool wholeShapes, CancellationToken cancellationToken)
    {
        Volatile.Write(ref _usedAt, Stopwatch.GetTimestamp());
        if (Shelf.TryGet(key, out var snapshot)) return snapshot;
        if (!_families.TryGetValue(key, out var family)) return null;
        await family.LoadAsync().WaitAsync(cancellationToken);
        if (Shelf.TryGet(key, out snapshot)) return snapshot;
        var state = Shelf.StateOf(key);
        if (state.Status == SnapshotStatus.ReadByFrame)
            return await _frames.GetOrAdd(key, _ => new FrameReader(Grid))
                .ReadAsync(_open(key), family.QueryOf(key), zoom, frame, wholeShapes, cancellationToken);
        return state.Failure is StoreException { IsPassing: true } or TimeoutException ? throw NotReadable(key, state.Failure) : null;
    }

    /// <summary>Keeps these datasets from now on. A family that is the same as before keeps its snapshots.</summary>
    internal void Follow(IReadOnlyList<DatasetToLoad> datasets)
    {
        var families = new Dictionary<DatasetKey, SnapshotFamily>();
        foreach (var family in datasets.GroupBy(one => (one.Key.Plan, one.EdgeFamily ?? one.Key.Table)))
        {
            var kept = _families.GetValueOrDefault(family.First().Key);
            var known = kept is not null && IsSame(kept.Datasets, [.. family])
                ? kept
                : new SnapshotFamily([.. family], Shelf, _open, Grid, _plan, _loading) { Changed = _changed };
            foreach (var dataset in family)
            {
                families[dataset.Key] = known;
                if (known != kept) Shelf.Await(dataset.Key);
            }
        }
        foreach (var gone in _families.Keys.Except(families.Keys)) Shelf.Remove(gone);
        _families = families;
    }

    /// <summary>Shows changes in the tiles to come, those too that could not be read when they were told.</summary>
    internal async Task ApplyAsync(IReadOnlyList<DatasetChange> changes)
    {
        var families = _families;
        var touched = changes.Where(change => families.ContainsKey(change.Dataset)).ToLookup(change => families[change.Dataset]);
        await Task.WhenAll(Families.Where(family => touched.Contains(family) || family.IsUnsettled)
            .Select(family => family.ChangeAsync([.. touched[family]])));
        var byFrame = changes.Where(change => Shelf.StateOf(change.Dataset).Status == SnapshotStatus.ReadByFrame)
            .SelectMany(change => PatchMaker.BoxesOf(change).Select(box => new ChangedArea(change.Dataset, Grid.ToLattice(box)) { Grid = Grid }))
            .ToArray();
        if (byFrame.Length > 0) _changed(byFrame);
    }

    /// <summary>Says that everything may look otherwise than it did.</summary>
    internal void TellAllChanged() =>
        _changed([.. _families.Keys.Select(key => new ChangedArea(key, null) { Grid = Grid })]);

    static StoreException NotReadable(DatasetKey key, Exception failure) => new(
        $"图层 {key} 暂时无法读取，正在重试", $"{key} cannot be read just now; it is tried again", failure) { IsPassing = true };

    static bool IsSame(IReadOnlyList<DatasetToLoad> one, IReadOnlyList<DatasetToLoad> other) =>
        one.Count == other.Count && one.Zip(other).All(pair =>
            pair.First.Key == pair.Second.Key && pair.First.EdgeFamily == pair.Second.EdgeFamily
            && (pair.First.Columns ?? []).SequenceEqual(pair.Second.Columns ?? []));
}
