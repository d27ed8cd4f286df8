using NetTopologySuite.Geometries;
using NetTopologySuite.Noding;
using NetTopologySuite.Noding.Snapround;
using NetTopologySuite.Operation.Polygonize;

namespace EcoTiles.Import.Checks.Topology;

/// <summary>The faces that edges enclose, once cut where they cross and put on a grid of millimetres.</summary>
static class EdgeFaces
{
    static readonly PrecisionModel Millimetres = new(1000);

    public static IEnumerable<Polygon> Of(IReadOnlyList<EdgeSum.Edge> edges, LocalPlane plane)
    {
        var strings = new List<ISegmentString>(edges.Count);
        foreach (var (from, to) in edges)
        {
            strings.Add(new NodedSegmentString(
                [plane.ToMetres(from.Longitude, from.Latitude), plane.ToMetres(to.Longitude, to.Latitude)], null));
        }
        var noder = new SnapRoundingNoder(Millimetres);
        noder.ComputeNodes(strings);
        var polygonizer = new Polygonizer();
        foreach (var (from, to) in Distinct(noder.GetNodedSubstrings()))
            polygonizer.Add(GeometryFactory.Default.CreateLineString([from, to]));
        return polygonizer.GetPolygons().Cast<Polygon>();
    }

    static IEnumerable<(Coordinate From, Coordinate To)> Distinct(IEnumerable<ISegmentString> strings)
    {
        var seen = new HashSet<(double, double, double, double)>();
        foreach (var line in strings)
        {
            for (var i = 1; i < line.Count; i++)
            {
                var (from, to) = (line.Coordinates[i - 1], line.Coordinates[i]);
                if (from.Equals2D(to)) continue;
                if (from.CompareTo(to) > 0) (from, to) = (to, from);
                if (seen.Add((from.X, from.Y, to.X, to.Y))) yield return (from, to);
            }
        }
    }
}
