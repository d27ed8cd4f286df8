using EcoTiles.Import.Model;
using EcoTiles.Import.Samples.Mesh;
using EcoTiles.Import.Samples.Tables;

namespace EcoTiles.Import.Samples.Layers;

/// <summary>Key areas with what the plan's area table tells of them: size, towns and villages.</summary>
static class KeyAreaRows
{
    const double LeastArea = 0.01e6; // square metres
    const double LeastShare = 0.001; // of the key area

    static readonly string[] Priorities = ["优先实施", "重点推进", "逐步实施"];

    public static void Write(PlanModel model, PlanStore store, IReadOnlyList<KeyArea> areas)
    {
        for (var i = 0; i < areas.Count; i++)
        {
            var fact = areas[i].Fact;
            int[] cells = [.. model.Site.Cells.Where(cell => areas[i].Cells[cell])];
            var area = model.Site.AreaOf(cells);
            var towns = Touched(model, cells, area, model.Divisions.UnitOf)
                .Select(unit => model.Facts.Units[unit].Name);
            int? villages = model.Divisions.Villages.Count == 0 ? null
                : Touched(model, cells, area, cell => model.Divisions.Village[cell]).Count();
            store.Add("key_area", fact.Id, MeshDissolve.Of(model.Site.Mesh, areas[i].Cells), 0,
                fact.Scheme, ZoneOf(model, store, areas[i], cells), fact.Id, fact.Name, ShortNames.Of(fact.Name),
                    areas[i].Theme,
                fact.Space ?? SpaceOf(areas[i].Theme),
                    fact.Description ?? (fact.Members.Count == 0 ? null : string.Join("、", fact.Members)),
                area, JsonText.Of(towns), villages, Priorities[i % Priorities.Length], i + 1);
        }
    }

    /// <summary>Units that an area takes a worthwhile part of, in their own order.</summary>
    static IOrderedEnumerable<int> Touched(PlanModel model, int[] cells, double area, Func<int, int> unitOf) => cells
        .GroupBy(unitOf)
        .Where(group => group.Key >= 0 && model.Site.AreaOf(group) is var part && part > LeastArea
            && part > LeastShare * area)
        .Select(group => group.Key).Order();

    static string? ZoneOf(PlanModel model, PlanStore store, KeyArea area, int[] cells)
    {
        if (area.Fact.Zone is { } named) return store.Id("zone", named);
        var zone = cells.GroupBy(cell => ZoneRows.ZoneAt(model, cell, area.Fact.Scheme, 1)?.Id)
            .OrderByDescending(group => group.Count()).First().Key;
        return zone is null ? null : store.Id("zone", zone);
    }

    static string SpaceOf(string theme) => theme switch
    {
        "land" or "farmland" => "agricultural",
        "urban" => "urban",
        _ => "ecological",
    };
}
