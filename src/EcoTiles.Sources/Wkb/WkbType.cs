using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Wkb;

/// <summary>The type word of a WKB geometry: ISO (thousands for Z and M) and EWKB (flags in the top bits) alike.</summary>
readonly record struct WkbType(uint Code, int Ordinates, bool HasSrid)
{
    public const uint Point = 1;
    public const uint LineString = 2;
    public const uint Polygon = 3;
    public const uint MultiPoint = 4;
    public const uint MultiLineString = 5;
    public const uint MultiPolygon = 6;
    public const uint GeometryCollection = 7;

    const uint FlagZ = 0x80000000;
    const uint FlagM = 0x40000000;
    const uint FlagSrid = 0x20000000;

    public static WkbType Parse(uint word)
    {
        var ordinates = 2 + ((word & FlagZ) != 0 ? 1 : 0) + ((word & FlagM) != 0 ? 1 : 0);
        var plain = word & ~(FlagZ | FlagM | FlagSrid);
        ordinates += (plain / 1000) switch { 1 or 2 => 1, 3 => 2, _ => 0 };
        var code = plain < 4000 ? plain % 1000 : uint.MaxValue;
        return new WkbType(ordinates > 4 ? uint.MaxValue : code, ordinates, (word & FlagSrid) != 0);
    }

    public ShapeKind Kind => Code switch
    {
        Point or MultiPoint => ShapeKind.Point,
        LineString or MultiLineString => ShapeKind.Line,
        Polygon or MultiPolygon => ShapeKind.Polygon,
        _ => ShapeKind.None,
    };

    /// <summary>What each member of a multi-geometry must be; 0 for any.</summary>
    public uint Member => Code is MultiPoint or MultiLineString or MultiPolygon ? Code - 3 : 0;

    /// <summary>The name of a curved or surface type, or null.</summary>
    public string? CurveName => Code switch
    {
        8 => "CIRCULARSTRING",
        9 => "COMPOUNDCURVE",
        10 => "CURVEPOLYGON",
        11 => "MULTICURVE",
        12 => "MULTISURFACE",
        13 => "CURVE",
        14 => "SURFACE",
        15 => "POLYHEDRALSURFACE",
        16 => "TIN",
        17 => "TRIANGLE",
        _ => null,
    };
}
