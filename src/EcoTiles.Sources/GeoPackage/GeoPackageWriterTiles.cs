using SQLitePCL;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>Takes the tiles of one table on the grid of the web, EPSG:3857, rows counted from the north.</summary>
public sealed class GeoPackageWriterTiles : IDisposable
{
    const double WorldMetres = 2 * Math.PI * 6378137;
    const int TilePixels = 256;

    readonly GeoPackageWriterStatement _insert;
    readonly SortedDictionary<int, (int Left, int Top, int Right, int Bottom)> _levels = [];

    internal GeoPackageWriterTiles(sqlite3 database, string name, string title)
    {
        (Name, Title) = (name, title);
        _insert = new GeoPackageWriterStatement(
            database, $"INSERT INTO {GeoPackageWriterSql.Quoted(name)} (zoom_level, tile_column, tile_row, tile_data) VALUES (?, ?, ?, ?)");
    }

    public string Name { get; }

    public string Title { get; }

    /// <summary>Metres of the finest level: west, south, east, north.</summary>
    internal (double West, double South, double East, double North) Bounds
    {
        get
        {
            var (zoom, box) = _levels.Last();
            var side = WorldMetres / (1 << zoom);
            return (box.Left * side - WorldMetres / 2, WorldMetres / 2 - (box.Bottom + 1) * side,
                (box.Right + 1) * side - WorldMetres / 2, WorldMetres / 2 - box.Top * side);
        }
    }

    /// <summary>Zoom, columns of the world, and metres a pixel.</summary>
    internal IEnumerable<(int Zoom, int Columns, double PixelMetres)> Levels =>
        _levels.Keys.Select(zoom => (zoom, 1 << zoom, WorldMetres / (1 << zoom) / TilePixels));

    public void Add(int zoom, int column, int row, ReadOnlySpan<byte> image)
    {
        _insert.Bind(1, zoom);
        _insert.Bind(2, column);
        _insert.Bind(3, row);
        _insert.Bind(4, image);
        _insert.Run();
        var box = _levels.GetValueOrDefault(zoom, (column, row, column, row));
        _levels[zoom] = (Math.Min(box.Item1, column), Math.Min(box.Item2, row), Math.Max(box.Item3, column), Math.Max(box.Item4, row));
    }

    public void Dispose() => _insert.Dispose();
}
