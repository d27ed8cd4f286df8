using System.Collections.Concurrent;

namespace EcoTiles.Canvases.Text;

/// <summary>
/// Keeps what was used last within a number of bytes. Two generations: when the younger one has grown to half the bytes it
/// becomes the older one, and what the old one held is forgotten unless it was asked for since. Reading takes no lock.
/// </summary>
sealed class BoundedCache<TKey, TValue>(long bytes, IEqualityComparer<TKey>? comparer = null)
    where TKey : notnull
    where TValue : class
{
    readonly Lock _turning = new();
    Generation _young = new(comparer);
    Generation _old = new(comparer);

    public long Bytes => Volatile.Read(ref _young).Bytes + Volatile.Read(ref _old).Bytes;

    public int Count => _young.Entries.Count + _old.Entries.Count;

    public TValue? Find(TKey key)
    {
        var young = Volatile.Read(ref _young);
        if (young.Entries.TryGetValue(key, out var entry)) return entry.Value;
        if (!Volatile.Read(ref _old).Entries.TryGetValue(key, out entry)) return null;
        Add(key, entry);
        return entry.Value;
    }

    /// <summary>The same by another form of the key, such as a span for a string.</summary>
    public TValue? Find<TOther>(TOther key)
        where TOther : notnull, allows ref struct
    {
        if (Volatile.Read(ref _young).Entries.GetAlternateLookup<TOther>().TryGetValue(key, out var entry)) return entry.Value;
        if (!Volatile.Read(ref _old).Entries.GetAlternateLookup<TOther>().TryGetValue(key, out var actual, out entry)) return null;
        Add(actual, entry);
        return entry.Value;
    }

    public void Add(TKey key, TValue value, int valueBytes) => Add(key, new Entry(value, valueBytes));

    void Add(TKey key, Entry entry)
    {
        var young = Volatile.Read(ref _young);
        if (!young.Entries.TryAdd(key, entry)) return;
        if (Interlocked.Add(ref young.Bytes, entry.Bytes) <= bytes / 2) return;
        lock (_turning)
        {
            if (!ReferenceEquals(_young, young)) return;
            Volatile.Write(ref _old, young);
            Volatile.Write(ref _young, new(comparer));
        }
    }

    readonly record struct Entry(TValue Value, int Bytes);

    sealed class Generation(IEqualityComparer<TKey>? comparer)
    {
        public readonly ConcurrentDictionary<TKey, Entry> Entries = new(comparer);
        public long Bytes;
    }
}
