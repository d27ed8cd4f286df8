using NetTopologySuite.Geometries;
using NetTopologySuite.Noding;
using NetTopologySuite.Noding.Snapround;
using NetTopologySuite.Operation.Polygonize;

namespace EcoTiles.Import.Checks.Topology;

/// <summary>The faces that edges enclose, once cut where they cross and put on a grid of millimetres.</summary>
static class EdgeFaces
{
    const int StepsPerMetre = 1000;

    public static IEnumerable<Polygon> Of(IReadOnlyList<EdgeSum.Edge> edges, LocalPlane plane)
    {
        List<ISegmentString> strings =
        [
            .. EdgeChains.Of(edges).Select(chain => new NodedSegmentString(
                [.. chain.Select(place => plane.ToMetres(place.Longitude, place.Latitude))], null)),
        ];
        var noder = new SnapRoundingNoder(new PrecisionModel(StepsPerMetre));
        noder.ComputeNodes(strings);
        var polygonizer = new Polygonizer();
        foreach (var chain in EdgeChains.Of(Distinct(noder.GetNodedSubstrings())))
        {
            polygonizer.Add(GeometryFactory.Default.CreateLineString(
                [.. chain.Select(place => new Coordinate((double)place.X / StepsPerMetre, (double)place.Y / StepsPerMetre))]));
        }
        return polygonizer.GetPolygons().Cast<Polygon>();
    }

    /// <summary>Single edges, each once: where lines run over each other the noder leaves some of their points without a node.</summary>
    static List<EdgeSum.Edge> Distinct(IEnumerable<ISegmentString> strings)
    {
        var edges = new HashSet<EdgeSum.Edge>();
        foreach (var line in strings)
        {
            for (var i = 1; i < line.Count; i++)
            {
                var (from, to) = (StepAt(line.Coordinates[i - 1]), StepAt(line.Coordinates[i]));
                if (from != to) edges.Add(from.IsBefore(to) ? new(from, to) : new(to, from));
            }
        }
        return [.. edges];
    }

    static EdgeSum.Step StepAt(Coordinate place) =>
        new((long)Math.Round(place.X * StepsPerMetre), (long)Math.Round(place.Y * StepsPerMetre));
}
