using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;
using NetTopologySuite.Geometries;

namespace EcoTiles.Import.Validation;

/// <summary>A shape of flat coordinates as rules and pictures take it.</summary>
static class ShapeGeometry
{
    static readonly GeometryFactory Factory = GeometryFactory.Default;

    /// <param name="system">The system of the coordinates, which come out as degrees.</param>
    public static NtsGeometry Of(ShapeBuffer shapes, int shape, CoordinateSystem system)
    {
        var first = shape == 0 ? 0 : shapes.ShapeEnds[shape - 1];
        var parts = Enumerable.Range(first, shapes.ShapeEnds[shape] - first);
        return shapes.Kinds[shape] switch
        {
            ShapeKind.Polygon => Factory.CreateMultiPolygon([.. parts.Select(part => Polygon(shapes, part, system))]),
            ShapeKind.Line => Factory.CreateMultiLineString(
                [.. Rings(shapes, first, shapes.ShapeEnds[shape], system).Select(Factory.CreateLineString)]),
            _ => Points([.. Rings(shapes, first, shapes.ShapeEnds[shape], system).SelectMany(points => points)]),
        };
    }

    static NtsGeometry Points(Coordinate[] places) =>
        places is [var only] ? Factory.CreatePoint(only) : Factory.CreateMultiPointFromCoords(places);

    static Polygon Polygon(ShapeBuffer shapes, int part, CoordinateSystem system)
    {
        var rings = Rings(shapes, part, part + 1, system).Select(Closed).ToList();
        return Factory.CreatePolygon(rings[0], [.. rings.Skip(1)]);
    }

    static IEnumerable<Coordinate[]> Rings(ShapeBuffer shapes, int fromPart, int toPart, CoordinateSystem system)
    {
        var first = fromPart == 0 ? 0 : shapes.PartEnds[fromPart - 1];
        for (var ring = first; ring < shapes.PartEnds[toPart - 1]; ring++)
        {
            var start = ring == 0 ? 0 : shapes.RingEnds[ring - 1];
            var flat = shapes.Coordinates[(2 * start)..(2 * shapes.RingEnds[ring])].ToArray();
            system.ToLonLat(flat);
            var places = new Coordinate[flat.Length / 2];
            for (var i = 0; i < places.Length; i++) places[i] = new Coordinate(flat[2 * i], flat[2 * i + 1]);
            yield return places;
        }
    }

    /// <summary>A ring of too few points is filled up, so that the rule on validity can say so.</summary>
    static LinearRing Closed(Coordinate[] places)
    {
        var points = places.ToList();
        if (!points[0].Equals2D(points[^1])) points.Add(points[0].Copy());
        while (points.Count < 4) points.Add(points[0].Copy());
        return Factory.CreateLinearRing([.. points]);
    }
}
