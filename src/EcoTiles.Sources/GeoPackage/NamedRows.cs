using System.Globalization;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>Rows of a small table by column name, whatever columns it has.</summary>
static class NamedRows
{
    public static IEnumerable<Row> Read(SqliteFile file, string table) => file.HasTable(table)
        ? Read(file, table, GeoPackageColumns.Read(file, table).Select(column => column.Name))
        : [];

    public static IEnumerable<Row> Read(SqliteFile file, string table, IEnumerable<string> columns)
    {
        var names = columns.ToArray();
        using var query = file.Prepare(
            $"SELECT {string.Join(", ", names.Select(GeoPackageSql.Quote))} FROM {GeoPackageSql.Quote(table)}");
        while (query.Step())
        {
            var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
            for (var i = 0; i < names.Length; i++) values[names[i]] = query.Text(i);
            yield return new Row(values);
        }
    }

    public sealed class Row(Dictionary<string, string?> values)
    {
        public bool Has(string column) => values.ContainsKey(column);

        public string? Text(string column) =>
            values.GetValueOrDefault(column)?.Trim() is { Length: > 0 } text ? text : null;

        public long? Long(string column) =>
            long.TryParse(Text(column), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                ? value
                : null;

        public int? Integer(string column) => Long(column) is >= int.MinValue and <= int.MaxValue and { } value ? (int)value : null;

        public bool Flag(string column) => Text(column) is { } text
            && (text == "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase));
    }
}
