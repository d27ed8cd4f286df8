using EcoTiles.Catalogue;
using SQLitePCL;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>Reads what columns a table or view has, and what they hold.</summary>
static class GeoPackageColumns
{
    const int SampledRows = 100;

    static readonly string[] UsualKeys = ["fid", "ogc_fid", "id"];

    /// <param name="Type">As declared; a view may declare nothing.</param>
    public sealed record Column(string Name, string Type, bool IsPrimaryKey);

    public static List<Column> Read(SqliteFile file, string table)
    {
        using var query = file.Prepare("SELECT name, type, pk FROM pragma_table_info(?)");
        query.Bind(1, table);
        var columns = new List<Column>();
        while (query.Step()) columns.Add(new(query.Text(0) ?? "", query.Text(1) ?? "", query.Integer(2) > 0));
        return columns;
    }

    public static Column? Named(this List<Column> columns, string name) =>
        columns.Find(column => column.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The column of feature ids: a table's INTEGER PRIMARY KEY is its row id, a view's must be found by name.</summary>
    public static string? Key(List<Column> columns, bool isView)
    {
        if (!isView)
        {
            return columns.Count(column => column.IsPrimaryKey) == 1
                ? columns.Find(column => column.IsPrimaryKey && column.Type.Equals("INTEGER", StringComparison.OrdinalIgnoreCase))?.Name
                : null;
        }
        return UsualKeys.Select(columns.Named)
            .FirstOrDefault(column => column is not null && (column.Type.Length == 0 || TypeOf(column.Type) == AttributeType.Integer))?.Name;
    }

    /// <summary>The attributes: all columns but geometry, feature id and bytes, with what people call them.</summary>
    public static List<ColumnSchema> Attributes(SqliteFile file, string table, List<Column> columns, string geometry, string? key)
    {
        var called = Descriptions(file, table);
        var attributes = new List<ColumnSchema>();
        foreach (var column in columns)
        {
            if (column.Name.Equals(geometry, StringComparison.OrdinalIgnoreCase) || column.Name == key) continue;
            var type = column.Type.Length > 0 ? TypeOf(column.Type) : SampledType(file, table, column.Name);
            if (type is { } known) attributes.Add(new(column.Name, known, called.GetValueOrDefault(column.Name)));
        }
        return attributes;
    }

    /// <summary>What a declared type holds, null for bytes. GeoPackage names first, then what SQLite itself would take it for.</summary>
    public static AttributeType? TypeOf(string declared)
    {
        var name = declared.ToUpperInvariant();
        bool Has(string part) => name.Contains(part, StringComparison.Ordinal);
        if (Has("BLOB") || Has("POINT") || Has("LINESTRING") || Has("POLYGON") || Has("GEOM") || Has("CURVE") || Has("SURFACE"))
            return null;
        if (Has("BOOL")) return AttributeType.Boolean;
        if (Has("INT")) return AttributeType.Integer;
        return Has("REAL") || Has("DOUB") || Has("FLOA") || Has("NUMERIC") || Has("DECIMAL")
            ? AttributeType.Real
            : AttributeType.Text;
    }

    static AttributeType? SampledType(SqliteFile file, string table, string column)
    {
        using var query = file.Prepare(
            $"SELECT {GeoPackageSql.Quote(column)} FROM {GeoPackageSql.Quote(table)} LIMIT {SampledRows}");
        AttributeType? type = null;
        while (query.Step())
        {
            switch (query.Type(0))
            {
                case raw.SQLITE_INTEGER:
                    type ??= AttributeType.Integer;
                    break;
                case raw.SQLITE_FLOAT:
                    type = AttributeType.Real;
                    break;
                case raw.SQLITE_TEXT:
                    return AttributeType.Text;
                case raw.SQLITE_BLOB:
                    return null;
            }
        }
        return type ?? AttributeType.Text;
    }

    public static Dictionary<string, string> Descriptions(SqliteFile file, string table)
    {
        var found = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!file.HasTable("gpkg_data_columns")) return found;
        using var query = file.Prepare(
            "SELECT column_name, coalesce(nullif(title, ''), nullif(description, ''), nullif(name, ''))"
            + " FROM gpkg_data_columns WHERE lower(table_name) = lower(?)");
        query.Bind(1, table);
        while (query.Step())
        {
            if (query.Text(0) is { } column && query.Text(1) is { } title) found[column] = title;
        }
        return found;
    }
}
