using EcoTiles.Import.Samples.Land;
using EcoTiles.Import.Samples.Tables;

namespace EcoTiles.Import.Samples.Layers;

/// <summary>The six evaluations: two of single places, three that cover the plan, and the major issues.</summary>
static class EvaluationRows
{
    static readonly string[] Degradation = ["完好", "轻度退化", "中度退化", "重度退化"];
    static readonly string[] Resilience = ["恢复力强", "恢复力较强", "恢复力中等", "恢复力较弱", "恢复力弱"];
    static readonly string[] Risk = ["高", "较高", "中", "较低", "低"];

    public static void Write(PlanModel model, PlanStore store)
    {
        WriteImportance(model, store, "service", Services(model), ["极重要", "重要"], "生态系统服务功能重要性评价");
        WriteImportance(model, store, "fragility", Fragilities(model), ["极脆弱", "脆弱"], "生态脆弱性评价");
        var stress = Ranked(model, cell => 0.9 * model.Site.Noise(cell, 150, 5, 4) - 0.5 * model.Terrain.Mountain[cell]
            + 0.4 * Math.Exp(-model.Cover.SeatDistanceKm[cell] / (0.05 * model.Site.Frame.SizeKm))
                + 0.15 * model.Site.Noise(cell, 151, 30, 2));
        WriteCover(model, store, "degradation", Degradation,
            cell => stress[cell] < 0.42 ? 1 : stress[cell] < 0.74 ? 2 : stress[cell] < 0.93 ? 3 : 4, "遥感与地面调查综合评价");
        var weakness = ResilienceField(model);
        WriteCover(model, store, "resilience", Resilience, cell => 1 + (int)Math.Min(4, 5 * weakness[cell]),
            "地形、植被、土壤、气候指标综合评价");
        var threat = Ranked(model, cell => stress[cell] + 0.6 * model.Site.Noise(cell, 152, 4, 4));
        WriteCover(model, store, "risk", Risk,
            cell => 5 - (int)(threat[cell] switch { < 0.25 => 0, < 0.5 => 1, < 0.75 => 2, < 0.92 => 3, _ => 4 }),
            "生态风险综合评价", byEcosystem: false);
        IssueRows.Write(model, store);
    }

    static IEnumerable<(string Name, Func<int, double> Score)> Services(PlanModel model)
    {
        var size = model.Site.Frame.SizeKm;
        double Noise(int cell, int salt) => 0.45 * model.Site.Noise(cell, 160 + salt, 7, 4);
        yield return ("水源涵养", cell => 0.9 * model.Terrain.Mountain[cell]
            + (model.Cover.Ecosystem[cell] is 0 or 3 or 4 or LandCover.Ice ? 0.25 : 0) + Noise(cell, 0));
        yield return ("水土保持", cell => 0.8 * model.Terrain.Mountain[cell]
            + (model.Cover.Ecosystem[cell] is 0 or 1 or 2 ? 0.2 : 0) + Noise(cell, 1));
        yield return ("生物多样性维护", cell => (model.Cover.Ecosystem[cell] is 0 or 3 ? 0.5 : 0)
            + 0.4 * model.Terrain.Mountain[cell] + Noise(cell, 2));
        yield return ("洪水调蓄", cell => Math.Exp(-model.Rivers.DistanceKm[cell] / (0.015 * size))
            - 0.5 * model.Terrain.Mountain[cell] + 0.4 * Noise(cell, 3));
        if (model.Terrain.Precipitation[model.Site.Cells[0]] < 500)
            yield return ("防风固沙", cell => (model.Cover.Ecosystem[cell] is 1 or 2 or 5 ? 0.4 : 0)
                - 0.3 * model.Terrain.Mountain[cell] + Noise(cell, 4));
    }

    static IEnumerable<(string Name, Func<int, double> Score)> Fragilities(PlanModel model)
    {
        double Noise(int cell, int salt) => 0.5 * model.Site.Noise(cell, 170 + salt, 8, 4);
        yield return ("水土流失", cell => Math.Min(1, model.Terrain.Relief[cell] / 250)
            + (model.Cover.Ecosystem[cell] is 5 or 6 ? 0.3 : 0) + Noise(cell, 0));
        if (model.Terrain.Precipitation[model.Site.Cells[0]] >= 500) yield break;
        yield return ("土地沙化", cell => (model.Cover.Ecosystem[cell] is 2 or 5 ? 0.4 : 0)
            - 0.5 * model.Terrain.Mountain[cell] + Noise(cell, 1));
        yield return ("土壤盐渍化", cell => Math.Exp(-model.Rivers.DistanceKm[cell] / (0.05 * model.Site.Frame.SizeKm))
            - 2 * model.Terrain.Mountain[cell] + Noise(cell, 2));
    }

    /// <summary>For each type the best twelfth and what follows it; types may lie on each other, levels of one type do not.</summary>
    static void WriteImportance(
        PlanModel model, PlanStore store, string kind, IEnumerable<(string Name, Func<int, double> Score)> types,
            string[] levels, string method)
    {
        foreach (var (name, score) in types)
        {
            var rank = Ranked(model, score);
            var layer = CellLayer.Of(model.Site, cell => rank[cell] switch { > 0.92 => 1, > 0.78 => 2, _ => 3 }, 8);
            for (var i = 0; i < layer.Count; i++)
            {
                if (layer.Classes[i] == 3) continue;
                store.Add("evaluation", null, layer.Shapes, i, kind, null, name, name, layer.Classes[i],
                    levels[layer.Classes[i] - 1],
                    null, Math.Round(100 * rank[layer.FirstCells[i]], 1), method, layer.Areas[i]);
            }
        }
    }

    static void WriteCover(PlanModel model, PlanStore store, string kind, string[] names, Func<int, int> level,
        string method, bool byEcosystem = true)
    {
        const int Levels = 8; // room for a level below each ecosystem
        var layer = CellLayer.Of(model.Site,
            cell => (byEcosystem ? Levels * model.Cover.Ecosystem[cell] : 0) + level(cell), byEcosystem ? 6 : 12);
        for (var i = 0; i < layer.Count; i++)
        {
            var at = layer.Classes[i] % Levels;
            var ecosystem = byEcosystem ? LandCover.Ecosystems[layer.Classes[i] / Levels] : null;
            store.Add("evaluation", null, layer.Shapes, i, kind, ecosystem, $"{kind}_{at}", names[at - 1], at,
                names[at - 1], null, null, method, layer.Areas[i]);
        }
    }

    /// <summary>0 strong to 1 weak; where the text grades a zone, its cells lie around that grade.</summary>
    static double[] ResilienceField(PlanModel model)
    {
        var rank = Ranked(model, cell => model.Site.Noise(cell, 153, 6, 5)
            - 0.004 * Math.Min(200, model.Terrain.Precipitation[cell]) - 0.4 * model.Terrain.Mountain[cell]
            + (model.Cover.Ecosystem[cell] is 5 ? 0.4 : 0));
        if (model.Facts.Resilience.Count == 0) return rank;
        foreach (var cell in model.Site.Cells)
        {
            if (model.Facts.Resilience.TryGetValue(ZoneRows.ZoneAt(model, cell, "restoration", 2)?.Name ?? "",
                out var grade))
                rank[cell] = Math.Clamp(0.55 * (grade - 0.5) / 4 + 0.45 * rank[cell], 0, 0.999);
        }
        return rank;
    }

    /// <summary>The share of the plan that scores lower than each cell, 0 to 1.</summary>
    public static double[] Ranked(PlanModel model, Func<int, double> score)
    {
        var rank = new double[model.Site.Mesh.Count];
        var ordered = model.Site.Cells.Select(cell => (cell, Score: score(cell))).OrderBy(pair => pair.Score)
            .ThenBy(pair => pair.cell).ToList();
        for (var i = 0; i < ordered.Count; i++) rank[ordered[i].cell] = (double)i / ordered.Count;
        return rank;
    }
}
