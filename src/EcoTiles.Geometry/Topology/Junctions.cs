using System.Runtime.Intrinsics.X86;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Topology;

/// <summary>
/// Finds where paths meet or part. A point is a junction when it is seen with different neighbours: two polygons that
/// share an edge see the same neighbours all along it, and other ones where the edge begins and ends.
/// </summary>
public static class Junctions
{
    /// <summary>So many points are asked for from memory before the first of them is needed.</summary>
    const int Lookahead = 32;

    const int PathsAtATime = 16 * 1024;

    const int ManyPoints = 1_000_000;

    const int CountAtATime = 256;

    /// <summary>
    /// Tells for each point of each set whether it is a junction or the end of a line. Sets that are looked at together
    /// agree on their common edges.
    /// </summary>
    public static bool[][] Find(IReadOnlyList<PathSet> family)
    {
        var points = family.Sum(paths => (long)paths.PointCount);
        // In a coverage every point is seen twice; when a large set is not one, the table is made again, twice as large.
        for (var places = points < ManyPoints ? points : points / 2; ; places *= 2)
        {
            var sights = new NeighbourTable(places);
            foreach (var paths in family)
                Parallel.For(0, Chunks(paths), chunk => Visit(paths, chunk, sights, junctions: null));
            if (!sights.IsFull) return [.. family.Select(paths => Mark(paths, sights))];
        }
    }

    static bool[] Mark(PathSet paths, NeighbourTable sights)
    {
        var junctions = new bool[paths.PointCount];
        Parallel.For(0, Chunks(paths), chunk => Visit(paths, chunk, sights, junctions));
        return junctions;
    }

    static int Chunks(PathSet paths) => (paths.PathCount + PathsAtATime - 1) / PathsAtATime;

    /// <summary>Notes the neighbours of all points, or marks the junctions when they are noted.</summary>
    static void Visit(PathSet paths, int chunk, NeighbourTable sights, bool[]? junctions)
    {
        var found = 0;
        var hashes = new GrowingArray<ulong>(256);
        var lastPath = Math.Min(paths.PathCount, (chunk + 1) * PathsAtATime);
        for (var path = chunk * PathsAtATime; path < lastPath; path++)
        {
            if (sights.IsFull) return;
            var points = paths.Path(path);
            var count = points.Length / 2;
            hashes.Shrink(0);
            var hashOf = hashes.Extend(count);
            for (var i = 0; i < count; i++) hashOf[i] = NeighbourTable.Hash(points[2 * i], points[2 * i + 1]);
            for (var i = 0; i < Math.Min(Lookahead, count); i++) Prefetch(sights, hashOf[i]);
            var start = paths.StartOf(path);
            var before = hashOf[count - 1];
            for (var i = 0; i < count; i++)
            {
                if (i + Lookahead < count) Prefetch(sights, hashOf[i + Lookahead]);
                if (junctions is not null)
                {
                    junctions[start + i] = sights.IsMixed(hashOf[i]);
                    continue;
                }
                var after = hashOf[i == count - 1 ? 0 : i + 1];
                if (sights.Note(hashOf[i], Neighbours(before, after)) && ++found == CountAtATime)
                {
                    sights.Found(found);
                    found = 0;
                    if (sights.IsFull) return;
                }
                before = hashOf[i];
            }
            if (junctions is not null && paths.Roles[path] is PathRole.Line or PathRole.Points)
                MarkEnds(junctions, start, count);
        }
        sights.Found(found);
    }

    static void MarkEnds(bool[] junctions, int start, int count) => junctions[start] = junctions[start + count - 1] = true;

    static unsafe void Prefetch(NeighbourTable sights, ulong hash)
    {
        if (Sse.IsSupported) Sse.Prefetch0(sights.AddressOf(hash));
    }

    /// <summary>The same number for the same two neighbours, whichever comes first; never 0.</summary>
    static uint Neighbours(ulong before, ulong after) => (uint)((before + after) >> 20) | 1;
}
