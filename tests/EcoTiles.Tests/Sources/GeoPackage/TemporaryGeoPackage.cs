using EcoTiles.Catalogue;
using EcoTiles.Sources;
using EcoTiles.Sources.GeoPackage;
using Microsoft.Data.Sqlite;

namespace EcoTiles.Tests.Sources.GeoPackage;

/// <summary>A small GeoPackage in a directory of its own, gone after the test.</summary>
sealed class TemporaryGeoPackage : IDisposable
{
    const string Tables = """
        PRAGMA application_id = 1196444487;
        CREATE TABLE gpkg_spatial_ref_sys(srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,
            organization_coordsys_id INTEGER, definition TEXT, description TEXT);
        INSERT INTO gpkg_spatial_ref_sys VALUES ('undefined', -1, 'NONE', -1, 'undefined', NULL),
            ('CGCS2000', 4490, 'EPSG', 4490, 'GEOGCS["CGCS2000"]', NULL), ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84"]', NULL),
            ('CGCS2000 / 3-degree Gauss-Kruger CM 114E', 4547, 'EPSG', 4547, 'PROJCS["x"]', NULL);
        CREATE TABLE gpkg_contents(table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, description TEXT,
            last_change DATETIME, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER);
        CREATE TABLE gpkg_geometry_columns(table_name TEXT, column_name TEXT, geometry_type_name TEXT,
            srs_id INTEGER, z TINYINT, m TINYINT);
        """;

    readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("gpkg");

    public TemporaryGeoPackage(string name = "西平县 Plan_1.gpkg", string tables = Tables)
    {
        SystemSqlite.Load();
        Path = System.IO.Path.Combine(_directory.FullName, name);
        Run(tables);
    }

    public string Path { get; }

    public void Run(string sql, params object?[] values)
    {
        using var connection = new SqliteConnection($"Data Source={Path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"@{i}", values[i] ?? DBNull.Value);
        command.ExecuteNonQuery();
    }

    public void Register(string table, string type = "MULTIPOLYGON", int srs = 4490, string column = "geom") => Run(
        "INSERT INTO gpkg_contents(table_name, data_type, identifier, srs_id) VALUES (@0, 'features', @0, @1);"
        + "INSERT INTO gpkg_geometry_columns VALUES (@0, @2, @3, @1, 0, 0)", table, srs, column, type);

    /// <summary>Makes and registers a table; columns are SQL, each with a comma before it.</summary>
    public void Layer(string table, string type = "MULTIPOLYGON", int srs = 4490, string columns = "")
    {
        Run($"CREATE TABLE {table}(fid INTEGER PRIMARY KEY, geom BLOB{columns})");
        Register(table, type, srs);
    }

    public void Add(string table, params byte[]?[] blobs)
    {
        foreach (var blob in blobs) Run($"INSERT INTO {table}(geom) VALUES (@0)", blob);
    }

    public void Index(string table, params (int Id, double MinX, double MinY, double MaxX, double MaxY)[] boxes)
    {
        Run($"CREATE VIRTUAL TABLE rtree_{table}_geom USING rtree(id, minx, maxx, miny, maxy)");
        foreach (var (id, minX, minY, maxX, maxY) in boxes)
            Run($"INSERT INTO rtree_{table}_geom VALUES (@0, @1, @2, @3, @4)", id, minX, maxX, minY, maxY);
    }

    public GeoPackageStore Open() => GeoPackageStore.Open(Path);

    public StoreInventory Inventory(params (string Table, string[] Columns)[] filters)
    {
        using var store = Open();
        return store.ReadInventory(filters.ToDictionary(filter => filter.Table, filter => (IReadOnlyList<string>)filter.Columns));
    }

    public Task<List<ReadFeature>> ReadAsync(string table, FeatureQuery? query = null, string? plan = null) =>
        ReadFeature.AllAsync(Path, new DatasetKey(plan ?? FileSlug.Of(Path), table), query ?? FeatureQuery.Everything);

    public void Dispose() => _directory.Delete(recursive: true);
}
