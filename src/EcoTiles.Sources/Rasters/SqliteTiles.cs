using EcoTiles.Geometry.Grids;
using EcoTiles.Sources.GeoPackage;

namespace EcoTiles.Sources.Rasters;

/// <summary>Images in a table of an SQLite file, one connection for all who ask. It owns the file.</summary>
public abstract class SqliteTiles : RasterSource, IDisposable
{
    readonly SqliteFile _file;
    readonly SqliteStatement _query;
    readonly Lock _reading = new();

    private protected SqliteTiles(string name, RasterFacts facts, SqliteFile file, string table) : base(name, facts)
    {
        _file = file;
        _query = file.Prepare(
            $"SELECT tile_data FROM {GeoPackageSql.Quote(table)} WHERE zoom_level = ? AND tile_column = ? AND tile_row = ?");
    }

    public void Dispose()
    {
        lock (_reading)
        {
            _query.Dispose();
            _file.Dispose();
        }
        GC.SuppressFinalize(this);
    }

    /// <summary>How the table names a tile; null when it has none of this zoom.</summary>
    private protected abstract (long Level, long Column, long Row)? KeyOf(TileId tile);

    protected override Task<byte[]?> ReadAsync(TileId tile, CancellationToken cancellationToken)
    {
        if (KeyOf(tile) is not { } key) return Task.FromResult<byte[]?>(null);
        lock (_reading)
        {
            _query.Reset();
            _query.Bind(1, key.Level).Bind(2, key.Column).Bind(3, key.Row);
            var bytes = _query.Step() ? _query.Blob(0).ToArray() : null;
            _query.Reset();
            return Task.FromResult(bytes is { Length: > 0 } ? bytes : null);
        }
    }
}
