using EcoTiles.Import.Facts;
using EcoTiles.Import.Model;
using EcoTiles.Import.Samples.Mesh;
using EcoTiles.Import.Samples.Tables;

namespace EcoTiles.Import.Samples.Layers;

/// <summary>Zones of every scheme and level, dissolved from the same cells.</summary>
static class ZoneRows
{
    public static void Write(PlanModel model, PlanStore store)
    {
        foreach (var layer in model.Facts.Zones.GroupBy(zone => (zone.Scheme, zone.Level)))
        {
            var zones = layer.ToList();
            var labels = new int[model.Site.Mesh.Count];
            Array.Fill(labels, -1);
            foreach (var cell in model.Site.Cells)
            {
                var at = ZoneAt(model, cell, layer.Key.Scheme, layer.Key.Level);
                labels[cell] = zones.FindIndex(zone => zone.Id == at?.Id);
            }
            var shapes = MeshDissolve.ByLabel(model.Site.Mesh, labels, zones.Count);
            var areas = new double[zones.Count];
            foreach (var cell in model.Site.Cells) areas[labels[cell]] += model.Site.Areas[cell];
            for (var i = 0; i < zones.Count; i++)
            {
                var zone = zones[i];
                var (main, minor) = Strategies(zone);
                store.Add("zone", zone.Id, shapes, i,
                    zone.Scheme, zone.Level, zone.Parent is null ? null : store.Id("zone", zone.Parent), zone.Id,
                        zone.Name, ShortNames.Of(zone.Name),
                    zone.NameEn, zone.Location, JsonText.Of(main), JsonText.Of(minor),
                        zone.Problems.Count == 0 ? null : string.Join("；", zone.Problems),
                    JsonText.Of(ProblemCodes(zone)), zone.Direction ?? DirectionOf(zone, model.Facts), zone.Function,
                        null, zone.Sort, areas[i]);
            }
        }
    }

    /// <summary>The zone that a cell lies in; a level above the facts' own is reached through the parents.</summary>
    public static ZoneFact? ZoneAt(PlanModel model, int cell, string scheme, int level)
    {
        if (model.Divisions.Lot[cell] < 0 || !model.Divisions.LotZones[model.Divisions.Lot[cell]].TryGetValue(scheme, out var id)) return null;
        var zone = model.Facts.Zones.First(zone => zone.Id == id);
        while (zone.Level > level) zone = model.Facts.Zones.First(parent => parent.Id == zone.Parent);
        return zone;
    }

    /// <summary>Issue codes of the text, or those that a zone of this function usually has.</summary>
    public static IReadOnlyList<string> ProblemCodes(ZoneFact zone) =>
        zone.ProblemCodes.Count > 0 ? zone.ProblemCodes : zone.Function switch
    {
        "mountain" => ["forest_loss", "soil_erosion", "mine"],
        "biodiversity" => ["biodiversity_loss", "mine", "soil_erosion"],
        "water_source" => ["wetland_loss", "soil_erosion"],
        "wetland" => ["wetland_loss", "nonpoint"],
        "sand" => ["desertification", "soil_erosion"],
        "mine" => ["mine", "subsidence", "soil_erosion"],
        "urban" => ["urban", "water_shortage"],
        "farmland" or "land" => ["nonpoint", "fragmentation", "water_shortage"],
        _ => ["grass_loss", "desertification"],
    };

    /// <summary>A level-1 zone without a direction of its own has those of its children.</summary>
    static string DirectionOf(ZoneFact zone, PlanFacts facts) =>
        string.Join("、", facts.Zones.Where(child => child.Parent == zone.Id)
            .Select(child => child.Name)) is { Length: > 0 } children
            ? $"统筹{children}的保护修复" : $"{zone.Name}保护修复";

    static (IReadOnlyList<string> Main, IReadOnlyList<string> Minor) Strategies(ZoneFact zone)
    {
        if (zone.StrategyMain.Count > 0) return (zone.StrategyMain, zone.StrategyMinor);
        if (zone.Approach.Count > 0) return ([.. zone.Approach.Take(2)], [.. zone.Approach.Skip(2)]);
        return zone.Function switch
        {
            "mountain" or "biodiversity" => (["conserve", "natural"], ["assist"]),
            "water_source" or "wetland" => (["natural", "assist"], ["conserve"]),
            "mine" => (["rebuild", "assist"], ["natural"]),
            "urban" => (["assist", "rebuild"], []),
            _ => (["assist"], ["natural"]),
        };
    }
}
