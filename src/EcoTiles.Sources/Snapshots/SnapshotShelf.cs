using System.Collections.Concurrent;
using EcoTiles.Catalogue;

namespace EcoTiles.Sources.Snapshots;

/// <summary>The snapshots that tiles are made from now, how every dataset stands, and the memory they share.</summary>
/// <param name="roomFor">Bytes that the snapshots may take when they want so many.</param>
sealed class SnapshotShelf(Func<long, long> roomFor)
{
    /// <summary>Bytes of a snapshot for each byte of stored geometry, as measured; only for the decision whether to load.</summary>
    const double ExpectedShare = 0.6;

    readonly ConcurrentDictionary<DatasetKey, LayerSnapshot> _loaded = new();
    readonly ConcurrentDictionary<DatasetKey, SnapshotState> _states = new();

    public IEnumerable<SnapshotState> States => _states.Values;

    public long Bytes => _loaded.Values.Sum(snapshot => snapshot.Bytes);

    public SnapshotState StateOf(DatasetKey key) => _states.GetValueOrDefault(key) ?? new SnapshotState(key, SnapshotStatus.Waiting);

    public bool TryGet(DatasetKey key, out LayerSnapshot? snapshot) => _loaded.TryGetValue(key, out snapshot);

    public void Await(DatasetKey key) => _states[key] = new SnapshotState(key, SnapshotStatus.Waiting);

    /// <summary>Whether a dataset of this size may be loaded beside the others.</summary>
    public bool HasRoomFor(DatasetKey key, long geometryBytes)
    {
        var others = _loaded.Where(entry => entry.Key != key).Sum(entry => entry.Value.Bytes);
        return IsRoomFor(others + geometryBytes * ExpectedShare);
    }

    /// <summary>Whether datasets of this size together may be loaded, in any order.</summary>
    public bool HasRoomForAll(long geometryBytes) => IsRoomFor(geometryBytes * ExpectedShare);

    public void Publish(DatasetKey key, LayerSnapshot snapshot, TimeSpan loadTime)
    {
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

    public void ReadByFrame(DatasetKey key, long featureCount)
    {
        _loaded.TryRemove(key, out _);
        _states[key] = new SnapshotState(key, SnapshotStatus.ReadByFrame) { FeatureCount = featureCount };
    }

    /// <summary>A snapshot that is there goes on being served.</summary>
    public void Fail(DatasetKey key, Exception failure)
    {
        if (_loaded.ContainsKey(key)) _states[key] = _states[key] with { Failure = failure };
        else _states[key] = new SnapshotState(key, SnapshotStatus.Failed) { Failure = failure };
    }

    public void Remove(DatasetKey key)
    {
        _loaded.TryRemove(key, out _);
        _states.TryRemove(key, out _);
    }

    bool IsRoomFor(double bytes) => bytes <= roomFor((long)Math.Ceiling(bytes));
}
