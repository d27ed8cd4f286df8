using System.Collections.Concurrent;

namespace EcoTiles.Rendering.Caching;

/// <summary>Keeps tiles in memory up to a number of bytes; those not used for longest go first.</summary>
public sealed class MemoryTileCache(TileCacheOptions options, TimeProvider time) : ITileCache
{
    /// <summary>What an entry takes beside the tile's bytes.</summary>
    const int EntryBytes = 256;

    readonly ConcurrentDictionary<TileKey, Entry> _entries = new();
    readonly long _capacity = (long)options.Megabytes << 20;
    readonly Lock _sweeping = new();
    long _bytes;

    public long Bytes => Interlocked.Read(ref _bytes);

    public ValueTask<Tile?> GetAsync(TileKey key, CancellationToken cancellationToken)
    {
        if (!_entries.TryGetValue(key, out var entry)) return default;
        var now = time.GetTimestamp();
        if (time.GetElapsedTime(entry.MadeAt, now) > options.KeepFor) return default;
        entry.UsedAt = now;
        return new ValueTask<Tile?>(entry.Tile);
    }

    public ValueTask SetAsync(TileKey key, Tile tile, CancellationToken cancellationToken)
    {
        if (SizeOf(tile) > _capacity) return default;
        var now = time.GetTimestamp();
        var added = new Entry(tile, now) { UsedAt = now };
        Tile? replaced = null; // both functions may be called several times before one of them counts
        _entries.AddOrUpdate(
            key,
            _ =>
            {
                replaced = null;
                return added;
            },
            (_, old) =>
            {
                replaced = old.Tile;
                return added;
            });
        var more = SizeOf(tile) - (replaced is null ? 0 : SizeOf(replaced));
        if (Interlocked.Add(ref _bytes, more) > _capacity) Sweep();
        return default;
    }

    /// <summary>Frees a fifth, so that sweeping stays rare.</summary>
    void Sweep()
    {
        if (!_sweeping.TryEnter()) return;
        try
        {
            foreach (var (key, _) in _entries.ToArray().OrderBy(entry => entry.Value.UsedAt))
            {
                if (Bytes <= _capacity * 4 / 5) return;
                if (_entries.TryRemove(key, out var removed)) Interlocked.Add(ref _bytes, -SizeOf(removed.Tile));
            }
        }
        finally
        {
            _sweeping.Exit();
        }
    }

    static long SizeOf(Tile tile) => tile.Bytes.Length + EntryBytes;

    sealed class Entry(Tile tile, long madeAt)
    {
        public Tile Tile { get; } = tile;
        public long MadeAt { get; } = madeAt;
        public long UsedAt { get; set; }
    }
}
