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
        _index.Build(); // else the first of those who ask at once builds it under the others' hands
    }

    /// <summary>Units of a level, of which a plan of a region has only the larger ones.</summary>
    public static TouchedUnits TownsOf(PlanData data) =>
        UnitsOf(data, data["admin_unit"].Any(unit => unit.Text("level") == "town") ? "town" : "county");

    public static TouchedUnits VillagesOf(PlanData data) => UnitsOf(data, "village");

    public bool IsEmpty => _index.IsEmpty;

    public IReadOnlyList<PlanFeature> By(NtsGeometry area, double squareMetres)
    {
        var least = Math.Max(LeastSquareMetres, LeastShare * squareMetres);
        return [.. Parts(area).Where(part => GroundArea.Of(part.Common) > least).Select(part => part.Unit)];
    }

    /// <summary>What of a shape, be it a polygon, a line or a point, lies in each unit that it meets.</summary>
    public IEnumerable<(PlanFeature Unit, NtsGeometry Common)> Parts(NtsGeometry shape)
    {
        if (IsEmpty) yield break;
        var prepared = PreparedGeometryFactory.Prepare(shape);
        foreach (var unit in _index.Query(shape.EnvelopeInternal).OrderBy(unit => unit.Row.Text("code"), StringComparer.Ordinal))
        {
            if (!unit.Prepared.Intersects(shape)) continue;
            yield return (unit.Row, unit.Prepared.ContainsProperly(shape) ? shape
                : prepared.ContainsProperly(unit.Shape) ? unit.Shape
                : OverlayNGRobust.Overlay(shape, unit.Shape, SpatialFunction.Intersection));
        }
    }

    static TouchedUnits UnitsOf(PlanData data, string level) =>
        new(data["admin_unit"].Where(unit => unit.Text("level") == level));

    sealed record Unit(PlanFeature Row, NtsGeometry Shape, IPreparedGeometry Prepared);
}
