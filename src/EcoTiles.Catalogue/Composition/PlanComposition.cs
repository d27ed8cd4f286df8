using EcoTiles.Catalogue.Authoring;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Catalogue.Composition;

/// <summary>Makes the maps that one plan can show of the authored maps and the datasets it has.</summary>
static class PlanComposition
{
    const string PlanAreaTable = "plan_area";
    const string AllLayers = "all";

    public static Plan Compose(AuthoredCatalogue authored, PlanRow facts, IReadOnlyDictionary<string, DatasetRow> datasets)
    {
        var bounds = Bounds(datasets);
        var attribution = Attribution(facts);
        var layers = datasets.Values
            .OrderBy(row => row.Key.Table, StringComparer.Ordinal)
            .Select(row => SingleLayer(authored, row) with { Attribution = attribution, IsSample = facts.IsSample })
            .ToList();
        if (!facts.HasPlanTables)
            return new Plan(facts, bounds, WithAll(facts, bounds, attribution, layers)) { Layers = layers };

        var maps = new List<PlanMap>();
        var missing = new List<MissingMap>();
        foreach (var map in authored.Maps)
        {
            if (map.Stage is { } stage && facts.Stages.All(each => each.Key != stage)) continue;
            if (!map.Needs.All(need => LayerComposition.HasFeatures(datasets.GetValueOrDefault(need.Dataset), need.Where))) continue;
            if (ComposeMap(authored, facts, map, datasets) is { } made)
                maps.Add(made with { Attribution = attribution, IsSample = facts.IsSample });
            else missing.Add(Missing(facts, map));
        }
        return new Plan(facts, bounds, maps) { Layers = layers, MissingMaps = missing };
    }

    static PlanMap? ComposeMap(
        AuthoredCatalogue authored, PlanRow facts, MapDefinition map, IReadOnlyDictionary<string, DatasetRow> datasets)
    {
        var present = map.Layers
            .Where(layer => LayerComposition.HasFeatures(datasets.GetValueOrDefault(layer.Dataset), layer.Where))
            .ToList();
        if (present.All(layer => layer.IsBackdrop)) return null;
        var layers = present
            .SelectMany(layer => LayerComposition.Compose(layer, datasets[layer.Dataset], authored))
            .OrderBy(layer => layer.Content == LayerContent.Labels) // a stable sort: names go on top, the rest keeps its order
            .ToList();
        var bounds = present.Aggregate(Envelope.Empty, (box, layer) => box.Including(datasets[layer.Dataset].Bounds));
        return new PlanMap(facts.Id, map.Id, Title(facts, map), layers, bounds)
        {
            TitleEn = map.TitleEn,
            Item = map.Item,
            Group = map.Id[..map.Id.IndexOf('/', StringComparison.Ordinal)],
        };
    }

    static PlanMap SingleLayer(AuthoredCatalogue authored, DatasetRow row)
    {
        var dataset = authored.Datasets.GetValueOrDefault(row.Key.Table);
        var title = dataset?.TitleZh ?? row.Title ?? row.Key.Table;
        return new PlanMap(row.Key.Plan, row.Key.Table, title, [LayerComposition.Whole(row, authored)], row.Bounds)
        {
            TitleEn = dataset?.TitleEn,
        };
    }

    static List<PlanMap> WithAll(PlanRow facts, Envelope bounds, string? attribution, List<PlanMap> layers)
    {
        if (layers.Count == 0 || layers.Exists(layer => layer.Id == AllLayers)) return layers;
        var all = new PlanMap(facts.Id, AllLayers, "全部图层", [.. layers.SelectMany(layer => layer.Layers)], bounds)
        {
            TitleEn = "All layers",
            Attribution = attribution,
            IsSample = facts.IsSample,
        };
        return [all, .. layers];
    }

    /// <summary>The title the plan gives, or the catalogue's; stage maps carry their years.</summary>
    static string Title(PlanRow facts, MapDefinition map)
    {
        if (facts.MapTitles.TryGetValue(map.Id, out var own)) return own;
        if (facts.Stages.FirstOrDefault(each => each.Key == map.Stage) is not { } stage) return map.TitleZh;
        var end = map.TitleZh.LastIndexOf('）');
        return end < 0 ? map.TitleZh : FormattableString.Invariant($"{map.TitleZh[..end]}{stage.YearFrom}-{stage.YearTo}年）");
    }

    static MissingMap Missing(PlanRow facts, MapDefinition map) => new(
        map.Id, Title(facts, map), map.TitleEn, map.Item,
        [.. map.Layers.Where(layer => !layer.IsBackdrop).Select(layer => layer.Dataset).Distinct()]);

    static Envelope Bounds(IReadOnlyDictionary<string, DatasetRow> datasets) =>
        datasets.TryGetValue(PlanAreaTable, out var area) && !area.Bounds.IsEmpty
            ? area.Bounds
            : datasets.Values.Aggregate(Envelope.Empty, (box, row) => box.Including(row.Bounds));

    static string? Attribution(PlanRow facts)
    {
        if (facts.IsSample) return "示意图 · 样例数据，非正式成果 (sample data)";
        string?[] parts =
        [
            facts.HasPlanTables ? facts.Title : null,
            facts.DataNote,
            facts.MapReviewNumber is { Length: > 0 } number ? $"审图号：{number}" : null,
        ];
        var known = string.Join(" · ", parts.Where(part => !string.IsNullOrEmpty(part)));
        return known.Length == 0 ? null : known;
    }
}
