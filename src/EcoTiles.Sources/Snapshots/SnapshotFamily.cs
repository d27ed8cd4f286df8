using System.Diagnostics;
using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;

namespace EcoTiles.Sources.Snapshots;

/// <summary>
/// Datasets that are thinned together. They are loaded once; a change makes a small family anew, while a large one is
/// patched and made anew beside the old one when patches grow. Tiles are served from what is there all the time.
/// </summary>
sealed class SnapshotFamily(
    IReadOnlyList<DatasetToLoad> datasets, SnapshotShelf shelf, Func<DatasetKey, IFeatureSource> open, TileGrid grid,
    LadderPlan plan, SemaphoreSlim loading)
    : IDisposable
{
    /// <summary>With more changed features than this a large family is made anew.</summary>
    const int MostPatched = 200;

    readonly SemaphoreSlim _changing = new(1);
    readonly Lock _noting = new();
    readonly List<DatasetChange> _unseen = []; // since the layers in memory were read
    readonly Dictionary<DatasetKey, LayerSnapshot> _whole = []; // as they were read, without patches
    Task? _loaded;
    Task _rebuilding = Task.CompletedTask;
    long _taken; // how many changes the layers in memory were read with
    int _readings; // how many were begun
    int _shown; // the one that the layers in memory are from
    int _settled; // how many of the unseen changes the snapshots show

    public IReadOnlyList<DatasetToLoad> Datasets { get; } = datasets;

    /// <summary>Told whenever tiles in these areas are no longer what they were.</summary>
    public Action<IReadOnlyList<ChangedArea>> Changed { get; init; } = _ => { };

    public bool IsUnsettled
    {
        get
        {
            lock (_noting) return _settled < _unseen.Count && _loaded?.IsCompleted == true;
        }
    }

    /// <summary>Whether something could not be read, and is not due to be read for a change anyway.</summary>
    public bool HasFailed => !IsUnsettled && Datasets.Any(dataset => shelf.StateOf(dataset.Key).Failure is not null);

    bool IsLarge => _whole.Values.Sum(layer => layer.PointCount) > plan.LargeLayerPoints;

    /// <summary>Bytes of geometry in the store; what cannot be opened says so when it is loaded.</summary>
    public long GeometryBytes()
    {
        try
        {
            return Datasets.Sum(dataset => open(dataset.Key).Schema.GeometryBytes);
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            return 0;
        }
    }

    public Task LoadAsync()
    {
        lock (_noting) return _loaded ??= Task.Run(LoadOnceAsync);
    }

    /// <summary>Reads everything again after a failure, or because nobody knows what has changed.</summary>
    public async Task ReloadAsync()
    {
        await InTurnAsync(RebuildAsync);
        Changed([.. Datasets.Where(dataset => shelf.StateOf(dataset.Key).Failure is null).Select(EverywhereIn)]); // the others show what they did
    }

    /// <summary>Notes the changes, and shows them when the family is loaded.</summary>
    public async Task ChangeAsync(IReadOnlyList<DatasetChange> changes)
    {
        Task? loaded;
        lock (_noting)
        {
            loaded = _loaded;
            if (loaded is not null) _unseen.AddRange(changes); // else whoever loads will read them
        }
        if (loaded is null) Changed([.. Datasets.Select(EverywhereIn)]); // of tiles that were made before all was given up
        else if (loaded.IsCompleted) await InTurnAsync(SettleAsync); // else whoever loads looks at them afterwards
    }

    public FeatureQuery QueryOf(DatasetKey key) => new() { Columns = Datasets.First(dataset => dataset.Key == key).Columns };

    public void Dispose() => _changing.Dispose();

    async Task LoadOnceAsync()
    {
        await InTurnAsync(RebuildAsync);
        await InTurnAsync(SettleAsync);
    }

    async Task InTurnAsync(Func<Task> work)
    {
        await _changing.WaitAsync();
        try
        {
            await work();
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            foreach (var dataset in Datasets) shelf.Fail(dataset.Key, failure);
        }
        finally
        {
            _changing.Release();
        }
    }

    async Task SettleAsync()
    {
        DatasetChange[] changes;
        lock (_noting) changes = [.. _unseen];
        if (changes.Length == _settled) return;
        var areas = ChangedAreas.Of(changes.AsSpan(_settled), _whole, grid, Datasets);
        if (!IsLarge)
        {
            await RebuildAsync();
        }
        else if (changes.Length <= MostPatched && Array.TrueForAll(changes, change => change.Id is not null))
        {
            foreach (var ofDataset in changes.GroupBy(change => change.Dataset)) await PatchAsync(ofDataset.Key, [.. ofDataset]);
            _settled = changes.Length;
        }
        else
        {
            RebuildBeside();
            return;
        }
        Changed(areas);
    }

    async Task PatchAsync(DatasetKey key, DatasetChange[] changes)
    {
        if (!_whole.TryGetValue(key, out var whole)) return;
        var patch = await PatchMaker.MakeAsync(whole, open(key), QueryOf(key), grid, changes);
        shelf.Publish(key, whole.With(patch), shelf.StateOf(key).LoadTime);
    }

    /// <summary>Makes the family anew while tiles and patches go on with the old one.</summary>
    void RebuildBeside()
    {
        if (!_rebuilding.IsCompleted) return;
        _rebuilding = Task.Run(async () =>
        {
            var made = await MakeAsync();
            await InTurnAsync(() =>
            {
                Take(made);
                Changed([.. Datasets.Select(EverywhereIn)]);
                return SettleAsync();
            });
        });
    }

    ChangedArea EverywhereIn(DatasetToLoad dataset) => new(dataset.Key, null) { Grid = grid };

    async Task RebuildAsync() => Take(await MakeAsync());

    async Task<Made> MakeAsync()
    {
        await loading.WaitAsync();
        try
        {
            long seen;
            int reading;
            lock (_noting) (seen, reading) = (_taken + _unseen.Count, ++_readings);
            var clock = Stopwatch.StartNew();
            var layers = new List<(DatasetKey Key, RawLayer Layer)>();
            var failures = new List<(DatasetKey Key, Exception Failure)>();
            foreach (var dataset in Datasets)
            {
                try
                {
                    if (await ReadAsync(dataset.Key) is { } layer) layers.Add((dataset.Key, layer));
                }
                catch (Exception failure) when (failure is not OutOfMemoryException)
                {
                    failures.Add((dataset.Key, failure)); // it does not take the others down with it
                }
            }
            var snapshots = layers.Count == 0
                ? []
                : SnapshotBuilder.Build([.. layers.Select(one => one.Layer)], grid, plan);
            return new Made([.. layers.Select((one, i) => (one.Key, snapshots[i]))], failures, clock.Elapsed, seen, reading);
        }
        finally
        {
            loading.Release();
        }
    }

    /// <summary>Null when the dataset is too large to be kept.</summary>
    async Task<RawLayer?> ReadAsync(DatasetKey key)
    {
        var source = open(key);
        if (shelf.HasRoomFor(key, source.Schema.GeometryBytes))
        {
            var query = QueryOf(key) with { InAnyOrder = plan.IsSurelyLarge(source.Schema.GeometryBytes) };
            return await LatticeReader.ReadAsync(source, query, grid, CancellationToken.None);
        }
        shelf.ReadByFrame(key, source.Schema.FeatureCount);
        return null;
    }

    void Take(Made made)
    {
        if (made.Reading < _shown) return; // another one, begun later, was quicker
        _shown = made.Reading;
        foreach (var (key, snapshot) in made.Snapshots)
        {
            _whole[key] = snapshot;
            shelf.Publish(key, snapshot, made.Time);
        }
        foreach (var (key, failure) in made.Failures) shelf.Fail(key, failure);
        if (made.Failures.Count > 0) return; // the changes are still to be shown
        lock (_noting)
        {
            _unseen.RemoveRange(0, (int)(made.ChangesSeen - _taken));
            _taken = made.ChangesSeen;
            _settled = 0;
        }
    }

    /// <param name="ChangesSeen">How many changes had ever been noted before the reading began.</param>
    sealed record Made(
        IReadOnlyList<(DatasetKey Key, LayerSnapshot Snapshot)> Snapshots,
        IReadOnlyList<(DatasetKey Key, Exception Failure)> Failures,
        TimeSpan Time,
        long ChangesSeen,
        int Reading);
}
