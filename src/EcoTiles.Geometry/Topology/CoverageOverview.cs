using System.Runtime.InteropServices;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Topology;

/// <summary>
/// Draws a coverage small: neighbours of one class become one polygon, and what is smaller than asked goes to the
/// neighbour it has the longest common border with.
/// </summary>
/// <remarks>All cores look for neighbours when it is made; the rest is done step by step.</remarks>
public sealed class CoverageOverview(PathSet coverage)
{
    const int MostRounds = 8;

    readonly FaceMesh _mesh = new(coverage);

    /// <summary>The merged coverage, and for each of its features the input feature that stands for it.</summary>
    public static (PathSet Paths, int[] Leaders) Merge(PathSet coverage, int[] classOf, double smallestArea) =>
        new CoverageOverview(coverage).Merge(classOf, smallestArea);

    /// <inheritdoc cref="Merge(PathSet, int[], double)"/>
    public (PathSet Paths, int[] Leaders) Merge(int[] classOf, double smallestArea)
    {
        var regions = new Regions(_mesh.Area, classOf);
        JoinClasses(_mesh, regions);
        for (var round = 0; round < MostRounds; round++)
        {
            var before = regions.OfFaces();
            if (!AbsorbSmall(_mesh, regions, smallestArea)) break;
            JoinClasses(_mesh, regions, before);
        }
        return RegionRings.Trace(_mesh, regions);
    }

    static void JoinClasses(FaceMesh mesh, Regions regions)
    {
        for (var ring = 0; ring < mesh.RingCount; ring++)
        {
            var face = mesh.FaceOfRing(ring);
            var neighbourBefore = -1;
            var (edge, end) = (mesh.EdgesOf(ring).Start.Value, mesh.EdgesOf(ring).End.Value);
            for (; edge < end; edge++)
            {
                var twin = mesh.TwinOf(edge);
                if (twin < edge) continue;
                var neighbour = mesh.FaceOf(twin);
                if (neighbour == neighbourBefore) continue; // further along the same border
                neighbourBefore = neighbour;
                JoinIfAlike(regions, face, neighbour);
            }
        }
    }

    /// <summary>The same where all were joined before: only around faces that have changed their region since there is something to do.</summary>
    static void JoinClasses(FaceMesh mesh, Regions regions, int[] before)
    {
        var borders = new GrowingArray<int>(1024);
        for (var face = 0; face < before.Length; face++)
        {
            if (before[face] == regions.Find(face)) continue;
            var (ring, lastRing) = (mesh.RingsOf(face).Start.Value, mesh.RingsOf(face).End.Value);
            for (; ring < lastRing; ring++)
            {
                var (edge, end) = (mesh.EdgesOf(ring).Start.Value, mesh.EdgesOf(ring).End.Value);
                for (; edge < end; edge++)
                {
                    if (mesh.TwinOf(edge) is >= 0 and var twin) borders.Add(Math.Min(edge, twin));
                }
            }
        }
        borders.Span.Sort(); // who stands for a region depends on the order
        foreach (var edge in borders.Span) JoinIfAlike(regions, mesh.FaceOf(edge), mesh.FaceOf(mesh.TwinOf(edge)));
    }

    static void JoinIfAlike(Regions regions, int face, int neighbour)
    {
        var one = regions.Find(face);
        var other = regions.Find(neighbour);
        if (one != other && regions.ClassOf(one) == regions.ClassOf(other)) regions.Join(one, other);
    }

    /// <summary>One round: every small region joins its closest neighbour. False when there was nothing to do.</summary>
    static bool AbsorbSmall(FaceMesh mesh, Regions regions, double smallestArea)
    {
        var borders = new Dictionary<(int Small, int Neighbour), double>();
        for (var ring = 0; ring < mesh.RingCount; ring++)
        {
            var region = regions.Find(mesh.FaceOfRing(ring));
            if (regions.AreaOf(region) >= smallestArea) continue;
            var (edge, end) = (mesh.EdgesOf(ring).Start.Value, mesh.EdgesOf(ring).End.Value);
            for (; edge < end; edge++)
            {
                if (mesh.TwinOf(edge) is not (>= 0 and var twin)) continue;
                var neighbour = regions.Find(mesh.FaceOf(twin));
                if (neighbour == region) continue;
                CollectionsMarshal.GetValueRefOrAddDefault(borders, (region, neighbour), out _) += mesh.LengthOf(edge);
            }
        }
        var closest = new Dictionary<int, (double Length, int Neighbour)>();
        foreach (var ((small, neighbour), length) in borders)
        {
            ref var best = ref CollectionsMarshal.GetValueRefOrAddDefault(closest, small, out var known);
            if (!known || length > best.Length || (length == best.Length && neighbour < best.Neighbour))
                best = (length, neighbour);
        }
        foreach (var (small, best) in closest.OrderBy(entry => regions.AreaOf(entry.Key)).ThenBy(entry => entry.Key))
        {
            var region = regions.Find(small);
            if (regions.AreaOf(region) < smallestArea) regions.Join(region, regions.Find(best.Neighbour));
        }
        return closest.Count > 0;
    }
}
