using EcoTiles.Geometry.Projections;
using NetTopologySuite.Geometries;

namespace EcoTiles.Import.Checks.Topology;

/// <summary>Square metres on the ellipsoid of shapes in degrees.</summary>
public static class GroundArea
{
    public const double SquareMetresPerHectare = 1e4;
    public const double SquareMetresPerSquareKilometre = 1e6;

    public static double Of(NtsGeometry shape)
    {
        var total = 0.0;
        for (var i = 0; i < shape.NumGeometries; i++)
        {
            if (shape.GetGeometryN(i) is not Polygon { IsEmpty: false } polygon) continue;
            total += OfRing(polygon.Shell);
            foreach (var hole in polygon.Holes) total -= OfRing(hole);
        }
        return total;
    }

    static double OfRing(LinearRing ring)
    {
        var points = ring.CoordinateSequence;
        var flat = new double[2 * points.Count];
        for (var i = 0; i < points.Count; i++) (flat[2 * i], flat[2 * i + 1]) = (points.GetX(i), points.GetY(i));
        return Math.Abs(EllipsoidArea.OfRing(flat));
    }
}
