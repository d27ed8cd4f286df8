using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using EcoTiles.ServiceTests.PostGis;
using EcoTiles.Sources.GeoPackage;
using Microsoft.Data.Sqlite;

namespace EcoTiles.ServiceTests.Import;

/// <summary>What a store holds, as text that can be compared: for each table its rows and a hash over all their values.</summary>
static class PlanContents
{
    /// <summary>Every value of every row of a GeoPackage, geometries byte by byte, and of its rasters.</summary>
    public static IReadOnlyDictionary<string, string> OfFile(string path)
    {
        SystemSqlite.Load();
        using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
        connection.Open();
        var tables = Rows(connection, "SELECT table_name FROM gpkg_contents ORDER BY table_name").Select(row => (string)row[0]);
        return tables.ToDictionary(table => table, table => Summary(Rows(connection, $"SELECT * FROM \"{table}\" ORDER BY 1").Select(row => table == "raster_asset" ? Array.ConvertAll(row, Homeless) : row)));
    }

    /// <summary>A row for each table and plan of a database, with a checksum.</summary>
    public static async Task<string> OfDatabaseAsync(TestDatabase database)
    {
        const string List = """
            SELECT string_agg(format(
              'SELECT %L AS name, coalesce(plan_id, ''-'') AS plan, count(*) AS rows, md5(string_agg(md5(t::text), '''' ORDER BY fid)) AS sum FROM %s AS t GROUP BY plan_id',
              watched, watched), ' UNION ALL ') FROM ecotiles.plan_tables() AS watched
            """;
        var each = await database.ScalarAsync<string>(List);
        return await database.ScalarAsync<string>(
            $"SELECT coalesce(string_agg(format('%s %s %s %s', name, plan, rows, sum), E'\\n' ORDER BY name, plan), '') FROM ({each}) AS sums") ?? "";
    }

    /// <summary>A database names the file that an image lies in, where the file itself says only the table.</summary>
    static object Homeless(object value) => value is string text && text.IndexOf('#', StringComparison.Ordinal) is > 0 and var hash ? text[hash..] : value;

    static string Summary(IEnumerable<object[]> rows)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var count = 0;
        foreach (var row in rows)
        {
            count++;
            foreach (var value in row)
                hash.AppendData(value as byte[] ?? Encoding.UTF8.GetBytes($"{value.GetType().Name}:{Convert.ToString(value, CultureInfo.InvariantCulture)};"));
        }
        return $"{count} {Convert.ToHexString(hash.GetHashAndReset())}";
    }

    static IEnumerable<object[]> Rows(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // tables of the test's own file
        command.CommandText = sql;
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            yield return row;
        }
    }
}
