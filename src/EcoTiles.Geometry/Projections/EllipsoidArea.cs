using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Projections;

/// <summary>Areas in square metres on the CGCS2000 ellipsoid, of polygons given in degrees of longitude and latitude.</summary>
/// <remarks>
/// The area between the equator and an edge is the integral of the authalic function over the edge's longitudes. An edge
/// shared by two polygons gives the same number with opposite signs, so the parts of a coverage add up to its whole.
/// </remarks>
public static class EllipsoidArea
{
    const double SemiMajorAxis = 6378137;
    const double Flattening = 1 / 298.257222101;
    const double EccentricitySquared = Flattening * (2 - Flattening);
    const double RadiansPerDegree = Math.PI / 180;

    static readonly double Eccentricity = Math.Sqrt(EccentricitySquared);

    /// <summary>Area inside one ring of x, y pairs, closed or not: positive when it runs counter-clockwise.</summary>
    public static double OfRing(ReadOnlySpan<double> ring)
    {
        if (ring.Length < 6) return 0;
        var total = 0.0;
        var fromX = ring[^2];
        var fromY = ring[^1];
        var fromStrip = Strip(fromY);
        for (var i = 0; i < ring.Length; i += 2)
        {
            var strip = Strip(ring[i + 1]);
            // Simpson's rule along the edge: exact for level edges, and far below a square metre for edges of a few km.
            total -= (ring[i] - fromX) * (fromStrip + 4 * Strip((fromY + ring[i + 1]) / 2) + strip) / 6;
            (fromX, fromY, fromStrip) = (ring[i], ring[i + 1], strip);
        }
        return total * RadiansPerDegree;
    }

    /// <summary>Area of a polygon shape: in each part the first ring counts, the others are holes.</summary>
    public static double OfShape(ShapeBuffer shapes, int shape)
    {
        var total = 0.0;
        for (var part = shape == 0 ? 0 : shapes.ShapeEnds[shape - 1]; part < shapes.ShapeEnds[shape]; part++)
        {
            var first = part == 0 ? 0 : shapes.PartEnds[part - 1];
            for (var ring = first; ring < shapes.PartEnds[part]; ring++)
            {
                var start = ring == 0 ? 0 : shapes.RingEnds[ring - 1];
                var area = Math.Abs(OfRing(shapes.Coordinates[(2 * start)..(2 * shapes.RingEnds[ring])]));
                total += ring == first ? area : -area;
            }
        }
        return total;
    }

    /// <summary>Square metres between the equator and a latitude, per radian of longitude.</summary>
    static double Strip(double latitude)
    {
        var sine = Math.Sin(latitude * RadiansPerDegree);
        var along = Eccentricity * sine;
        return SemiMajorAxis * SemiMajorAxis * (1 - EccentricitySquared) / 2
            * (sine / (1 - along * along) + Math.Atanh(along) / Eccentricity);
    }
}
