using Microsoft.Data.Sqlite;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>Takes tables of images over from one finished GeoPackage into another.</summary>
public static class GeoPackageTileTables
{
    /// <param name="onlyNamed">Takes only those that rows of <c>raster_asset</c> in the target name.</param>
    public static void CopyMissing(string from, string to, bool onlyNamed)
    {
        SystemSqlite.Load();
        using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = to, Pooling = false }.ToString());
        connection.Open();
        Run(connection, "ATTACH DATABASE $file AS source", ("$file", from));
        if (!Has(connection, "source", "gpkg_tile_matrix_set")) return;
        var named = onlyNamed ? Names(connection, "SELECT substr(uri, 2) FROM main.raster_asset WHERE uri LIKE '#%'") : null;
        var known = Names(connection, "SELECT table_name FROM main.gpkg_contents");
        var missing = Names(connection, "SELECT table_name FROM source.gpkg_contents WHERE data_type = 'tiles' ORDER BY table_name")
            .Where(table => !known.Contains(table) && named?.Contains(table) != false)
            .ToList();
        if (missing.Count == 0) return;
        Run(connection, "BEGIN");
        if (!Has(connection, "main", "gpkg_tile_matrix_set")) Run(connection, GeoPackageWriterSql.TileMatrixTables);
        Run(connection, "INSERT OR IGNORE INTO main.gpkg_spatial_ref_sys SELECT * FROM source.gpkg_spatial_ref_sys");
        foreach (var table in missing)
        {
            Run(connection, GeoPackageWriterSql.CreateTiles(table));
            Run(connection, $"INSERT INTO main.{GeoPackageWriterSql.Quoted(table)} (zoom_level, tile_column, tile_row, tile_data)"
                + $" SELECT zoom_level, tile_column, tile_row, tile_data FROM source.{GeoPackageWriterSql.Quoted(table)} ORDER BY rowid");
            foreach (var register in (string[])["gpkg_contents", "gpkg_tile_matrix_set", "gpkg_tile_matrix"])
                Run(connection, $"INSERT INTO main.{register} SELECT * FROM source.{register} WHERE table_name = $table", ("$table", table));
        }
        Run(connection, "COMMIT");
    }

    static bool Has(SqliteConnection connection, string database, string table) =>
        Names(connection, $"SELECT name FROM {database}.sqlite_master WHERE type = 'table'").Contains(table);

    static HashSet<string> Names(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        using var reader = command.ExecuteReader();
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        while (reader.Read()) names.Add(reader.GetString(0));
        return names;
    }

    static void Run(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, string Value)> values)
    {
        using var command = Command(connection, sql);
        foreach (var (name, value) in values) command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }

    static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // names are quoted in GeoPackageWriterSql
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
