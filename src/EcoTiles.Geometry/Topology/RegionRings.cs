using EcoTiles.Geometry.Pipeline;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Topology;

/// <summary>Walks around every region along the edges behind which another one lies.</summary>
static class RegionRings
{
    const int None = -1;

    /// <summary>The regions as features, and for each of them the face that stands for it.</summary>
    public static (PathSet Paths, int[] Leaders) Trace(FaceMesh mesh, Regions regions)
    {
        var regionOf = regions.OfFaces();
        var points = new GrowingArray<int>(mesh.EdgeCount);
        var rings = new List<Ring>();
        var firstRing = new int[mesh.Area.Length];
        Array.Fill(firstRing, None);
        var sides = Sides(mesh, regionOf);
        for (int start = 0, steps; (steps = sides.AsSpan(start).IndexOf(Side.Border)) >= 0;)
        {
            start += steps;
            var from = points.Count;
            Walk(mesh, sides, start, points);
            var length = RingCleaning.Ring(points.Span[from..]);
            points.Shrink(from + length);
            var area = RingArea.Doubled(points.Span[from..]);
            if (area == 0) continue;
            ref var first = ref firstRing[regionOf[mesh.FaceOf(start)]];
            rings.Add(new Ring(from, points.Count, area, first));
            first = rings.Count - 1;
        }
        return Assemble(points, rings, firstRing);
    }

    static Side[] Sides(FaceMesh mesh, int[] regionOf)
    {
        const int EdgesAtATime = 1 << 18;
        var sides = GC.AllocateUninitializedArray<Side>(mesh.EdgeCount);
        Parallel.For(0, (sides.Length + EdgesAtATime - 1) / EdgesAtATime, chunk =>
        {
            var end = Math.Min(sides.Length, (chunk + 1) * EdgesAtATime);
            for (var edge = chunk * EdgesAtATime; edge < end; edge++) sides[edge] = IsBorder(mesh, regionOf, edge) ? Side.Border : Side.Within;
        });
        return sides;
    }

    static void Walk(FaceMesh mesh, Side[] sides, int start, GrowingArray<int> points)
    {
        for (var edge = start; sides[edge] == Side.Border;)
        {
            sides[edge] = Side.Walked;
            var (x, y) = mesh.StartOf(edge);
            points.Add(x);
            points.Add(y);
            edge = mesh.NextOf(edge);
            while (sides[edge] == Side.Within) edge = mesh.NextOf(mesh.TwinOf(edge));
        }
    }

    static bool IsBorder(FaceMesh mesh, int[] regionOf, int edge)
    {
        var twin = mesh.TwinOf(edge);
        return twin < 0 || regionOf[mesh.FaceOf(twin)] != regionOf[mesh.FaceOf(edge)];
    }

    /// <summary>Of each region the largest outer ring first, then what hangs on by a corner; behind each its holes.</summary>
    static (PathSet Paths, int[] Leaders) Assemble(GrowingArray<int> points, List<Ring> rings, int[] firstRing)
    {
        var merged = new PathSet(points.Count / 2, rings.Count);
        var leaders = new List<int>();
        var ofRegion = new List<Ring>();
        for (var region = 0; region < firstRing.Length; region++)
        {
            ofRegion.Clear();
            for (var ring = firstRing[region]; ring != None; ring = rings[ring].Next) ofRegion.Add(rings[ring]);
            if (ofRegion.Count > 1) Order(ofRegion, points);
            if (ofRegion.Count == 0 || ofRegion[0].Area < 0) continue;
            foreach (var ring in ofRegion)
            {
                merged.Coordinates.AddRange(points.Span[ring.From..ring.To]);
                merged.EndPath(ring.Area > 0 ? PathRole.Outer : PathRole.Hole);
            }
            merged.EndFeature();
            leaders.Add(region);
        }
        return (merged, [.. leaders]);
    }

    static void Order(List<Ring> rings, GrowingArray<int> points)
    {
        var outers = rings.Where(ring => ring.Area > 0).OrderByDescending(ring => ring.Area).ThenBy(ring => ring.From).ToArray();
        var holes = rings.Where(ring => ring.Area < 0).OrderBy(ring => ring.From).ToList();
        if (outers.Length == 0) return;
        rings.Clear();
        for (var i = outers.Length - 1; i >= 0; i--) // the smallest ring that holds a hole is its own
        {
            var outer = points.Span[outers[i].From..outers[i].To].ToArray();
            var own = i == 0 ? holes : [.. holes.Where(hole => RingInside.HoldsRing(outer, points.Span[hole.From..hole.To]))];
            rings.InsertRange(0, [outers[i], .. own]);
            holes = [.. holes.Except(own)];
        }
    }

    /// <summary>What lies behind an edge.</summary>
    enum Side : byte
    {
        /// <summary>The same region.</summary>
        Within,

        /// <summary>Another one, or nothing.</summary>
        Border,

        /// <summary>The same, and the way along it is known already.</summary>
        Walked,
    }

    /// <param name="Next">Another ring of the same region.</param>
    readonly record struct Ring(int From, int To, double Area, int Next);
}
