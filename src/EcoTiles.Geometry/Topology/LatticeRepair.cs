using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Topology;

/// <summary>
/// Rounds a family of layers to the lattice of a zoom so that nothing changes sides: where thinning has made edges
/// cross, the points left out come back; where an edge comes within half a step of a point, it is led through it (snap
/// rounding). Both polygons beside an edge change alike, so a coverage stays one.
/// </summary>
/// <remarks>One zoom after the other works in the same memory.</remarks>
/// <param name="latticeZoom">The zoom whose steps the layers are in.</param>
public sealed class LatticeRepair(IReadOnlyList<PathSet> layers, int latticeZoom = TileGrid.LatticeZoom)
{
    const int MostRounds = 8;

    readonly RoundedFamily _family = new(layers, latticeZoom);
    readonly EdgeConflicts _finder = new();

    /// <summary>True when all points can be rounded for the zoom as they are.</summary>
    public bool IsSafe(int zoom)
    {
        _family.Begin([.. layers.Select(paths => new byte[paths.PointCount])], zoom);
        _family.Build();
        _finder.Find(_family.Coordinates.Span, _family.Ends.Span, layers);
        return _finder.Brushing.Count == 0;
    }

    /// <summary>Each layer rounded for the zoom. Levels of points that had to come back are lowered in place.</summary>
    public PathSet[] Round(IReadOnlyList<byte[]> levels, int zoom)
    {
        _family.Begin(levels, zoom);
        for (var round = 0; round < MostRounds; round++)
        {
            _family.Build();
            _finder.Find(_family.Coordinates.Span, _family.Ends.Span, layers);
            _family.AddTurnedRings(_finder.Crossing);
            var changes = _finder.Crossing.Count == 0 ? 0 : _family.Restore(_finder.Crossing);
            foreach (var (edge, x, y) in _finder.Brushing)
            {
                if (_family.LeadThrough(edge, x, y)) changes++;
            }
            if (changes == 0) changes = _family.RestoreTurnedLobes();
            if (changes == 0) break;
        }
        return [.. Enumerable.Range(0, layers.Count).Select(_family.Layer)];
    }
}
