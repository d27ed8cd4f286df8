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
/// The snapshots of a store. Each family of datasets is loaded once, when it is first asked for or in the background
/// after the start; what exceeds the memory budget is read by frame.
/// </summary>
public sealed class SnapshotStore : IDisposable
{
    /// <summary>Bytes of a snapshot for each byte of stored geometry, as measured; only for the decision whether to load.</summary>
    const double ExpectedShare = 0.6;

    readonly Func<DatasetKey, IFeatureSource> _open;
    readonly TileGrid _grid;
    readonly long _budget;
    readonly Dictionary<DatasetKey, Lazy<Task>> _families = [];
    readonly Dictionary<DatasetKey, FeatureQuery> _queries;
    readonly ConcurrentDictionary<DatasetKey, LayerSnapshot> _loaded = new();
    readonly ConcurrentDictionary<DatasetKey, SnapshotState> _states = new();
    readonly SemaphoreSlim _loading = new(2); // one for the background, one for whoever waits for a tile
    long _spent;

    public SnapshotStore(
        IReadOnlyList<DatasetToLoad> datasets, Func<DatasetKey, IFeatureSource> open, TileGrid grid, SnapshotOptions options)
    {
        _open = open;
        _grid = grid;
        _budget = (long)options.BudgetMegabytes << 20;
        _queries = datasets.ToDictionary(one => one.Key, one => new FeatureQuery { Columns = one.Columns });
        foreach (var family in datasets.GroupBy(one => (one.Key.Plan, one.EdgeFamily ?? one.Key.Table)))
        {
            var keys = family.Select(one => one.Key).ToArray();
            var load = new Lazy<Task>(() => Task.Run(() => LoadFamilyAsync(keys)));
            foreach (var key in keys)
            {
                _families[key] = load;
                _states[key] = new SnapshotState(key, SnapshotStatus.Waiting);
            }
        }
    }

    public IEnumerable<SnapshotState> States => _states.Values.OrderBy(state => state.Key.Plan, StringComparer.Ordinal)
        .ThenBy(state => state.Key.Table, StringComparer.Ordinal);

    public bool IsLoaded => _states.Values.All(state => state.Status != SnapshotStatus.Waiting);

    /// <summary>The snapshot, if it is there already: the way of nearly every tile.</summary>
    public bool TryGet(DatasetKey key, out LayerSnapshot? snapshot) => _loaded.TryGetValue(key, out snapshot);

    public async Task LoadAllAsync(CancellationToken cancellationToken)
    {
        foreach (var family in _families.Values.Distinct()) await family.Value.WaitAsync(cancellationToken);
    }

    /// <summary>
    /// The snapshot of a dataset, or one of just what a frame needs when the dataset is too large to keep; null when
    /// the dataset is unknown or could not be read.
    /// </summary>
    public async ValueTask<LayerSnapshot?> GetAsync(
        DatasetKey key, int zoom, LatticeBox frame, CancellationToken cancellationToken)
    {
        if (_loaded.TryGetValue(key, out var snapshot)) return snapshot;
        if (!_families.TryGetValue(key, out var family)) return null;
        await family.Value.WaitAsync(cancellationToken);
        if (_loaded.TryGetValue(key, out snapshot)) return snapshot;
        return _states[key].Status == SnapshotStatus.ReadByFrame
            ? await FrameReader.ReadAsync(_open(key), _queries[key], _grid, zoom, frame, cancellationToken)
            : null;
    }

    public void Dispose() => _loading.Dispose();

    async Task LoadFamilyAsync(DatasetKey[] keys)
    {
        await _loading.WaitAsync();
        try
        {
            var layers = new List<(DatasetKey Key, RawLayer Layer)>();
            var clock = Stopwatch.StartNew();
            foreach (var key in keys)
            {
                if (await TryReadAsync(key) is { } layer) layers.Add((key, layer));
            }
            if (layers.Count == 0) return;
            var snapshots = SnapshotBuilder.Build([.. layers.Select(one => one.Layer)], _grid, LadderPlan.Default);
            for (var i = 0; i < snapshots.Length; i++) Publish(layers[i].Key, snapshots[i], clock.Elapsed);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            foreach (var key in keys) Fail(key, failure);
        }
        finally
        {
            _loading.Release();
        }
    }

    void Publish(DatasetKey key, LayerSnapshot snapshot, TimeSpan loadTime)
    {
        Interlocked.Add(ref _spent, snapshot.Bytes);
        _loaded[key] = snapshot;
        _states[key] = new SnapshotState(key, SnapshotStatus.Loaded)
        {
            FeatureCount = snapshot.FeatureCount,
            PointCount = snapshot.PointCount,
            Bytes = snapshot.Bytes,
            LoadTime = loadTime,
            Refused = snapshot.Refused,
        };
    }

    void Fail(DatasetKey key, Exception failure) =>
        _states[key] = new SnapshotState(key, SnapshotStatus.Failed) { Failure = failure.Message };

    /// <summary>A layer that cannot be read does not take the others down with it.</summary>
    async Task<RawLayer?> TryReadAsync(DatasetKey key)
    {
        try
        {
            var source = _open(key);
            if (_spent + source.Schema.GeometryBytes * ExpectedShare > _budget)
            {
                _states[key] = new SnapshotState(key, SnapshotStatus.ReadByFrame) { FeatureCount = source.Schema.FeatureCount };
                return null;
            }
            return await LatticeReader.ReadAsync(source, _queries[key], _grid, CancellationToken.None);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            Fail(key, failure);
            return null;
        }
    }
}
