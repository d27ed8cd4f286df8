using NetTopologySuite.Algorithm.Locate;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.OverlayNG;

namespace EcoTiles.Import.Checks.Topology;

/// <summary>Finds where parts do not cover a whole exactly once.</summary>
public static class CoverComparison
{
    const double LeastSquareMetres = 0.001;

    /// <summary>The defects, largest first. Shapes are polygons in degrees.</summary>
    public static IReadOnlyList<CoverDefect> Find(
        IReadOnlyList<NtsGeometry> parts, NtsGeometry whole)
    {
        var sum = new EdgeSum();
        foreach (var part in parts) sum.Add(part, 1);
        sum.Add(whole, -1);
        var edges = sum.LeftOver.ToList();
        if (edges.Count == 0) return [];

        var plane = new LocalPlane(whole.EnvelopeInternal.Centre);
        var cover = new Cover(parts, whole);
        var faces = Label(EdgeFaces.Of(edges, plane), plane, cover);
        // Where two parts overlap, the edges of a third may pass without being left over; they cut the overlap into its pairs.
        if (EdgesWithin(faces, sum.Paired, plane) is { Count: > 0 } within)
            faces = Label(EdgeFaces.Of([.. edges, .. within], plane), plane, cover);
        return [.. faces.Where(face => !face.IsOnEdge).GroupBy(face => face.Key).SelectMany(Merge(plane)).OrderByDescending(defect => defect.SquareMetres)];
    }

    static List<Face> Label(IEnumerable<Polygon> faces, LocalPlane plane, Cover cover)
    {
        var labelled = new List<Face>();
        foreach (var face in faces)
        {
            if (face.Area < LeastSquareMetres) continue;
            var place = plane.ToDegrees(face.InteriorPoint.Coordinate);
            var (covering, isInside, isOnEdge) = cover.At(place);
            // On the edge of a part nothing can be said yet: that edge will cut the face.
            if (isOnEdge || covering.Count != (isInside ? 1 : 0)) labelled.Add(new(face, covering, isInside, isOnEdge));
        }
        return labelled;
    }

    static List<EdgeSum.Edge> EdgesWithin(List<Face> faces, IEnumerable<EdgeSum.Edge> paired, LocalPlane plane)
    {
        var covered = faces.Where(face => face.Covering.Count > 0 || face.IsOnEdge).ToList();
        if (covered.Count == 0) return [];
        var index = new STRtree<IPreparedGeometry>();
        foreach (var face in covered) index.Insert(face.Shape.EnvelopeInternal, PreparedGeometryFactory.Prepare(face.Shape));
        var within = new List<EdgeSum.Edge>();
        foreach (var edge in paired)
        {
            var from = plane.ToMetres(edge.From.Longitude, edge.From.Latitude);
            var to = plane.ToMetres(edge.To.Longitude, edge.To.Latitude);
            var near = index.Query(new Envelope(from, to));
            if (near.Count == 0) continue;
            var line = GeometryFactory.Default.CreateLineString([from, to]);
            if (near.Any(face => face.Intersects(line))) within.Add(edge);
        }
        return within;
    }

    /// <summary>Faces of one kind that touch are one defect.</summary>
    static Func<IGrouping<string, Face>, IEnumerable<CoverDefect>> Merge(LocalPlane plane) => group =>
    {
        var first = group.First();
        var merged = CoverageUnion.Union(GeometryFactory.Default.BuildGeometry(group.Select(face => face.Shape)));
        return Enumerable.Range(0, merged.NumGeometries).Select(i =>
        {
            var shape = plane.ToDegrees((Polygon)merged.GetGeometryN(i));
            return new CoverDefect(first.Covering, first.IsInside, shape, GroundArea.Of(shape));
        });
    };

    sealed record Face(Polygon Shape, IReadOnlyList<int> Covering, bool IsInside, bool IsOnEdge)
    {
        public string Key { get; } = $"{string.Join(',', Covering)}{IsInside}";
    }

    /// <summary>Which parts lie at a place.</summary>
    sealed class Cover(
        IReadOnlyList<NtsGeometry> parts, NtsGeometry whole)
    {
        readonly IndexedPointInAreaLocator[] _parts = [.. parts.Select(part => new IndexedPointInAreaLocator(part))];
        readonly IndexedPointInAreaLocator _whole = new(whole);

        public (IReadOnlyList<int> Covering, bool IsInside, bool IsOnEdge) At(Coordinate place)
        {
            var covering = new List<int>();
            var isOnEdge = false;
            for (var i = 0; i < _parts.Length; i++)
            {
                if (!parts[i].EnvelopeInternal.Contains(place)) continue;
                var location = _parts[i].Locate(place);
                if (location == Location.Interior) covering.Add(i);
                isOnEdge |= location == Location.Boundary;
            }
            return (covering, _whole.Locate(place) == Location.Interior, isOnEdge);
        }
    }
}
