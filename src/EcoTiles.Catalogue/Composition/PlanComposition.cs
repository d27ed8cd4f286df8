using EcoTiles.Catalogue.Authoring;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Catalogue.Composition;

/// <summary>Makes the maps that one plan can show of the authored maps and the datasets it has.</summary>
static class PlanComposition
{
    const string PlanAreaTable = "plan_area";
    const string RasterTable = "raster_asset";
    const string AllLayers = "all";

    public static Plan Compose(AuthoredCatalogue authored, PlanRow facts, IReadOnlyDictionary<string, DatasetRow> datasets)
    {
        var bounds = PlanBounds(datasets);
        var attribution = Attribution(facts);
        var layers = datasets.Values
            .OrderBy(row => row.Key.Table, StringComparer.Ordinal)
            .Select(row => SingleLayer(authored, facts, row) with { View = ViewOf(row, bounds), Attribution = attribution, IsSample = facts.IsSample })
            .ToList();
        if (!facts.HasPlanTables)
            return new Plan(facts, bounds, WithAll(facts, bounds, attribution, layers)) { Layers = layers };

        var judgement = new AtlasJudgement(authored, facts, datasets);
        var maps = new List<PlanMap>();
        var atlas = new List<AtlasEntry>();
        foreach (var map in authored.Maps)
        {
            var made = ComposeMap(authored, facts, map, datasets);
            var entry = judgement.Of(map, (MapTitle.Zh(facts, map), MapTitle.En(facts, map)), made is not null);
            atlas.Add(entry);
            if (made is not null && entry.State != AtlasState.NotRequired)
                maps.Add(made with { Attribution = attribution, IsSample = facts.IsSample, IsRequired = entry.IsRequired });
        }
        atlas.AddRange(facts.MapTitles.Where(named => authored.Maps.All(map => map.Id != named.Key))
            .Select(named => AtlasJudgement.Unknown(named.Key, named.Value)));
        return new Plan(facts, bounds, [.. maps.Select(MapNarrowing.WithDefaults)]) { Layers = layers, Atlas = atlas };
    }

    static PlanMap? ComposeMap(
        AuthoredCatalogue authored, PlanRow facts, MapDefinition map, IReadOnlyDictionary<string, DatasetRow> datasets)
    {
        var present = map.Layers
            .Where(layer => LayerComposition.HasFeatures(datasets.GetValueOrDefault(layer.Dataset), WithFixed(authored, map, layer)))
            .ToList();
        if (present.All(layer => layer.IsBackdrop)) return null;
        if (map.Needs.Any(need => !LayerComposition.HasFeatures(datasets.GetValueOrDefault(need.Dataset), need.Where))) return null;
        var dimensions = authored.Dimensions.Where(dimension => map.Dimensions.ContainsKey(dimension.Name) || map.Fixed.ContainsKey(dimension.Name)).ToList();
        var layers = present
            .Select(layer => layer with
            {
                HasLabels = layer.HasLabels && !layer.NamedBy.Any(named => LayerComposition.HasFeatures(datasets.GetValueOrDefault(named.Dataset), named.Where)),
            })
            .SelectMany(layer => LayerComposition.Compose(layer, datasets[layer.Dataset], authored, dimensions))
            .OrderBy(layer => layer.Content is LayerContent.Labels or LayerContent.Courses) // a stable sort: names go on top, the rest keeps its order
            .ToList();
        // Footprints of rasters reach far beyond what a map is of.
        var features = present.Where(layer => layer.Dataset != RasterTable);
        var bounds = features.Aggregate(PlanBounds(datasets), (box, layer) => box.Including(datasets[layer.Dataset].Bounds));
        return new PlanMap(facts.Id, map.Id, MapTitle.Zh(facts, map), layers, bounds)
        {
            View = map.ShowsSurroundings ? Around(PlanBounds(datasets)).Within(bounds) : PlanBounds(datasets),
            TitleEn = MapTitle.En(facts, map),
            Item = map.Item,
            Group = map.Id[..map.Id.IndexOf('/', StringComparison.Ordinal)],
            StyleName = map.Style ?? map.Id.Replace('/', '-'),
            Dimensions = MapDimensions.Of(authored, facts, map, present, datasets),
            BestZooms = map.Zooms ?? MapScale.ZoomsOf(facts.Level),
            Scale = map.Scale ?? MapScale.FittingA3(PlanBounds(datasets)),
        };
    }

    /// <summary>The filters of a layer with what the map has fixed for it.</summary>
    public static IReadOnlyList<AttributeFilter> WithFixed(AuthoredCatalogue authored, MapDefinition map, LayerDefinition layer) =>
    [
        .. layer.Where,
        .. authored.Dimensions
            .Where(dimension => map.Fixed.ContainsKey(dimension.Name) && dimension.Datasets.Contains(layer.Dataset)
                && layer.Where.All(filter => filter.Column != dimension.Column))
            .Select(dimension => new AttributeFilter(dimension.Column, [dimension.StoredOf(map.Fixed[dimension.Name])])),
    ];

    static PlanMap SingleLayer(AuthoredCatalogue authored, PlanRow facts, DatasetRow row)
    {
        var layer = LayerComposition.Whole(row, authored);
        var dataset = authored.Datasets.GetValueOrDefault(row.Key.Table);
        var title = dataset?.TitleZh ?? row.Title ?? row.Key.Table;
        return new PlanMap(row.Key.Plan, row.Key.Table, title, [layer], row.Bounds)
        {
            TitleEn = dataset?.TitleEn,
            Dimensions = MapDimensions.Of(authored, facts, layer, row),
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

    static Envelope PlanBounds(IReadOnlyDictionary<string, DatasetRow> datasets) =>
        datasets.TryGetValue(PlanAreaTable, out var area) && !area.Bounds.IsEmpty
            ? area.Bounds
            : datasets.Values.Aggregate(Envelope.Empty, (box, row) => box.Including(row.Bounds));

    /// <summary>So far that the plan still fills a third of each side: neighbours may be provinces.</summary>
    static Envelope Around(Envelope plan) =>
        new(plan.MinX - plan.Width, plan.MinY - plan.Height, plan.MaxX + plan.Width, plan.MaxY + plan.Height);

    static Envelope ViewOf(DatasetRow row, Envelope plan) => row.Bounds.Intersects(plan) ? row.Bounds.Within(plan) : row.Bounds;

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
