using EcoTiles.Import.Checks.Topology;
using NetTopologySuite.Geometries;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace EcoTiles.Import.Checks.KeyAreas;

/// <summary>V30, V33: key areas lie in the plan area and in a zone. They may overlap each other.</summary>
public static class KeyAreaChecks
{
    public static IEnumerable<Finding> Check(PlanData data)
    {
        var plan = data.Area?.Shape is { } area ? ValidShapes.Of(area) : null;
        var zones = data["zone"].GroupBy(zone => zone.Id).ToDictionary(zone => zone.Key, zone => zone.First());
        foreach (var row in data["key_area"])
        {
            if (row.Shape is not { IsEmpty: false } shape) continue;
            var valid = ValidShapes.Of(shape);
            if (plan is not null && Outside(row, valid, plan) is { } outside) yield return outside;
            if (Astray(row, valid, zones.GetValueOrDefault(row.Text("zone_id") ?? "")) is { } astray) yield return astray;
        }
    }

    static Finding? Outside(PlanFeature row, NtsGeometry shape, NtsGeometry plan)
    {
        var beyond = OverlayNGRobust.Overlay(shape, plan, SpatialFunction.Difference);
        List<CoverDefect> defects =
        [
            .. Places.Together(beyond).OfType<Polygon>()
                .Select(polygon => new CoverDefect([0], false, polygon, GroundArea.Of(polygon))),
        ];
        var counting = CoverTolerance.Beyond(defects, GroundArea.Of(plan));
        return counting.Count == 0 ? null
            : Finding.Of("V30", row.Table, row.Id, Places.Of(counting[0].Shape), row.Name) with
            {
                Spot = Places.Together(counting.Select(defect => defect.Shape)),
            };
    }

    static Finding? Astray(PlanFeature row, NtsGeometry shape, PlanFeature? zone)
    {
        if (zone is null) return About(new TwoWords("（未填写）", "(none given)"));
        if (zone.Shape is not { IsEmpty: false } zoneShape) return null;
        var common = OverlayNGRobust.Overlay(shape, ValidShapes.Of(zoneShape), SpatialFunction.Intersection);
        return GroundArea.Of(common) >= CoverDefect.LeastSquareMetres ? null : About(zone.Name) with { OtherIds = [zone.Id] };

        Finding About(object zoneName) => Finding.Of("V33", row.Table, row.Id, Places.Of(shape), row.Name, zoneName);
    }
}
