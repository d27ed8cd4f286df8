using EcoTiles.Import.Model;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace EcoTiles.Import.Checks.Rows;

/// <summary>V05, V06: a shape is valid, and of the kind that its table has.</summary>
public static class ShapeChecks
{
    public static Finding? Check(ModelTable table, PlanFeature row)
    {
        if (row.Shape is not { } shape) return null;
        if (!IsOfKind(shape, table.Geometry))
        {
            return Finding.Of("V06", table.Name, row.Id, Places.Of(shape),
                new TwoWords(table.Zh, table.En), InWords(table.Geometry), InWords(KindOf(shape)));
        }
        if (new IsValidOp(shape).ValidationError is not { } error) return null;
        return Invalid(table, row.Id, error.Coordinate, GeometryReasons.Of(error)) with { Spot = shape as MultiPolygon };
    }

    public static Finding Invalid(ModelTable table, string id, Coordinate? place, TwoWords reason) => Finding.Of(
        "V05", table.Name, id, place is null ? null : new Place(place.X, place.Y),
        reason, InWords(place?.X), InWords(place?.Y));

    static bool IsOfKind(NtsGeometry shape, ModelGeometry kind) => kind switch
    {
        ModelGeometry.Point => shape is Point,
        ModelGeometry.MultiPoint => shape is Point or MultiPoint,
        ModelGeometry.MultiLineString => shape is LineString or MultiLineString,
        ModelGeometry.MultiPolygon => shape is Polygon or MultiPolygon,
        _ => true,
    };

    static ModelGeometry KindOf(NtsGeometry shape) => shape.Dimension switch
    {
        Dimension.Surface => ModelGeometry.MultiPolygon,
        Dimension.Curve => ModelGeometry.MultiLineString,
        _ => shape is Point ? ModelGeometry.Point : ModelGeometry.MultiPoint,
    };

    static TwoWords InWords(ModelGeometry kind) => kind switch
    {
        ModelGeometry.Point => new("点", "points"),
        ModelGeometry.MultiPoint => new("多点", "multipoints"),
        ModelGeometry.MultiLineString => new("线", "lines"),
        ModelGeometry.MultiPolygon => new("面", "polygons"),
        _ => new("无图形", "without shapes"),
    };

    static string InWords(double? degrees) => degrees is { } value ? FormattableString.Invariant($"{value:0.######}") : "—";
}
