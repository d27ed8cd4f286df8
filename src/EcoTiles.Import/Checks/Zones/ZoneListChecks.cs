namespace EcoTiles.Import.Checks.Zones;

/// <summary>V24, V25: the units that the text of each zone lists. Shapes decide, so these are remarks on the text.</summary>
public static class ZoneListChecks
{
    const string Remainder = "其余";

    public static IEnumerable<Finding> Check(PlanData data)
    {
        var wide = data.Plan.Text("level") is "region" or "prefecture";
        string[] levels = wide ? ["prefecture", "county"] : ["town"];
        var units = data["admin_unit"].Where(unit => levels.Contains(unit.Text("level"))).ToList();
        var names = new UnitNames(units);
        var leaves = units.Where(unit => unit.Text("level") == levels[^1]).ToList();
        return ZoneLayer.All(data).SelectMany(layer => Check(layer, names, leaves));
    }

    static IEnumerable<Finding> Check(ZoneLayer layer, UnitNames names, IReadOnlyList<PlanFeature> leaves)
    {
        var listed = layer.Zones.Select(zone => names.In(zone.Text("location") ?? "")).ToList();
        foreach (var unit in leaves)
        {
            List<PlanFeature> zones = [.. layer.Zones.Where((_, i) => listed[i].Any(named => names.IsWithin(unit, named)))];
            for (var second = 1; second < zones.Count; second++)
            {
                yield return Finding.Of("V24", unit.Table, unit.Id, Places.Of(unit.Shape),
                    unit.Name, zones[0].Name, zones[second].Name) with { OtherIds = [zones[0].Id, zones[second].Id] };
            }
            if (zones.Count == 0 && listed.All(units => units.Count > 0) && !HasRemainder(layer))
                yield return Finding.Of("V25", unit.Table, unit.Id, Places.Of(unit.Shape), unit.Name);
        }
    }

    /// <summary>A zone of "all other units" leaves none without a zone.</summary>
    static bool HasRemainder(ZoneLayer layer) =>
        layer.Zones.Any(zone => zone.Text("location")?.Contains(Remainder, StringComparison.Ordinal) == true);
}
