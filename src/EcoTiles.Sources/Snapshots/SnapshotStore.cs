using System.Collections.Concurrent;
using System.Diagnostics;
using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Snapshots;

/// <summary>A dataset to be kept as a snapshot; datasets of one plan and one edge family are thinned together.</summary>
/// <param name="Columns">The attributes that tiles carry; all of the dataset's when null.</param>
public sealed record DatasetToLoad(DatasetKey Key, string? EdgeFamily, IReadOnlyList<string>? Columns = null);

/// <summary>
/// The snapshots of a store: on the grid that nearly everything is asked for on, loaded after the start, and on others,
/// loaded when a picture first asks for them and given up when memory is wanted.
/// </summary>
public sealed class SnapshotStore : IDisposable
{
    /// <summary>After this time without a question a grid does not follow changes any more.</summary>
    static readonly TimeSpan LongestIdle = TimeSpan.FromMinutes(10);

    readonly Func<TileGrid, GridSnapshots> _begin;
    readonly GridSnapshots _main;
    readonly ConcurrentDictionary<TileGrid, GridSnapshots> _others = new();
    readonly Lock _making = new();
    readonly long _budget;
    readonly SemaphoreSlim _loading = new(3); // two for the background, one for whoever waits for a tile
    readonly SemaphoreSlim _loadingOthers = new(1); // however many grids are asked for, the main one does not wait for them
    IReadOnlyList<DatasetToLoad> _datasets = [];

    public SnapshotStore(
        IReadOnlyList<DatasetToLoad> datasets, Func<DatasetKey, IFeatureSource> open, TileGrid grid, SnapshotOptions options,
        LadderPlan? plan = null)
    {
        _budget = (long)options.BudgetMegabytes << 20;
        _begin = one => new GridSnapshots(
            one, open, plan ?? LadderPlan.Default, one == grid ? _loading : _loadingOthers, RoomFor, areas => Changed?.Invoke(areas));
        _main = _begin(grid);
        Follow(datasets);
    }

    /// <summary>Tiles in these areas are no longer what they were; told after the snapshots are in place.</summary>
    public event Action<IReadOnlyList<ChangedArea>>? Changed;

    public IEnumerable<SnapshotState> States => _main.Shelf.States.OrderBy(state => state.Key.Plan, StringComparer.Ordinal)
        .ThenBy(state => state.Key.Table, StringComparer.Ordinal);

    public bool IsLoaded => _main.Shelf.States.All(state => state.Status != SnapshotStatus.Waiting);

    /// <summary>Whether changes are known that the snapshots do not show, because the store could not be read.</summary>
    public bool IsUnsettled => All.Any(one => one.Families.Any(family => family.IsUnsettled));

    /// <summary>Whether something could not be read, on whatever grid.</summary>
    public bool HasFailed => All.Any(one => one.Families.Any(family => family.HasFailed));

    public bool Knows(DatasetKey key) => _main.Knows(key);

    IEnumerable<GridSnapshots> All => _others.Values.Prepend(_main);

    /// <summary>The snapshots on a grid.</summary>
    public GridSnapshots On(TileGrid grid)
    {
        if (grid == _main.Grid) return _main;
        if (_others.TryGetValue(grid, out var known)) return known;
        lock (_making) return _others.GetOrAdd(grid, Begun);
    }

    /// <summary>The same as of the main grid.</summary>
    public bool TryGet(DatasetKey key, out LayerSnapshot? snapshot) => _main.TryGet(key, out snapshot);

    /// <inheritdoc cref="GridSnapshots.GetAsync"/>
    public ValueTask<LayerSnapshot?> GetAsync(
        DatasetKey key, int zoom, LatticeBox frame, bool wholeShapes, CancellationToken cancellationToken) =>
        _main.GetAsync(key, zoom, frame, wholeShapes, cancellationToken);

    /// <summary>
    /// Loads what is not loaded yet. Where there is room for everything, two families at a time: from the smallest up, so
    /// that maps fill soon, and from the largest down, which leaves cores idle between its steps.
    /// </summary>
    public async Task LoadAllAsync(CancellationToken cancellationToken)
    {
        var bySize = _main.Families.Select(family => (Family: family, Bytes: family.GeometryBytes())).OrderBy(one => one.Bytes).ToArray();
        if (!_main.Shelf.HasRoomForAll(bySize.Sum(one => one.Bytes)))
        {
            foreach (var family in _main.Families) await family.LoadAsync().WaitAsync(cancellationToken);
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

    /// <inheritdoc cref="GridSnapshots.Follow"/>
    public void Follow(IReadOnlyList<DatasetToLoad> datasets)
    {
        lock (_making)
        {
            _datasets = datasets;
            foreach (var one in All) one.Follow(datasets);
        }
    }

    /// <summary>Shows changes in the tiles to come. What nobody looks at on another grid is given up instead.</summary>
    public async Task ApplyAsync(IReadOnlyList<DatasetChange> changes)
    {
        await _main.ApplyAsync(changes);
        foreach (var one in _others.Values)
        {
            if (Stopwatch.GetElapsedTime(one.UsedAt) < LongestIdle) await one.ApplyAsync(changes);
            else GiveUp(one).TellAllChanged();
        }
    }

    /// <summary>Tries again to read what could not be read, for the first time or anew.</summary>
    public async Task RetryFailedAsync()
    {
        foreach (var family in All.SelectMany(one => one.Families).Where(family => family.HasFailed).ToArray()) await family.ReloadAsync();
    }

    /// <summary>Reads everything again, beside what is served: nobody knows what has changed.</summary>
    public async Task ReloadAsync()
    {
        foreach (var family in _main.Families) await family.ReloadAsync();
        foreach (var one in _others.Values) GiveUp(one).TellAllChanged();
    }

    public void Dispose()
    {
        foreach (var family in All.SelectMany(one => one.Families)) family.Dispose();
        _loading.Dispose();
        _loadingOthers.Dispose();
    }

    GridSnapshots Begun(TileGrid grid)
    {
        var begun = _begin(grid);
        begun.Follow(_datasets);
        return begun;
    }

    /// <summary>Puts one in its place that has loaded nothing yet. Who works with the old one goes on with it.</summary>
    GridSnapshots GiveUp(GridSnapshots one)
    {
        lock (_making)
        {
            var begun = Begun(one.Grid);
            return _others.TryUpdate(one.Grid, begun, one) ? begun : _others[one.Grid];
        }
    }

    /// <summary>The main grid has the whole budget; others share what it leaves, and those not used for longest make room.</summary>
    long RoomFor(GridSnapshots one, long wanted)
    {
        while (true)
        {
            var rest = All.Where(other => other != one).Select(other => (Snapshots: other, other.Shelf.Bytes)).ToList();
            var taken = rest.Sum(other => other.Bytes);
            var idlest = rest.Where(other => other.Snapshots != _main && other.Bytes > 0).OrderBy(other => other.Snapshots.UsedAt).FirstOrDefault();
            if (wanted + taken <= _budget || idlest.Snapshots is null) return one == _main ? _budget : _budget - taken;
            GiveUp(idlest.Snapshots);
        }
    }
}
