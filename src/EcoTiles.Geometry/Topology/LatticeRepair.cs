using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Topology;

/// <summary>
/// Rounds a family of layers to the lattice of a zoom so that nothing changes sides: where thinning has made edges
/// cross, the points left out come back; where an edge comes within half a step of a point, it is led through it (snap
/// rounding). Both polygons beside an edge change alike, so a coverage stays one.
/// </summary>
public static class LatticeRepair
{
    const int MostRounds = 8;

    /// <summary>True when all points can be rounded for the zoom as they are.</summary>
    public static bool IsSafe(IReadOnlyList<PathSet> layers, int zoom)
    {
        var family = new RoundedFamily(layers, [.. layers.Select(paths => new byte[paths.PointCount])], zoom);
        var finder = new EdgeConflicts();
        family.Build();
        finder.Find(family.Coordinates.Span, family.Ends.Span, layers);
        return finder.Brushing.Count == 0;
    }

    /// <summary>Each layer rounded for the zoom. Levels of points that had to come back are lowered in place.</summary>
    /// <param name="latticeZoom">The zoom whose steps the layers are in.</param>
    public static PathSet[] Round(
        IReadOnlyList<PathSet> layers, IReadOnlyList<byte[]> levels, int zoom, int latticeZoom = TileGrid.LatticeZoom)
    {
        var family = new RoundedFamily(layers, levels, zoom, latticeZoom);
        var finder = new EdgeConflicts();
        for (var round = 0; round < MostRounds; round++)
        {
            family.Build();
            finder.Find(family.Coordinates.Span, family.Ends.Span, layers);
            family.AddTurnedRings(finder.Crossing);
            var changes = finder.Crossing.Count == 0 ? 0 : family.Restore(finder.Crossing);
            foreach (var (edge, x, y) in finder.Brushing)
            {
                if (family.LeadThrough(edge, x, y)) changes++;
            }
            if (changes == 0) changes = family.RestoreTurnedLobes();
            if (changes == 0) break;
        }
        return [.. Enumerable.Range(0, layers.Count).Select(family.Layer)];
    }
}
