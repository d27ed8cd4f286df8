using System.Collections.Concurrent;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Topology;

/// <summary>
/// Tells for each point from which zoom on it is needed. Points are weighed arc by arc (Douglas-Peucker), an arc being
/// the run between two junctions; an arc that two polygons share is weighed in the same direction for both, so both
/// keep the same points.
/// </summary>
public static class ThinningLevels
{
    /// <summary>Needed only where nothing is left out.</summary>
    public const byte Never = TileGrid.LatticeZoom + 1;

    /// <summary>A point may go when the line stays this near to it, in steps of a vector tile.</summary>
    public const double ToleranceSteps = 2;

    /// <param name="paths">Paths in steps of the lattice zoom.</param>
    /// <param name="junctions">Points that stay at every zoom.</param>
    /// <param name="latticeZoom">The zoom whose steps the paths are in.</param>
    /// <param name="finestZoom">Points that only finer zooms than this need are not told apart.</param>
    public static byte[] Weigh(
        PathSet paths, bool[] junctions, int latticeZoom = TileGrid.LatticeZoom, int finestZoom = TileGrid.LatticeZoom)
    {
        var levels = GC.AllocateUninitializedArray<byte>(paths.PointCount);
        const int PathsAtATime = 4096;
        var chunks = (paths.PathCount + PathsAtATime - 1) / PathsAtATime;
        var unused = new ConcurrentBag<ArcWeigher>(); // a loop hands its work from task to task every now and then
        Parallel.For(0, chunks, () => unused.TryTake(out var one) ? one : new ArcWeigher(latticeZoom, finestZoom), (chunk, _, weigher) =>
        {
            var end = Math.Min(paths.PathCount, (chunk + 1) * PathsAtATime);
            for (var path = chunk * PathsAtATime; path < end; path++)
            {
                var start = paths.StartOf(path);
                var count = paths.PathEnds[path] - start;
                var closed = paths.Roles[path] is PathRole.Outer or PathRole.Hole;
                weigher.WeighPath(
                    paths.Path(path), junctions.AsSpan(start, count), levels.AsSpan(start, count), closed);
            }
            return weigher;
        }, unused.Add);
        return levels;
    }
}
