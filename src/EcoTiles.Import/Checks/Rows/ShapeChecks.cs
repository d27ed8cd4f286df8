using System.Buffers;
using EcoTiles.Geometry.Pipeline;
using EcoTiles.Import.Model;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace EcoTiles.Import.Checks.Rows;

/// <summary>V05, V06: a shape is valid, and of the kind that its table has.</summary>
public static class ShapeChecks
{
    [ThreadStatic]
    static SimpleRing? _simpleRing;

    public static Finding? Check(ModelTable table, PlanFeature row)
    {
        if (row.Shape is not { } shape) return null;
        if (!IsOfKind(shape, table.Geometry))
        {
            return Finding.Of("V06", table.Name, row.Id, Places.Of(shape),
                new TwoWords(table.Zh, table.En), InWords(table.Geometry), InWords(KindOf(shape)));
        }
        if (IsPlain(shape) || new IsValidOp(shape).ValidationError is not { } error) return null;
        return Invalid(table, row.Id, error.Coordinate, GeometryReasons.Of(error)) with { Spot = shape as MultiPolygon };
    }

    public static Finding Invalid(ModelTable table, string id, Coordinate? place, TwoWords reason) => Finding.Of(
        "V05", table.Name, id, place is null ? null : new Place(place.X, place.Y),
        reason, InWords(place?.X), InWords(place?.Y));

    /// <summary>One ring that is clearly simple, as most polygons are. Asking the full judge takes twenty times as long.</summary>
    static bool IsPlain(NtsGeometry shape)
    {
        if (shape is not MultiPolygon { NumGeometries: 1 } || shape.GetGeometryN(0) is not Polygon { NumInteriorRings: 0 } polygon)
            return false;
        var points = polygon.ExteriorRing.Coordinates;
        var flat = ArrayPool<double>.Shared.Rent(2 * points.Length);
        for (var i = 0; i < points.Length; i++) (flat[2 * i], flat[2 * i + 1]) = (points[i].X, points[i].Y);
        var isPlain = (_simpleRing ??= new()).IsCertain(flat.AsSpan(0, 2 * points.Length));
        ArrayPool<double>.Shared.Return(flat);
        return isPlain;
    }

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
