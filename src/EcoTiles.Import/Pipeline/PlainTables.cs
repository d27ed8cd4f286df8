using EcoTiles.Geometry.Shapes;
using EcoTiles.Import.Model;
using EcoTiles.Import.Reading;

namespace EcoTiles.Import.Pipeline;

/// <summary>Layers outside the data model, taken as they are: their own name and columns, in CGCS2000.</summary>
static class PlainTables
{
    const int LongestName = 63; // of a PostgreSQL identifier, in bytes

    /// <summary>Names that our schema uses for itself.</summary>
    static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "change", "data_version", "migration", "v_e1", "v_e2", "v_e3", "v_e4", "v_e5",
    };

    public static LayerMatch Match(SourceLayer layer)
    {
        if (layer.Name.Length == 0 || System.Text.Encoding.UTF8.GetByteCount(layer.Name) > LongestName
            || layer.Name.StartsWith("gpkg_", StringComparison.OrdinalIgnoreCase) || Reserved.Contains(layer.Name))
            throw ImportProblems.BadTableName(layer.Name);
        var kept = layer.Columns.Select((column, i) => (Column: column, Place: i))
            .Where(pair => pair.Column.Name is not (ModelTable.FeatureId or ModelTable.GeometryColumn))
            .DistinctBy(pair => pair.Column.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        var columns = kept.Select(pair => new ModelColumn(
            pair.Column.Name, TypeOf(pair.Column.Type), pair.Column.Title ?? pair.Column.Name, pair.Column.Name));
        var table = new ModelTable(layer.Name, layer.Name, layer.Name, GeometryOf(layer), [.. columns]);
        var featureId = layer.Columns.ToList().FindIndex(column => column.Name == ModelTable.FeatureId);
        return new(layer, table, [.. kept.Select(pair => pair.Place)], featureId) { IsInModel = false };
    }

    static ModelType TypeOf(SourceType type) => type switch
    {
        SourceType.Integer => ModelType.Integer,
        SourceType.Real => ModelType.Real,
        SourceType.Boolean => ModelType.Boolean,
        SourceType.Date => ModelType.Date,
        _ => ModelType.Text,
    };

    static ModelGeometry GeometryOf(SourceLayer layer) => !layer.HasShapes ? ModelGeometry.None : layer.Kind switch
    {
        ShapeKind.Point => ModelGeometry.MultiPoint,
        ShapeKind.Line => ModelGeometry.MultiLineString,
        ShapeKind.Polygon => ModelGeometry.MultiPolygon,
        _ => throw ImportProblems.MixedShapes(layer.Name, layer.Origin),
    };
}
