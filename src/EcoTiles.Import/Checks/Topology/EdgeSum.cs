using NetTopologySuite.Algorithm;
using NetTopologySuite.Geometries;

namespace EcoTiles.Import.Checks.Topology;

/// <summary>
/// Adds up the edges of polygons, each with its own side on the left: an edge that two neighbours share runs both ways and
/// comes to nothing. Where all edges of zones less those of the plan area come to nothing, the zones cover the plan area
/// exactly once, whatever their shapes: how often a point is covered changes only across an edge that is left over.
/// </summary>
sealed class EdgeSum
{
    /// <summary>Places are compared to a tenth of a millimetre.</summary>
    const double StepsPerDegree = 1e9;

    readonly Dictionary<Edge, int> _sums = [];

    public IEnumerable<Edge> LeftOver => _sums.Where(edge => edge.Value != 0).Select(edge => edge.Key);

    public IEnumerable<Edge> Paired => _sums.Where(edge => edge.Value == 0).Select(edge => edge.Key);

    /// <param name="weight">1 for what covers, -1 for what is to be covered.</param>
    public void Add(NtsGeometry polygons, int weight)
    {
        for (var i = 0; i < polygons.NumGeometries; i++)
        {
            if (polygons.GetGeometryN(i) is not Polygon { IsEmpty: false } polygon) continue;
            AddRing(polygon.Shell, weight);
            foreach (var hole in polygon.Holes) AddRing(hole, -weight);
        }
    }

    void AddRing(LinearRing ring, int weight)
    {
        var points = ring.CoordinateSequence;
        var direction = Orientation.IsCCW(points) ? weight : -weight;
        var from = Step.At(points.GetX(0), points.GetY(0));
        for (var i = 1; i < points.Count; i++)
        {
            var to = Step.At(points.GetX(i), points.GetY(i));
            if (to == from) continue;
            var forward = from.IsBefore(to);
            ref var sum = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(
                _sums, forward ? new(from, to) : new(to, from), out _);
            sum += forward ? direction : -direction;
            from = to;
        }
    }

    /// <summary>A place on a grid, counted in its steps.</summary>
    internal readonly record struct Step(long X, long Y)
    {
        public double Longitude => X / StepsPerDegree;

        public double Latitude => Y / StepsPerDegree;

        public static Step At(double longitude, double latitude) =>
            new((long)Math.Round(longitude * StepsPerDegree), (long)Math.Round(latitude * StepsPerDegree));

        public bool IsBefore(Step other) => X < other.X || (X == other.X && Y < other.Y);
    }

    internal readonly record struct Edge(Step From, Step To);
}
