using EcoTiles.Catalogue.Authoring;

namespace EcoTiles.Catalogue.Composition;

/// <summary>What a map is called in a plan: the title that the plan gives, or the catalogue's; stage maps carry their years.</summary>
static class MapTitle
{
    public static string Zh(PlanRow facts, MapDefinition map)
    {
        if (facts.MapTitles.TryGetValue(map.Id, out var own)) return own;
        var end = map.TitleZh.LastIndexOf('）');
        return StageOf(facts, map) is { } stage && end >= 0
            ? FormattableString.Invariant($"{map.TitleZh[..end]}{stage.YearFrom}-{stage.YearTo}年）")
            : map.TitleZh;
    }

    public static string En(PlanRow facts, MapDefinition map) => StageOf(facts, map) is { } stage
        ? FormattableString.Invariant($"{map.TitleEn} {stage.YearFrom}-{stage.YearTo}")
        : map.TitleEn;

    static PlanStage? StageOf(PlanRow facts, MapDefinition map) =>
        map.Fixed.TryGetValue("stage", out var key) ? facts.Stages.FirstOrDefault(stage => stage.Key == key) : null;
}
