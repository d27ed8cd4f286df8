using System.Globalization;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>The queries over feature tables. Names are quoted here and nowhere else; values are parameters.</summary>
static class GeoPackageSql
{
    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>Feature id, geometry, then the columns asked for.</summary>
    /// <param name="plans">How many values of the plan column are wanted; 0 for every row.</param>
    /// <param name="indexed">Whether four parameters (min x, max x, min y, max y) limit the box by the R-tree.</param>
    public static string Features(GeoPackageTable table, IEnumerable<string> columns, int plans, bool indexed)
    {
        var conditions = new List<string>(2);
        // Ids out of the R-tree come sorted this way, and pages are met in the order they lie in the file.
        if (indexed) conditions.Add($"{Key(table)} IN (SELECT id FROM {Quote(table.SpatialIndex ?? "")} WHERE maxx >= ? AND minx <= ? AND maxy >= ? AND miny <= ?)");
        if (plans > 0) conditions.Add(OfPlans(table, plans));
        return $"SELECT {Key(table)}, {string.Join(", ", columns.Prepend(table.GeometryColumn).Select(Quote))}"
            + $" FROM {Quote(table.Name)}{(table is { IsOfOnePlan: true, IsView: false } ? " NOT INDEXED" : "")}{Where(conditions)}";
    }

    public static string Count(GeoPackageTable table) => $"SELECT count(*) FROM {Quote(table.Name)}";

    /// <summary>Row id, plan and the values of some columns of every row; an index that has them all is used alone.</summary>
    public static string Values(GeoPackageTable table, IEnumerable<string> columns) =>
        $"SELECT {string.Join(", ", columns.Select(Quote).Prepend(Key(table)))} FROM {Quote(table.Name)}";

    /// <summary>Bytes of some geometries from a row id on.</summary>
    public static string GeometryLengths(GeoPackageTable table, int rows) =>
        $"SELECT length({Quote(table.GeometryColumn)}) FROM {Quote(table.Name)}"
        + (table.IsView ? "" : $" WHERE {Key(table)} >= ? ORDER BY {Key(table)}")
        + $" LIMIT {rows.ToString(CultureInfo.InvariantCulture)}";

    public static string HighestId(GeoPackageTable table) => $"SELECT max({Key(table)}) FROM {Quote(table.Name)}";

    /// <summary>A table always has a row id; a view may have nothing of the kind.</summary>
    static string Key(GeoPackageTable table) =>
        table.KeyColumn is { } key ? Quote(key) : table.IsView ? "NULL" : "rowid";

    static string OfPlans(GeoPackageTable table, int plans) =>
        $"{Quote(table.PlanColumn ?? "")} IN ({string.Join(", ", Enumerable.Repeat("?", plans))})";

    static string Where(List<string> conditions) =>
        conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", conditions)}";
}
