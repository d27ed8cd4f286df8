using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Polygonize;

namespace EcoTiles.Import.Checks.Topology;

/// <summary>The faces that edges enclose, once cut where they cross and put on a grid of millimetres.</summary>
static class EdgeFaces
{
    const int StepsPerMetre = 1000;

    public static IEnumerable<Polygon> Of(IReadOnlyList<EdgeSum.Edge> edges, LocalPlane plane)
    {
        var onGrid = new HashSet<EdgeSum.Edge>(edges.Count);
        foreach (var edge in edges)
        {
            var (from, to) = (OnGrid(edge.From, plane), OnGrid(edge.To, plane));
            if (from != to) onGrid.Add(from.IsBefore(to) ? new(from, to) : new(to, from));
        }
        if (onGrid.Count == 0) return [];
        var polygonizer = new Polygonizer();
        foreach (var chain in EdgeChains.Of(EdgeNoding.Of([.. onGrid])))
        {
            polygonizer.Add(GeometryFactory.Default.CreateLineString(
                [.. chain.Select(place => new Coordinate((double)place.X / StepsPerMetre, (double)place.Y / StepsPerMetre))]));
        }
        return polygonizer.GetPolygons().Cast<Polygon>();
    }

    static EdgeSum.Step OnGrid(EdgeSum.Step place, LocalPlane plane)
    {
        var metres = plane.ToMetres(place.Longitude, place.Latitude);
        return new((long)Math.Round(metres.X * StepsPerMetre), (long)Math.Round(metres.Y * StepsPerMetre));
    }
}
