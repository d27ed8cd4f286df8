using NetTopologySuite.Geometries;

namespace EcoTiles.Import.Checks;

/// <summary>Where a finding is shown: a place that lies on the shape.</summary>
static class Places
{
    public static Place? Of(NtsGeometry? shape)
    {
        if (shape is null || shape.IsEmpty) return null;
        var place = shape.InteriorPoint.Coordinate;
        return new(place.X, place.Y);
    }

    /// <summary>The polygons as one shape, largest first, so that its first place is the one to look at.</summary>
    public static MultiPolygon Together(IEnumerable<Polygon> polygons) =>
        GeometryFactory.Default.CreateMultiPolygon([.. polygons]);

    public static MultiPolygon Together(NtsGeometry polygons) => Together(
        Enumerable.Range(0, polygons.NumGeometries)
            .Select(polygons.GetGeometryN).OfType<Polygon>().OrderByDescending(polygon => polygon.Area));
}
