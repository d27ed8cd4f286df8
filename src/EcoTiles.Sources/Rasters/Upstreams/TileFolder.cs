namespace EcoTiles.Sources.Rasters.Upstreams;

/// <summary>
/// Tiles kept in a folder over restarts, within a budget of bytes: the ones longest unused go first. A folder that cannot be
/// written is the same as none.
/// </summary>
sealed class TileFolder(string folder, long mostBytes)
{
    const string Unfinished = ".tmp";

    readonly Lazy<Dictionary<string, (long Bytes, long Used)>> _files = new(() => Scan(folder));
    readonly Lock _using = new();
    long _bytes = -1;
    long _clock;

    public KeptTile? Find(string key)
    {
        var path = Path.Combine(folder, key);
        try
        {
            if (!File.Exists(path)) return null;
            var tile = new KeptTile(File.ReadAllBytes(path), File.GetLastWriteTimeUtc(path));
            lock (_using) _files.Value[key] = (tile.Bytes.Length, ++_clock);
            return tile;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Written beside its place first, so that nobody reads half a tile.</summary>
    public void Keep(string key, KeptTile tile)
    {
        var path = Path.Combine(folder, key);
        var unfinished = $"{path}.{Guid.NewGuid():N}{Unfinished}";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!); // a key has a folder of its own
            File.WriteAllBytes(unfinished, tile.Bytes);
            File.SetLastWriteTimeUtc(unfinished, tile.Since.UtcDateTime);
            File.Move(unfinished, path, overwrite: true);
            Note(key, tile.Bytes.Length);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Kept or not, the tile is there for whoever asked for it.
        }
    }

    void Note(string key, long bytes)
    {
        List<string> unused = [];
        lock (_using)
        {
            var files = _files.Value;
            if (_bytes < 0) _bytes = files.Values.Sum(file => file.Bytes);
            else _bytes += bytes - files.GetValueOrDefault(key).Bytes;
            files[key] = (bytes, ++_clock);
            if (_bytes <= mostBytes) return;
            // A tenth at once, so that the files are not sorted for each new one.
            foreach (var (oldest, file) in files.OrderBy(file => file.Value.Used))
            {
                if (_bytes <= mostBytes * 0.9) break;
                unused.Add(oldest);
                _bytes -= file.Bytes;
            }
            foreach (var file in unused) files.Remove(file);
        }
        foreach (var file in unused) File.Delete(Path.Combine(folder, file));
    }

    static Dictionary<string, (long, long)> Scan(string folder)
    {
        var found = new Dictionary<string, (long, long)>(StringComparer.Ordinal);
        if (!Directory.Exists(folder)) return found;
        foreach (var file in new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories))
        {
            if (!file.Name.EndsWith(Unfinished, StringComparison.Ordinal)) found[Path.GetRelativePath(folder, file.FullName)] = (file.Length, 0);
            else if (file.LastWriteTimeUtc < DateTime.UtcNow.AddHours(-1)) file.Delete();
        }
        return found;
    }
}
