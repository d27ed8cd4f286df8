using EcoTiles.Sources.GeoPackage;

namespace EcoTiles.Import.Model;

/// <summary>How the tables of the model are laid out in a GeoPackage.</summary>
static class GeoPackageLayout
{
    public static GeoPackageTableDefinition Of(ModelTable table) => new(
        table.Name, table.Zh, [.. table.Columns.Select(column => new GeoPackageColumn(column.Name, TypeOf(column.Type), column.Zh)
        {
            Required = column.Required,
        })])
    {
        Geometry = GeometryOf(table.Geometry),
        Srid = ModelTable.Srid,
        IndexedColumns = ["plan_id"],
    };

    static GeoPackageColumnType TypeOf(ModelType type) => type switch
    {
        ModelType.Integer => GeoPackageColumnType.Integer,
        ModelType.Real => GeoPackageColumnType.Real,
        ModelType.Boolean => GeoPackageColumnType.Boolean,
        ModelType.Date => GeoPackageColumnType.Date,
        _ => GeoPackageColumnType.Text,
    };

    static GeoPackageGeometryType? GeometryOf(ModelGeometry geometry) => geometry switch
    {
        ModelGeometry.Point => GeoPackageGeometryType.Point,
        ModelGeometry.MultiPoint => GeoPackageGeometryType.MultiPoint,
        ModelGeometry.MultiLineString => GeoPackageGeometryType.MultiLineString,
        ModelGeometry.MultiPolygon => GeoPackageGeometryType.MultiPolygon,
        _ => null,
    };
}
