using EcoTiles.Import.Checks.Topology;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Index.Strtree;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace EcoTiles.Import.Checks.KeyAreas;

/// <summary>Table E.2: the administrative units of one level that an area touches by more than a trifle.</summary>
public sealed class TouchedUnits
{
    const double LeastSquareMetres = 0.01 * GroundArea.SquareMetresPerSquareKilometre;
    const double LeastShare = 0.1 / 100; // of the area that touches

    readonly STRtree<Unit> _index = new();

    public TouchedUnits(IEnumerable<PlanFeature> units)
    {
        foreach (var row in units)
        {
            if (row.Shape is not { IsEmpty: false } shape) continue;
            var valid = ValidShapes.Of(shape);
            _index.Insert(valid.EnvelopeInternal, new(row, valid, PreparedGeometryFactory.Prepare(valid)));
        }
    }

    /// <summary>Units of a level, of which a plan of a region has only the larger ones.</summary>
    public static TouchedUnits TownsOf(PlanData data) =>
        UnitsOf(data, data["admin_unit"].Any(unit => unit.Text("level") == "town") ? "town" : "county");

    public static TouchedUnits VillagesOf(PlanData data) => UnitsOf(data, "village");

    public bool IsEmpty => _index.IsEmpty;

    public IReadOnlyList<PlanFeature> By(NtsGeometry area, double squareMetres)
    {
        var least = Math.Max(LeastSquareMetres, LeastShare * squareMetres);
        return [.. Shares(area).Where(unit => unit.SquareMetres > least).Select(unit => unit.Unit)];
    }

    /// <summary>Units that a shape meets in any way, be it a polygon, a line or a point.</summary>
    public IReadOnlyList<PlanFeature> Meeting(NtsGeometry shape) =>
        [.. Near(shape).Where(unit => unit.Prepared.Intersects(shape)).Select(unit => unit.Row)];

    /// <summary>How much of each unit lies in an area.</summary>
    IEnumerable<(PlanFeature Unit, double SquareMetres)> Shares(NtsGeometry area)
    {
        var prepared = PreparedGeometryFactory.Prepare(area);
        foreach (var unit in Near(area))
        {
            if (!prepared.Intersects(unit.Shape)) continue;
            var common = prepared.ContainsProperly(unit.Shape) ? unit.Shape
                : unit.Prepared.ContainsProperly(area) ? area
                : OverlayNGRobust.Overlay(area, unit.Shape, SpatialFunction.Intersection);
            yield return (unit.Row, GroundArea.Of(common));
        }
    }

    static TouchedUnits UnitsOf(PlanData data, string level) =>
        new(data["admin_unit"].Where(unit => unit.Text("level") == level));

    IEnumerable<Unit> Near(NtsGeometry shape) => IsEmpty
        ? []
        : _index.Query(shape.EnvelopeInternal).OrderBy(unit => unit.Row.Text("code"), StringComparer.Ordinal);

    sealed record Unit(PlanFeature Row, NtsGeometry Shape, IPreparedGeometry Prepared);
}
