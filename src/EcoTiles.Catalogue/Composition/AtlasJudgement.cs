using System.Globalization;
using EcoTiles.Catalogue.Authoring;

namespace EcoTiles.Catalogue.Composition;

/// <summary>Says how it stands with a map of the catalogue in one plan, why, and what to bring in.</summary>
sealed class AtlasJudgement(AuthoredCatalogue authored, PlanRow facts, IReadOnlyDictionary<string, DatasetRow> datasets)
{
    const string StageTable = "plan_stage";

    /// <param name="titles">Of the map in this plan.</param>
    /// <param name="isDrawn">Whether the map can be drawn at all.</param>
    public AtlasEntry Of(MapDefinition map, (string Zh, string En) titles, bool isDrawn)
    {
        var isNamed = facts.MapTitles.ContainsKey(map.Id);
        // A plan whose stages nobody has written down yet has a first one all the same.
        var isStagesUnknown = facts.Stages.Count == 0 && map.Required.Asks(facts) && FirstStage(map);
        var entry = new AtlasEntry(
            map.Id, titles.Zh, titles.En, PartOf(map.Id), map.Item, map.Required.Asks(facts) || isNamed, AtlasState.Present, "可以绘制", "It can be drawn");
        if (!isNamed && !isStagesUnknown && NotNeeded(map) is { } reason)
            return entry with { IsRequired = false, State = AtlasState.NotRequired, ReasonZh = reason.Zh, ReasonEn = reason.En };
        var lacking = isStagesUnknown ? [new AtlasNeed(StageTable, "规划分期", "Stages of the plan", [])] : Lacking(map, isDrawn);
        if (lacking.Count > 0)
        {
            return entry with
            {
                State = AtlasState.Missing,
                ReasonZh = $"缺少数据：{string.Join(isDrawn ? "、" : " 或 ", lacking.Select(WordsZh))}",
                ReasonEn = $"Data is lacking: {string.Join(isDrawn ? ", " : " or ", lacking.Select(WordsEn))}",
                Needs = lacking,
            };
        }
        var old = map.Layers.Where(layer => !layer.IsShared).DistinctBy(layer => layer.Dataset)
            .Select(layer => (layer.Dataset, Year: NewestYear(layer))).FirstOrDefault(layer => layer.Year < facts.BaseYear);
        if (old.Dataset is null) return entry;
        var stale = NeedOf(old.Dataset, []);
        return entry with
        {
            State = AtlasState.Stale,
            ReasonZh = $"{stale.TitleZh}数据为 {old.Year} 年，早于规划基准年 {facts.BaseYear} 年",
            ReasonEn = $"{stale.TitleEn} data is of {old.Year}, before the plan's base year {facts.BaseYear}",
            Needs = [stale],
        };
    }

    /// <summary>A map that the plan names and the catalogue does not know.</summary>
    public static AtlasEntry Unknown(string id, string title) => new(
        id, title, title, PartOf(id), null, IsRequired: true, AtlasState.Missing,
        "规划列出了此图，但图件目录（maps.json）中没有它", "The plan names this map, but the catalogue (maps.json) does not have it");

    static string PartOf(string id) => AppendixItem.PartOf(id[..Math.Max(0, id.IndexOf('/', StringComparison.Ordinal))]);

    /// <summary>Whether the map is fixed to the first value of a dimension of stages.</summary>
    bool FirstStage(MapDefinition map) => authored.Dimensions.Any(dimension =>
        dimension.IsOfStages && map.Fixed.Any(pair => pair.Key == dimension.Name && pair.Value == dimension.Values[0].Code));

    /// <summary>Why the plan has no use for the map; null when it has.</summary>
    (string Zh, string En)? NotNeeded(MapDefinition map)
    {
        foreach (var (name, code) in map.Fixed)
        {
            if (authored.Dimensions.FirstOrDefault(each => each.Name == name) is not { } dimension) continue;
            var word = dimension.Values.FirstOrDefault(value => value.Code == code);
            if (dimension.IsOfStages && facts.Stages.Count == 0)
                return ($"规划尚未登记分期（{StageTable}），不知是否需要此图", $"The plan has no stages yet ({StageTable}), so nobody knows whether it needs this map");
            if (dimension.IsOfStages && facts.Stages.All(stage => stage.Key != code))
                return ($"规划没有{word?.TitleZh ?? code}分期", $"The plan has no stage \"{code}\"");
            if (!dimension.IsOfStages && !map.Required.Asks(facts) && !Occurs(map, dimension, word?.Stored ?? code))
                return ($"规划没有“{word?.TitleZh ?? code}”的{dimension.TitleZh}", $"The plan has nothing of {dimension.TitleEn.ToLower(CultureInfo.InvariantCulture)} \"{code}\"");
        }
        if (map.Required.Asks(facts)) return null;
        foreach (var need in map.Needs)
        {
            if (!LayerComposition.HasFeatures(datasets.GetValueOrDefault(need.Dataset), need.Where))
            {
                var words = NeedOf(need.Dataset, need.Where);
                return ($"规划没有{WordsZh(words)}，不需要此图", $"The plan has no {WordsEn(words)}, and no use for this map");
            }
        }
        return null;
    }

    bool Occurs(MapDefinition map, DimensionDefinition dimension, string value) => map.Layers.Any(layer =>
        dimension.Datasets.Contains(layer.Dataset) && datasets.TryGetValue(layer.Dataset, out var row)
        && row.Values.TryGetValue(dimension.Column, out var values) && values.Contains(value));

    /// <summary>What the map is about and the plan lacks: each essential layer, or all when there is not one of them.</summary>
    List<AtlasNeed> Lacking(MapDefinition map, bool isDrawn)
    {
        var needed = isDrawn ? map.Layers.Where(layer => layer.IsEssential) : map.Layers.Where(layer => !layer.IsBackdrop);
        return
        [
            .. needed.Select(layer => (layer.Dataset, Where: PlanComposition.WithFixed(authored, map, layer)))
                .Where(layer => !LayerComposition.HasFeatures(datasets.GetValueOrDefault(layer.Dataset), layer.Where))
                .Concat(map.Needs.Where(need => !LayerComposition.HasFeatures(datasets.GetValueOrDefault(need.Dataset), need.Where))
                    .Select(need => (need.Dataset, need.Where)))
                .Select(layer => NeedOf(layer.Dataset, layer.Where))
                .DistinctBy(need => (need.Table, WordsEn(need))),
        ];
    }

    /// <summary>The year of the newest data of a layer; null when the data does not tell.</summary>
    int? NewestYear(LayerDefinition layer)
    {
        if (authored.Datasets.GetValueOrDefault(layer.Dataset)?.YearColumn is not { } column) return null;
        if (!datasets.TryGetValue(layer.Dataset, out var row) || !row.Values.TryGetValue(column, out var values)) return null;
        return values.Select(YearOf).Max();
    }

    /// <summary>Reads <c>2020</c> and <c>2020-05-31</c>.</summary>
    static int? YearOf(string text) =>
        text.Length >= 4 && int.TryParse(text.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var year) ? year : null;

    AtlasNeed NeedOf(string table, IReadOnlyList<AttributeFilter> where)
    {
        var dataset = authored.Datasets.GetValueOrDefault(table);
        return new AtlasNeed(table, dataset?.TitleZh ?? table, dataset?.TitleEn ?? table, where);
    }

    static string WordsZh(AtlasNeed need) => $"{need.TitleZh} {Columns(need)}";

    static string WordsEn(AtlasNeed need) => $"{need.TitleEn} {Columns(need)}";

    static string Columns(AtlasNeed need)
    {
        var where = string.Join(", ", need.Where.Select(filter => $"{filter.Column} = {string.Join(" / ", filter.Values)}"));
        return where.Length == 0 ? need.Table : $"{need.Table} ({where})";
    }
}
