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
        List<ISegmentString> strings =
        [
            .. EdgeChains.Of(edges).Select(chain => new NodedSegmentString(
                [.. chain.Select(place => plane.ToMetres(place.Longitude, place.Latitude))], null)),
        ];
        var noder = new SnapRoundingNoder(Millimetres);
        noder.ComputeNodes(strings);
        var polygonizer = new Polygonizer();
        foreach (var line in Distinct(noder.GetNodedSubstrings())) polygonizer.Add(GeometryFactory.Default.CreateLineString(line));
        return polygonizer.GetPolygons().Cast<Polygon>();
    }

    /// <summary>Lines that run over each other are cut at the same places, so that equal ones are equal throughout.</summary>
    static IEnumerable<Coordinate[]> Distinct(IEnumerable<ISegmentString> strings)
    {
        var seen = new HashSet<OrientedCoordinateArray>();
        foreach (var line in strings)
            if (seen.Add(new OrientedCoordinateArray(line.Coordinates))) yield return line.Coordinates;
    }
}
