using System.Runtime.InteropServices;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Topology;

/// <summary>
/// Draws a coverage small: neighbours of one class become one polygon, and what is smaller than asked goes to the
/// neighbour it has the longest common border with.
/// </summary>
public static class CoverageOverview
{
    const int MostRounds = 8;

    /// <summary>The merged coverage, and for each of its features the input feature that stands for it.</summary>
    public static (PathSet Paths, int[] Leaders) Merge(PathSet coverage, int[] classOf, double smallestArea)
    {
        var mesh = new FaceMesh(coverage);
        var regions = new Regions(mesh.Area, classOf);
        JoinClasses(mesh, regions);
        for (var round = 0; round < MostRounds; round++)
        {
            if (!AbsorbSmall(mesh, regions, smallestArea)) break;
            JoinClasses(mesh, regions);
        }
        return RegionRings.Trace(mesh, regions);
    }

    static void JoinClasses(FaceMesh mesh, Regions regions)
    {
        var (faceBefore, neighbourBefore) = (-1, -1);
        for (var edge = 0; edge < mesh.EdgeCount; edge++)
        {
            var twin = mesh.TwinOf(edge);
            if (twin < edge) continue;
            var (face, neighbour) = (mesh.FaceOf(edge), mesh.FaceOf(twin));
            if (face == faceBefore && neighbour == neighbourBefore) continue; // further along the same border
            (faceBefore, neighbourBefore) = (face, neighbour);
            var one = regions.Find(face);
            var other = regions.Find(neighbour);
            if (one != other && regions.ClassOf(one) == regions.ClassOf(other)) regions.Join(one, other);
        }
    }

    /// <summary>One round: every small region joins its closest neighbour. False when there was nothing to do.</summary>
    static bool AbsorbSmall(FaceMesh mesh, Regions regions, double smallestArea)
    {
        var borders = new Dictionary<(int Small, int Neighbour), double>();
        for (var edge = 0; edge < mesh.EdgeCount; edge++)
        {
            var twin = mesh.TwinOf(edge);
            if (twin < 0) continue;
            var region = regions.Find(mesh.FaceOf(edge));
            if (regions.AreaOf(region) >= smallestArea) continue;
            var neighbour = regions.Find(mesh.FaceOf(twin));
            if (neighbour == region) continue;
            CollectionsMarshal.GetValueRefOrAddDefault(borders, (region, neighbour), out _) += mesh.LengthOf(edge);
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
