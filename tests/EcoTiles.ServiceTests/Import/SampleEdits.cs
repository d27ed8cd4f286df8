using EcoTiles.Sources.GeoPackage;
using Microsoft.Data.Sqlite;

namespace EcoTiles.ServiceTests.Import;

/// <summary>Changes a file of a test by SQL, without the triggers that need functions of a GIS.</summary>
static class SampleEdits
{
    public static void Run(string path, string sql)
    {
        SystemSqlite.Load();
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        var triggers = new List<string>();
        using (var list = connection.CreateCommand())
        {
            list.CommandText = "SELECT name FROM sqlite_master WHERE type = 'trigger'";
            using var reader = list.ExecuteReader();
            while (reader.Read()) triggers.Add($"DROP TRIGGER \"{reader.GetString(0)}\";");
        }
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the test's own statements
        command.CommandText = $"{string.Concat(triggers)} {sql}";
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
