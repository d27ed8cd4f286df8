using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.PostGis;

/// <summary>What a geometry column declares, packed into its type modifier: SRID in bits 8 to 28, kind in bits 2 to 7.</summary>
static class GeometryModifier
{
    public static (int Srid, int Type) Read(int modifier) =>
        modifier < 0 ? (0, 0) : ((modifier & 0x0FFFFF00) >> 8, (modifier & 0xFC) >> 2);

    public static ShapeKind KindOf(int type) => type switch
    {
        1 or 4 => ShapeKind.Point,
        2 or 5 => ShapeKind.Line,
        3 or 6 => ShapeKind.Polygon,
        _ => ShapeKind.None,
    };

    public static string? CurveName(int type) => type switch
    {
        8 => "CIRCULARSTRING",
        9 => "COMPOUNDCURVE",
        10 => "CURVEPOLYGON",
        11 => "MULTICURVE",
        12 => "MULTISURFACE",
        13 => "POLYHEDRALSURFACE",
        14 => "TRIANGLE",
        15 => "TIN",
        _ => null,
    };
}
