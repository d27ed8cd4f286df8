using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Topology;

/// <summary>
/// Finds where paths meet or part. A point is a junction when it is seen with different neighbours: two polygons that
/// share an edge see the same neighbours all along it, and other ones where the edge begins and ends.
/// </summary>
public static class Junctions
{
    /// <summary>
    /// Tells for each point of each set whether it is a junction or the end of a line. Sets that are looked at together
    /// agree on their common edges.
    /// </summary>
    /// <param name="around">The box of all points, where it is known already.</param>
    public static bool[][] Find(IReadOnlyList<PathSet> family, LatticeBox? around = null)
    {
        var junctions = family.Select(paths => GC.AllocateUninitializedArray<bool>(paths.PointCount)).ToArray();
        var cells = LatticeCells.OfPoints(family, around);
        Parallel.For(0, cells.Count, () => new CellMarker(family, junctions), (cell, _, marker) =>
        {
            marker.Mark(cells[cell]);
            return marker;
        }, _ => { });
        for (var set = 0; set < junctions.Length; set++) MarkLineEnds(family[set], junctions[set]);
        return junctions;
    }

    static void MarkLineEnds(PathSet paths, bool[] junctions)
    {
        for (var path = 0; path < paths.PathCount; path++)
        {
            if (paths.Roles[path] is not (PathRole.Line or PathRole.Points)) continue;
            junctions[paths.StartOf(path)] = junctions[paths.PathEnds[path] - 1] = true;
        }
    }

    /// <summary>Marks the junctions of one cell after the other.</summary>
    sealed class CellMarker(IReadOnlyList<PathSet> family, bool[][] junctions)
    {
        readonly NeighbourTable _table = new();
        readonly GrowingArray<int> _slots = new();

        public void Mark(ReadOnlySpan<LatticeCells.Run> runs)
        {
            var points = LatticeCells.PointsIn(runs);
            _table.Reset(points);
            _slots.Shrink(0);
            var slots = _slots.Extend(points);
            var noted = 0;
            foreach (var run in runs) noted += Note(run, slots[noted..]);
            noted = 0;
            foreach (var run in runs)
            {
                foreach (ref var isJunction in junctions[run.Set].AsSpan(run.From, run.Count))
                    isJunction = _table.IsMixed(slots[noted++]);
            }
        }

        int Note(LatticeCells.Run run, Span<int> slots)
        {
            var paths = family[run.Set];
            var points = paths.Path(run.Path);
            var last = points.Length - 2;
            var at = 2 * (run.From - paths.StartOf(run.Path));
            var before = HashAt(points, at == 0 ? last : at - 2);
            var here = HashAt(points, at);
            for (var i = 0; i < run.Count; i++)
            {
                at = at == last ? 0 : at + 2;
                var after = HashAt(points, at);
                slots[i] = _table.Note(here, Neighbours(before, after));
                (before, here) = (here, after);
            }
            return run.Count;
        }

        static ulong HashAt(ReadOnlySpan<int> points, int at) => LatticeHash.Of(points[at], points[at + 1]);

        /// <summary>The same number for the same two neighbours, whichever comes first; never 0.</summary>
        static uint Neighbours(ulong before, ulong after) => (uint)((before + after) >> 20) | 1;
    }
}
