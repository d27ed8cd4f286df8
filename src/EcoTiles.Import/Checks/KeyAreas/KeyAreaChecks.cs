using EcoTiles.Import.Checks.Topology;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

namespace EcoTiles.Import.Checks.KeyAreas;

/// <summary>V30, V33: key areas lie in the plan area and in a zone. They may overlap each other.</summary>
public static class KeyAreaChecks
{
    public static IEnumerable<Finding> Check(PlanData data)
    {
        var plan = Ground.Of(data.Area);
        var zones = data["zone"].Where(zone => zone.Shape is { IsEmpty: false }).DistinctBy(zone => zone.Id)
            .ToDictionary(zone => zone.Id, Ground.Of);
        var names = data["zone"].DistinctBy(zone => zone.Id).ToDictionary(zone => zone.Id, zone => zone.Name);
        foreach (var row in data["key_area"])
        {
            if (row.Shape is not { IsEmpty: false } shape) continue;
            var valid = ValidShapes.Of(shape);
            if (plan is not null && Outside(row, valid, plan) is { } outside) yield return outside;
            var zone = row.Text("zone_id") ?? "";
            if (Astray(row, valid, zone, names.GetValueOrDefault(zone), zones.GetValueOrDefault(zone)) is { } astray) yield return astray;
        }
    }

    static Finding? Outside(PlanFeature row, NtsGeometry shape, Ground plan)
    {
        if (plan.Prepared.ContainsProperly(shape)) return null;
        var beyond = OverlayNGRobust.Overlay(shape, plan.Shape, SpatialFunction.Difference);
        List<CoverDefect> defects =
        [
            .. Places.Together(beyond).OfType<Polygon>()
                .Select(polygon => new CoverDefect([0], false, polygon, GroundArea.Of(polygon))),
        ];
        var counting = CoverTolerance.Beyond(defects, plan.SquareMetres);
        return counting.Count == 0 ? null
            : Finding.Of("V30", row.Table, row.Id, Places.Of(counting[0].Shape), row.Name) with
            {
                Spot = Places.Together(counting.Select(defect => defect.Shape)),
            };
    }

    static Finding? Astray(PlanFeature row, NtsGeometry shape, string zone, string? name, Ground? ground)
    {
        if (name is null) return About(new TwoWords("（未填写）", "(none given)"));
        if (ground is null || ground.Prepared.ContainsProperly(shape)) return null;
        return ground.Prepared.Intersects(shape)
            && GroundArea.Of(OverlayNGRobust.Overlay(shape, ground.Shape, SpatialFunction.Intersection)) >= CoverDefect.LeastSquareMetres
            ? null : About(name) with { OtherIds = [zone] };

        Finding About(object zoneName) => Finding.Of("V33", row.Table, row.Id, Places.Of(shape), row.Name, zoneName);
    }

    /// <summary>A large shape that many smaller ones are held against.</summary>
    sealed record Ground(NtsGeometry Shape, IPreparedGeometry Prepared, double SquareMetres)
    {
        public static Ground? Of(PlanFeature? row)
        {
            if (row?.Shape is not { } shape) return null;
            var valid = ValidShapes.Of(shape);
            return new(valid, PreparedGeometryFactory.Prepare(valid), GroundArea.Of(valid));
        }
    }
}
