using System.Collections.Concurrent;
using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Snapshots;

/// <summary>A dataset to be kept as a snapshot; datasets of one plan and one edge family are thinned together.</summary>
/// <param name="Columns">The attributes that tiles carry; all of the dataset's when null.</param>
public sealed record DatasetToLoad(DatasetKey Key, string? EdgeFamily, IReadOnlyList<string>? Columns = null);

/// <summary>
/// The snapshots of a store. Each family of datasets is loaded once, when it is first asked for or in the background
/// after the start, and follows the changes that it is told of; what exceeds the memory budget is read by frame.
/// </summary>
public sealed class SnapshotStore : IDisposable
{
    readonly Func<DatasetKey, IFeatureSource> _open;
    readonly TileGrid _grid;
    readonly LadderPlan _plan;
    readonly SnapshotShelf _shelf;
    readonly ConcurrentDictionary<DatasetKey, FrameReader> _frames = new();
    readonly SemaphoreSlim _loading = new(3); // two for the background, one for whoever waits for a tile
    volatile IReadOnlyDictionary<DatasetKey, SnapshotFamily> _families = new Dictionary<DatasetKey, SnapshotFamily>();

    public SnapshotStore(
        IReadOnlyList<DatasetToLoad> datasets, Func<DatasetKey, IFeatureSource> open, TileGrid grid, SnapshotOptions options,
        LadderPlan? plan = null)
    {
        _open = open;
        _grid = grid;
        _plan = plan ?? LadderPlan.Default;
        _shelf = new SnapshotShelf((long)options.BudgetMegabytes << 20);
        Follow(datasets);
    }

    /// <summary>Tiles in these areas are no longer what they were; told after the snapshots are in place.</summary>
    public event Action<IReadOnlyList<ChangedArea>>? Changed;

    public IEnumerable<SnapshotState> States => _shelf.States.OrderBy(state => state.Key.Plan, StringComparer.Ordinal)
        .ThenBy(state => state.Key.Table, StringComparer.Ordinal);

    public bool IsLoaded => _shelf.States.All(state => state.Status != SnapshotStatus.Waiting);

    /// <summary>Whether changes are known that the snapshots do not show, because the store could not be read.</summary>
    public bool IsUnsettled => Families.Any(family => family.IsUnsettled);

    public bool Knows(DatasetKey key) => _families.ContainsKey(key);

    IEnumerable<SnapshotFamily> Families => _families.Values.Distinct();

    /// <summary>The snapshot, if it is there already: the way of nearly every tile.</summary>
    public bool TryGet(DatasetKey key, out LayerSnapshot? snapshot) => _shelf.TryGet(key, out snapshot);

    /// <summary>
    /// Loads what is not loaded yet. Where there is room for everything, two families at a time: from the smallest up, so
    /// that maps fill soon, and from the largest down, which leaves cores idle between its steps.
    /// </summary>
    public async Task LoadAllAsync(CancellationToken cancellationToken)
    {
        var bySize = Families.Select(family => (Family: family, Bytes: family.GeometryBytes())).OrderBy(one => one.Bytes).ToArray();
        if (!_shelf.HasRoomForAll(bySize.Sum(one => one.Bytes)))
        {
            foreach (var family in Families) await family.LoadAsync().WaitAsync(cancellationToken);
            return;
        }
        var taking = new Lock();
        var (smallest, largest) = (0, bySize.Length - 1);
        await Task.WhenAll(LoadAsync(fromSmallest: true), LoadAsync(fromSmallest: false));

        async Task LoadAsync(bool fromSmallest)
        {
            while (Take(fromSmallest) is { } next) await next.LoadAsync().WaitAsync(cancellationToken);
        }

        SnapshotFamily? Take(bool fromSmallest)
        {
            lock (taking) return smallest > largest ? null : bySize[fromSmallest ? smallest++ : largest--].Family;
        }
    }

    /// <summary>
    /// The snapshot of a dataset, or one of just what a frame needs when the dataset is too large to keep; null when
    /// the dataset is unknown, or damaged for good.
    /// </summary>
    /// <param name="wholeShapes">Shapes are wanted as they are beyond the frame, too, as for their label points.</param>
    /// <exception cref="StoreException">It could not be read just now.</exception>
    public async ValueTask<LayerSnapshot?> GetAsync(
        DatasetKey key, int zoom, LatticeBox frame, bool wholeShapes, CancellationToken cancellationToken)
    {
        if (_shelf.TryGet(key, out var snapshot)) return snapshot;
        if (!_families.TryGetValue(key, out var family)) return null;
        await family.LoadAsync().WaitAsync(cancellationToken);
        if (_shelf.TryGet(key, out snapshot)) return snapshot;
        var state = _shelf.StateOf(key);
        if (state.Status == SnapshotStatus.ReadByFrame)
            return await _frames.GetOrAdd(key, _ => new FrameReader(_grid))
                .ReadAsync(_open(key), family.QueryOf(key), zoom, frame, wholeShapes, cancellationToken);
        return state.Failure is StoreException { IsPassing: true } or TimeoutException ? throw NotReadable(key, state.Failure) : null;
    }

    /// <summary>Keeps these datasets from now on. A family that is the same as before keeps its snapshots.</summary>
    public void Follow(IReadOnlyList<DatasetToLoad> datasets)
    {
        var families = new Dictionary<DatasetKey, SnapshotFamily>();
        foreach (var family in datasets.GroupBy(one => (one.Key.Plan, one.EdgeFamily ?? one.Key.Table)))
        {
            var kept = _families.GetValueOrDefault(family.First().Key);
            var known = kept is not null && IsSame(kept.Datasets, [.. family])
                ? kept
                : new SnapshotFamily([.. family], _shelf, _open, _grid, _plan, _loading) { Changed = areas => Changed?.Invoke(areas) };
            foreach (var dataset in family)
            {
                families[dataset.Key] = known;
                if (known != kept) _shelf.Await(dataset.Key);
            }
        }
        foreach (var gone in _families.Keys.Except(families.Keys)) _shelf.Remove(gone);
        _families = families;
    }

    /// <summary>Shows changes in the tiles to come, those too that could not be read when they were told.</summary>
    public async Task ApplyAsync(IReadOnlyList<DatasetChange> changes)
    {
        var families = _families;
        var touched = changes.Where(change => families.ContainsKey(change.Dataset)).ToLookup(change => families[change.Dataset]);
        await Task.WhenAll(Families.Where(family => touched.Contains(family) || family.IsUnsettled)
            .Select(family => family.ChangeAsync([.. touched[family]])));
        var byFrame = changes.Where(change => _shelf.StateOf(change.Dataset).Status == SnapshotStatus.ReadByFrame)
            .SelectMany(change => PatchMaker.BoxesOf(change).Select(box => new ChangedArea(change.Dataset, _grid.ToLattice(box))))
            .ToArray();
        if (byFrame.Length > 0) Changed?.Invoke(byFrame);
    }

    /// <summary>Tries again to load what could not be read.</summary>
    public async Task RetryFailedAsync()
    {
        foreach (var family in Families.Where(family => family.HasFailed)) await family.ReloadAsync();
    }

    /// <summary>Reads everything again, beside what is served: nobody knows what has changed.</summary>
    public async Task ReloadAsync()
    {
        foreach (var family in Families)
        {
            await family.ReloadAsync();
            Changed?.Invoke([.. family.Datasets.Select(dataset => new ChangedArea(dataset.Key, null))]);
        }
    }

    public void Dispose()
    {
        foreach (var family in Families) family.Dispose();
        _loading.Dispose();
    }

    static StoreException NotReadable(DatasetKey key, Exception failure) => new(
        $"图层 {key} 暂时无法读取，正在重试", $"{key} cannot be read just now; it is tried again", failure) { IsPassing = true };

    static bool IsSame(IReadOnlyList<DatasetToLoad> one, IReadOnlyList<DatasetToLoad> other) =>
        one.Count == other.Count && one.Zip(other).All(pair =>
            pair.First.Key == pair.Second.Key && pair.First.EdgeFamily == pair.Second.EdgeFamily
            && (pair.First.Columns ?? []).SequenceEqual(pair.Second.Columns ?? []));
}
