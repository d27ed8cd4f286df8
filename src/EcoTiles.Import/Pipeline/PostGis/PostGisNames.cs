using EcoTiles.Import.Model;

namespace EcoTiles.Import.Pipeline.PostGis;

/// <summary>Names and types as statements of an import write them. Identifiers are quoted here and nowhere else.</summary>
static class PostGisNames
{
    public const string Home = "ecotiles";
    public const string Staging = "ecotiles_staging";

    public static string Quote(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    public static string Of(ModelTable table) => $"{Home}.{Quote(table.Name)}";

    public static string Staged(string table) => $"{Staging}.{Quote(table)}";

    /// <summary>Feature id, the table's own columns, and the shape where there is one.</summary>
    public static IEnumerable<string> Columns(ModelTable table)
    {
        var columns = table.Columns.Select(column => column.Name).Prepend(ModelTable.FeatureId);
        return (table.Geometry == ModelGeometry.None ? columns : columns.Append(ModelTable.GeometryColumn)).Select(Quote);
    }

    /// <summary>What stands in the brackets of CREATE TABLE, without any constraint but those of the feature id.</summary>
    public static string Definition(ModelTable table, string ofFeatureId = "")
    {
        var columns = table.Columns.Select(column => $"{Quote(column.Name)} {TypeOf(column.Type)}").Prepend($"fid bigint{ofFeatureId}");
        if (table.Geometry != ModelGeometry.None) columns = columns.Append($"geom geometry({table.Geometry}, {ModelTable.Srid})");
        return string.Join(", ", columns);
    }

    static string TypeOf(ModelType type) => type switch
    {
        ModelType.Uuid => "uuid",
        ModelType.Integer => "bigint",
        ModelType.Real => "double precision",
        ModelType.Boolean => "boolean",
        ModelType.Date => "date",
        ModelType.TextList => "text[]",
        ModelType.Json => "jsonb",
        _ => "text",
    };
}
