namespace EcoTiles.Geometry.Shapes;

/// <summary>What a shape is made of. The numbers are those of the MVT specification.</summary>
public enum ShapeKind : byte
{
    None = 0,
    Point = 1,
    Line = 2,
    Polygon = 3,
}
