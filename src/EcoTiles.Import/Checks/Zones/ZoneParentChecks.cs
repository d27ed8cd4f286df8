using EcoTiles.Import.Checks.Topology;

namespace EcoTiles.Import.Checks.Zones;

/// <summary>V23: level-2 zones have a parent and fill it exactly. Where they overlap each other is V21, as among others.</summary>
public static class ZoneParentChecks
{
    public static IEnumerable<Finding> Check(PlanData data)
    {
        var layers = ZoneLayer.All(data);
        foreach (var layer in layers.Where(layer => layer.Level == 2))
        {
            var parents = layers.FirstOrDefault(one => one.Scheme == layer.Scheme && one.Level == 1)?.Zones ?? [];
            var childrenOf = layer.Zones.ToLookup(zone => zone.Text("parent_id"));
            foreach (var zone in layer.Zones.Where(zone => parents.All(parent => parent.Id != zone.Text("parent_id"))))
                yield return Finding.Of("V23", zone.Table, zone.Id, Places.Of(zone.Shape), zone.Name);
            foreach (var parent in parents.Where(parent => parent.Shape is { IsEmpty: false }))
            {
                foreach (var finding in Fills(parent, [.. childrenOf[parent.Id]])) yield return finding;
            }
        }
    }

    static IEnumerable<Finding> Fills(PlanFeature parent, IReadOnlyList<PlanFeature> children)
    {
        var (zones, shapes) = new ZoneLayer("", 2, children).Shapes();
        if (zones.Count == 0)
        {
            yield return Finding.Of("V23", parent.Table, parent.Id, Places.Of(parent.Shape), parent.Name);
            yield break;
        }
        var whole = ValidShapes.Of(parent.Shape!); // only parents with a shape come here
        var defects = CoverTolerance.Beyond(CoverComparison.Find(shapes, whole), GroundArea.Of(whole));
        foreach (var finding in ZoneCoverChecks.Overlaps(defects, zones)) yield return finding;
        foreach (var amiss in defects.Where(defect => defect.IsGap || defect.IsOutside)
            .GroupBy(defect => defect.IsGap ? Nearest(zones, defect) : zones[defect.Covering[0]]))
        {
            yield return Finding.Of("V23", amiss.Key.Table, amiss.Key.Id, Places.Of(amiss.First().Shape), amiss.Key.Name) with
            {
                OtherIds = [parent.Id],
                Spot = Places.Together(amiss.Select(defect => defect.Shape)),
            };
        }
    }

    static PlanFeature Nearest(IReadOnlyList<PlanFeature> zones, CoverDefect gap) =>
        zones.MinBy(zone => zone.Shape!.Distance(gap.Shape))!; // zones of a cover have shapes, and there is at least one
}
