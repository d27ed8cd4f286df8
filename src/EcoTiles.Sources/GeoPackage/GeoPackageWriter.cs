using System.Globalization;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>
/// Writes a new GeoPackage 1.3 file in one transaction: rows first, then spatial indexes, then the triggers that keep
/// them. The same rows give the same bytes.
/// </summary>
public sealed class GeoPackageWriter : IDisposable
{
    readonly SqliteConnection _connection;
    readonly string _lastChange;
    readonly List<GeoPackageWriterTable> _tables = [];
    readonly List<GeoPackageWriterTiles> _tiles = [];

    /// <param name="path">A file that does not exist yet.</param>
    /// <param name="lastChange">The moment that the file's contents table tells, in UTC.</param>
    public GeoPackageWriter(string path, DateTimeOffset lastChange)
    {
        SystemSqlite.Load();
        _lastChange = lastChange.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadWriteCreate,
            Pooling = false,
        }.ToString());
        _connection.Open();
        // Nobody reads the file before it is whole, so a journal would only cost time.
        Run("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -131072;");
        Run("PRAGMA locking_mode = EXCLUSIVE; PRAGMA encoding = 'UTF-8';");
        Run(GeoPackageWriterSql.Identify);
        Run("BEGIN");
        Run(GeoPackageWriterSql.CoreTables);
    }

    sqlite3 Database => _connection.Handle ?? throw new ObjectDisposedException(nameof(GeoPackageWriter));

    /// <summary>Makes a table and returns what takes its rows.</summary>
    public GeoPackageWriterTable CreateTable(GeoPackageTableDefinition definition)
    {
        Run(GeoPackageWriterSql.CreateTable(definition));
        var table = new GeoPackageWriterTable(Database, definition);
        _tables.Add(table);
        return table;
    }

    /// <summary>Makes a table of images and returns what takes them.</summary>
    public GeoPackageWriterTiles CreateTiles(string name, string title)
    {
        if (_tiles.Count == 0)
        {
            Run(GeoPackageWriterSql.WebGrid);
            Run(GeoPackageWriterSql.TileMatrixTables);
        }
        Run(GeoPackageWriterSql.CreateTiles(name));
        var tiles = new GeoPackageWriterTiles(Database, name, title);
        _tiles.Add(tiles);
        return tiles;
    }

    /// <summary>Indexes and registers the tables and closes the file's only transaction.</summary>
    public void Finish(CancellationToken cancellationToken)
    {
        foreach (var table in _tables)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Register(table);
            if (table.Definition.Geometry is not null) Index(table);
            foreach (var column in table.Definition.IndexedColumns)
                Run(GeoPackageWriterSql.CreateIndex(table.Definition.Name, column));
        }
        foreach (var tiles in _tiles) Register(tiles);
        Run("COMMIT");
    }

    public void Dispose()
    {
        foreach (var table in _tables) table.Dispose();
        foreach (var tiles in _tiles) tiles.Dispose();
        _connection.Dispose();
    }

    void Index(GeoPackageWriterTable table)
    {
        var name = table.Definition.Name;
        Run(GeoPackageWriterSql.CreateTree(name));
        using (var insert = new GeoPackageWriterStatement(Database, GeoPackageWriterSql.InsertTree(name)))
        {
            for (var row = 0; row < table.Boxes.Length; row++)
            {
                var box = table.Boxes[row];
                insert.Bind(1, table.BoxIds[row]);
                insert.Bind(2, box.MinX);
                insert.Bind(3, box.MaxX);
                insert.Bind(4, box.MinY);
                insert.Bind(5, box.MaxY);
                insert.Run();
            }
        }
        Run(GeoPackageWriterSql.TreeTriggers(name));
    }

    void Register(GeoPackageWriterTable table)
    {
        var definition = table.Definition;
        object? Known(double value) => table.Bounds.IsEmpty ? null : value;
        Insert(
            "INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            definition.Name, definition.Geometry is null ? "attributes" : "features", definition.Name,
                definition.Title, _lastChange,
            Known(table.Bounds.MinX), Known(table.Bounds.MinY), Known(table.Bounds.MaxX), Known(table.Bounds.MaxY),
            definition.Geometry is null ? null : definition.Srid);
        foreach (var column in definition.Columns)
        {
            Insert(
                "INSERT INTO gpkg_data_columns VALUES (?, ?, ?, ?, NULL, NULL, NULL)",
                definition.Name, column.Name, column.Name, column.Title);
        }
        if (definition.Geometry is not { } geometry) return;
        Insert(
            "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, ?, 0, 0)",
            definition.Name, GeoPackageWriterSql.NameOf(geometry), definition.Srid);
        Insert(
            "INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', "
            + "'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')",
            definition.Name);
    }

    void Register(GeoPackageWriterTiles tiles)
    {
        var (west, south, east, north) = tiles.Bounds;
        Insert("INSERT INTO gpkg_contents VALUES (?, 'tiles', ?, ?, ?, ?, ?, ?, ?, 3857)",
            tiles.Name, tiles.Name, tiles.Title, _lastChange, west, south, east, north);
        const double Half = Math.PI * 6378137;
        Insert("INSERT INTO gpkg_tile_matrix_set VALUES (?, 3857, ?, ?, ?, ?)", tiles.Name, -Half, -Half, Half, Half);
        foreach (var (zoom, columns, metres) in tiles.Levels)
            Insert("INSERT INTO gpkg_tile_matrix VALUES (?, ?, ?, ?, 256, 256, ?, ?)", tiles.Name, zoom, columns, columns, metres, metres);
    }

    void Insert(string sql, params ReadOnlySpan<object?> values)
    {
        using var statement = new GeoPackageWriterStatement(Database, sql);
        for (var i = 0; i < values.Length; i++) statement.Bind(i + 1, values[i]);
        statement.Run();
    }

    void Run(string sql)
    {
        using var command = _connection.CreateCommand();
#pragma warning disable CA2100 // the statements are our own, with identifiers quoted
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
