using EcoTiles.Geometry.Shapes;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Valid;

namespace EcoTiles.Sources.Snapshots;

/// <summary>The exact judgement on one polygon, by NetTopologySuite; too slow for every feature, so asked on suspicion.</summary>
static class PolygonValidity
{
    /// <summary>Says in words what is wrong and where, or null when the polygon is valid.</summary>
    public static string? FindFault(ShapeBuffer shapes, int row)
    {
        var factory = GeometryFactory.Default;
        var polygons = new List<Polygon>();
        for (var part = row == 0 ? 0 : shapes.ShapeEnds[row - 1]; part < shapes.ShapeEnds[row]; part++)
        {
            var rings = new List<LinearRing>();
            for (var ring = part == 0 ? 0 : shapes.PartEnds[part - 1]; ring < shapes.PartEnds[part]; ring++)
                rings.Add(factory.CreateLinearRing(Closed(shapes, ring)));
            polygons.Add(factory.CreatePolygon(rings[0], [.. rings.Skip(1)]));
        }
        var judgement = new IsValidOp(factory.CreateMultiPolygon([.. polygons]));
        // A ring that is nothing but a place or a line is empty, not wrong.
        if (judgement.ValidationError is not { ErrorType: not TopologyValidationErrors.TooFewPoints } error) return null;
        return FormattableString.Invariant($"{error.Message} at {error.Coordinate.X:F6},{error.Coordinate.Y:F6}");
    }

    static Coordinate[] Closed(ShapeBuffer shapes, int ring)
    {
        var start = ring == 0 ? 0 : shapes.RingEnds[ring - 1];
        var points = new List<Coordinate>();
        for (var i = start; i < shapes.RingEnds[ring]; i++)
            points.Add(new Coordinate(shapes.Coordinates[2 * i], shapes.Coordinates[2 * i + 1]));
        if (!points[0].Equals2D(points[^1])) points.Add(points[0].Copy());
        while (points.Count < 4) points.Add(points[0].Copy());
        return [.. points];
    }
}
