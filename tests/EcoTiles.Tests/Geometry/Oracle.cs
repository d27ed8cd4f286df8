using EcoTiles.Geometry.Shapes;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.OverlayNG;
using NtsGeometry = NetTopologySuite.Geometries.Geometry;

namespace EcoTiles.Tests.Geometry;

/// <summary>The same shapes for NetTopologySuite, which tells what is right.</summary>
static class Oracle
{
    static readonly GeometryFactory Factory = new();

    public static Coordinate[] Closed(ReadOnlySpan<int> ring)
    {
        var points = new Coordinate[ring.Length / 2 + 1];
        for (var i = 0; i < points.Length; i++)
        {
            var at = 2 * i % ring.Length;
            points[i] = new Coordinate(ring[at], ring[at + 1]);
        }
        return points;
    }

    public static LineString Line(ReadOnlySpan<int> line) => Factory.CreateLineString(Closed(line)[..^1]);

    public static Polygon Ring(ReadOnlySpan<int> ring) => Factory.CreatePolygon(Closed(ring));

    public static NtsGeometry Box(double minX, double minY, double maxX, double maxY) =>
        Factory.ToGeometry(new NetTopologySuite.Geometries.Envelope(minX, maxX, minY, maxY));

    /// <summary>The polygons of one feature.</summary>
    public static NtsGeometry Feature(PathSet paths, int feature)
    {
        var range = paths.PathsOf(feature);
        return Polygons(paths, range.Start.Value, range.End.Value);
    }

    public static NtsGeometry All(PathSet paths) => Polygons(paths, 0, paths.PathCount);

    public static double Overlap(NtsGeometry one, NtsGeometry other) =>
        OverlayNGRobust.Overlay(one, other, NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection).Area;

    public static NtsGeometry Intersection(NtsGeometry one, NtsGeometry other) =>
        OverlayNGRobust.Overlay(one, other, NetTopologySuite.Operation.Overlay.SpatialFunction.Intersection);

    /// <summary>The sum of all ring areas, exactly.</summary>
    public static Int128 DoubledArea(PathSet paths)
    {
        Int128 sum = 0;
        for (var path = 0; path < paths.PathCount; path++) sum += DoubledArea(paths.Path(path));
        return sum;
    }

    public static Int128 DoubledArea(ReadOnlySpan<int> ring)
    {
        Int128 sum = 0;
        for (var i = 0; i < ring.Length; i += 2)
        {
            var next = (i + 2) % ring.Length;
            sum += (Int128)ring[i] * ring[next + 1] - (Int128)ring[next] * ring[i + 1];
        }
        return sum;
    }

    static NtsGeometry Polygons(PathSet paths, int from, int to)
    {
        var polygons = new List<Polygon>();
        for (var path = from; path < to;)
        {
            var shell = Factory.CreateLinearRing(Closed(paths.Path(path++)));
            var holes = new List<LinearRing>();
            for (; path < to && paths.Roles[path] == PathRole.Hole; path++) holes.Add(Factory.CreateLinearRing(Closed(paths.Path(path))));
            polygons.Add(Factory.CreatePolygon(shell, [.. holes]));
        }
        return polygons.Count == 1 ? polygons[0] : Factory.CreateMultiPolygon([.. polygons]);
    }
}
