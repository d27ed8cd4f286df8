namespace EcoTiles.Rendering.Rasters;

/// <summary>Decoded tiles within a budget of bytes; the least used go first. That there is no tile is kept, too.</summary>
sealed class RasterTileCache<TKey>(long budgetBytes) where TKey : notnull
{
    const int EntryBytes = 160;

    readonly Dictionary<TKey, LinkedListNode<Entry>> _entries = [];
    readonly LinkedList<Entry> _byUse = new();
    readonly Lock _using = new();
    long _bytes;

    public bool TryFind(TKey key, out RasterTile? tile)
    {
        lock (_using)
        {
            tile = null;
            if (!_entries.TryGetValue(key, out var entry)) return false;
            _byUse.Remove(entry);
            _byUse.AddFirst(entry);
            tile = entry.Value.Tile;
            return true;
        }
    }

    public void Keep(TKey key, RasterTile? tile, long bytes)
    {
        lock (_using)
        {
            if (_entries.Remove(key, out var old)) Drop(old);
            _entries[key] = _byUse.AddFirst(new Entry(key, tile, bytes + EntryBytes));
            _bytes += bytes + EntryBytes;
            while (_bytes > budgetBytes && _byUse.Last is { } last)
            {
                _entries.Remove(last.Value.Key);
                Drop(last);
            }
        }
    }

    void Drop(LinkedListNode<Entry> entry)
    {
        _byUse.Remove(entry);
        _bytes -= entry.Value.Bytes;
    }

    readonly record struct Entry(TKey Key, RasterTile? Tile, long Bytes);
}
