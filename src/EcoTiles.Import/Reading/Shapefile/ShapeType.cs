using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Import.Reading.Shapefile;

/// <summary>The shape type number of a shapefile: points, lines and polygons, each also with Z (10 more) or M (20 more).</summary>
static class ShapeType
{
    public const int Null = 0;
    public const int Point = 1;
    public const int Line = 3;
    public const int Polygon = 5;
    public const int MultiPoint = 8;
    public const int MultiPatch = 31;

    /// <summary>The plain type, or -1 for a number that stands for none.</summary>
    public static int Plain(int type) =>
        type is Null or >= 0 and < 30 && type % 10 is Point or Line or Polygon or MultiPoint ? type % 10 : -1;

    public static ShapeKind Kind(int type) => Plain(type) switch
    {
        Point or MultiPoint => ShapeKind.Point,
        Line => ShapeKind.Line,
        Polygon => ShapeKind.Polygon,
        _ => ShapeKind.None,
    };

    /// <summary>Whether a file of one type may hold a record of another: the same, or one without a shape.</summary>
    public static bool Fits(int ofRecord, int ofFile) => ofRecord == Null || ofRecord == ofFile;
}
