namespace EcoTiles.Sources.Rasters.Upstreams;

/// <summary>Tiles as they came, the least used ones given up first when there are too many bytes of them.</summary>
sealed class KeptTiles(long mostBytes)
{
    const int EntryBytes = 120; // what keeping one takes beside its bytes

    readonly Dictionary<string, LinkedListNode<Entry>> _entries = new(StringComparer.Ordinal);
    readonly LinkedList<Entry> _byUse = new();
    readonly Lock _using = new();
    long _bytes;

    public KeptTile? Find(string key)
    {
        lock (_using)
        {
            if (!_entries.TryGetValue(key, out var entry)) return null;
            _byUse.Remove(entry);
            _byUse.AddFirst(entry);
            return entry.Value.Tile;
        }
    }

    public void Keep(string key, KeptTile tile)
    {
        lock (_using)
        {
            if (_entries.Remove(key, out var old)) Drop(old);
            _entries[key] = _byUse.AddFirst(new Entry(key, tile));
            _bytes += tile.Bytes.Length + EntryBytes;
            while (_bytes > mostBytes && _byUse.Last is { } last)
            {
                _entries.Remove(last.Value.Key);
                Drop(last);
            }
        }
    }

    void Drop(LinkedListNode<Entry> entry)
    {
        _byUse.Remove(entry);
        _bytes -= entry.Value.Tile.Bytes.Length + EntryBytes;
    }

    readonly record struct Entry(string Key, KeptTile Tile);
}

/// <param name="Bytes">Nothing where the service has no tile.</param>
readonly record struct KeptTile(byte[] Bytes, DateTimeOffset Since);
