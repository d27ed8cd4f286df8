using EcoTiles.Sources.Plans;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>Reads a small table row by row, by column name.</summary>
static class NamedRows
{
    public static IEnumerable<NamedRow> Read(SqliteFile file, string table) => file.HasTable(table)
        ? Read(file, table, GeoPackageColumns.Read(file, table).Select(column => column.Name))
        : [];

    static IEnumerable<NamedRow> Read(SqliteFile file, string table, IEnumerable<string> columns)
    {
        var names = columns.ToArray();
        using var query = file.Prepare(
            $"SELECT {string.Join(", ", names.Select(GeoPackageSql.Quote))} FROM {GeoPackageSql.Quote(table)}");
        while (query.Step())
        {
            var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
            for (var i = 0; i < names.Length; i++) values[names[i]] = query.Text(i);
            yield return new NamedRow(values);
        }
    }
}
