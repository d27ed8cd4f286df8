using EcoTiles.Geometry.Shapes;
using EcoTiles.Import.Samples.Land;

namespace EcoTiles.Import.Samples.Layers;

/// <summary>Turns points and lines of the plane into shapes in degrees.</summary>
static class PlaneShapes
{
    public static ShapeBuffer Point(PlaneFrame frame, params ReadOnlySpan<PlanePoint> points)
    {
        var shapes = new ShapeBuffer();
        foreach (var point in points)
        {
            AddPoint(shapes, frame, point);
            shapes.EndRing();
            shapes.EndPart();
        }
        shapes.EndShape(ShapeKind.Point);
        return shapes;
    }

    public static ShapeBuffer Line(PlaneFrame frame, params IEnumerable<IReadOnlyList<PlanePoint>> lines)
    {
        var shapes = new ShapeBuffer();
        foreach (var line in lines)
        {
            foreach (var point in line) AddPoint(shapes, frame, point);
            shapes.EndRing();
            shapes.EndPart();
        }
        shapes.EndShape(ShapeKind.Line);
        return shapes;
    }

    public static ShapeBuffer Ring(PlaneFrame frame, IReadOnlyList<PlanePoint> ring)
    {
        var shapes = new ShapeBuffer();
        foreach (var point in ring) AddPoint(shapes, frame, point);
        shapes.EndRing();
        shapes.EndPart();
        shapes.EndShape(ShapeKind.Polygon);
        return shapes;
    }

    static void AddPoint(ShapeBuffer shapes, PlaneFrame frame, PlanePoint point) => shapes.AddPoint(
        Math.Round(frame.LongitudeAt(point.X), 8), Math.Round(frame.LatitudeAt(point.Y), 8));
}
