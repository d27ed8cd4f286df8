using EcoTiles.Import.Samples.Tables;

namespace EcoTiles.Import.Samples.Layers;

/// <summary>Major ecological issues, each in the parts that suit it of the zones that name it.</summary>
static class IssueRows
{
    static readonly string[] Severities = ["重大", "较大", "一般"];

    static readonly Dictionary<string, string> Names = new()
    {
        ["wetland_loss"] = "湿地萎缩退化",
        ["forest_loss"] = "林地退化",
        ["grass_loss"] = "草地退化",
        ["desertification"] = "土地沙化荒漠化",
        ["soil_erosion"] = "水土流失",
        ["salinity"] = "土壤盐渍化",
        ["fragmentation"] = "生境破碎化",
        ["space_squeeze"] = "生态空间被挤占",
        ["water_shortage"] = "水资源矛盾与地下水超采",
        ["glacier_loss"] = "冰川萎缩",
        ["mine"] = "矿山生态破坏",
        ["subsidence"] = "采空塌陷",
        ["invasive"] = "外来物种入侵",
        ["nonpoint"] = "农业面源污染",
        ["biodiversity_loss"] = "生物多样性受损",
        ["urban"] = "城镇生态不足",
    };

    public static void Write(PlanModel model, PlanStore store)
    {
        var leaves = model.Facts.Zones.Where(zone => zone.Scheme == "restoration"
            && model.Facts.Zones.All(other => other.Parent != zone.Id)).ToList();
        foreach (var (code, number) in Names.Keys.Select((code, i) => (code, i)))
        {
            var zones = leaves.Where(zone => ZoneRows.ProblemCodes(zone).Contains(code)).ToDictionary(zone => zone.Id);
            if (zones.Count == 0) continue;
            var suits = EvaluationRows.Ranked(model,
                cell => Suits(model, code, cell) + 0.55 * model.Site.Noise(cell, 180 + number, 7, 4)
                - (zones.ContainsKey(model.Divisions.LotZones[model.Divisions.Lot[cell]].GetValueOrDefault("restoration") ?? "") ? 0 : 9));
            var layer = CellLayer.OfSet(model.Site, cell => suits[cell] > 0.955, 20);
            for (var i = 0; i < layer.Count; i++)
            {
                var unit = model.Facts.Units[model.Divisions.UnitOf(layer.FirstCells[i])].Name;
                var severity = 1 + (i + number) % 3;
                store.Add("evaluation", null, layer.Shapes, i, "issue", null, code, Names[code], severity,
                    Severities[severity - 1],
                    $"{unit}{Names[code]}", null, "重大生态问题识别", layer.Areas[i]);
            }
        }
    }

    static double Suits(PlanModel model, string code, int cell)
    {
        double Is(params ReadOnlySpan<int> ecosystems) => ecosystems.Contains(model.Cover.Ecosystem[cell]) ? 0.6 : 0;
        var size = model.Site.Frame.SizeKm;
        return code switch
        {
            "wetland_loss" or "salinity" => Is(3) + Math.Exp(-model.Rivers.DistanceKm[cell] / (0.03 * size)),
            "forest_loss" => Is(0, 1),
            "grass_loss" => Is(2),
            "desertification" => Is(5, 2) - 0.4 * model.Terrain.Mountain[cell],
            "soil_erosion" => Math.Min(1, model.Terrain.Relief[cell] / 200),
            "fragmentation" or "biodiversity_loss" => Is(0, 1, 3),
            "space_squeeze" or "water_shortage" or "nonpoint" =>
                Is(6) + Math.Exp(-model.Cover.SeatDistanceKm[cell] / (0.08 * size)),
            "glacier_loss" => Is(8),
            "mine" or "subsidence" => (model.Cover.Use[cell] == 10 ? 0.8 : 0) + 0.4 * model.Terrain.Mountain[cell],
            "urban" => Is(7),
            _ => 0,
        };
    }
}
