using EcoTiles.Import.Facts;
using EcoTiles.Import.Model;
using EcoTiles.Import.Samples.Land;
using EcoTiles.Import.Samples.Mesh;
using EcoTiles.Import.Samples.Tables;

namespace EcoTiles.Import.Samples.Layers;

/// <summary>The plan itself, its stages, area, pattern, indicators and map titles.</summary>
static class PlanRows
{
    public static void Write(PlanModel model, PlanStore store)
    {
        var facts = model.Facts;
        var plan = facts.Plan;
        var area = model.Site.AreaOf(model.Site.Cells);
        store.Add("plan", "plan",
            facts.Id, plan.Title, plan.TitleEn, plan.Kind, plan.Level, plan.Region.Code, plan.Region.Name,
                plan.Region.Parent,
            plan.Period.From, plan.Period.To, plan.BaseYear, area, plan.AreaStated ? plan.AreaKm2 * 1e6 : null,
                facts.ProjectCount == 0 ? null : facts.ProjectCount,
                plan.CrsPrint,
            plan.HeightDatum, plan.Status, plan.Compiler ?? "（原文未载明编制单位）", plan.Issued, null, null, null, plan.Secrecy,
                plan.Scope,
            $"示意图：依据规划文本编制的示意数据，位置和界线均为虚构，非测绘成果，不得作为实际地图使用。底图口径：第三次全国国土调查（{plan.BaseYear}年度）");
        foreach (var (stage, i) in plan.Stages.Select((stage, i) => (stage, i)))
        {
            var goals = facts.Goals.FirstOrDefault(goal => goal.Key == $"{stage.TargetYear}").Value;
            store.Add("plan_stage", stage.Key, stage.Key, stage.Zh, stage.From, stage.To, stage.TargetYear, i + 1,
                goals is null ? null : JsonText.Of(goals));
        }
        store.Add("plan_area", "plan", MeshDissolve.Of(model.Site.Mesh, model.Site.Inside), 0, plan.Region.Name, area);
        foreach (var pattern in facts.Patterns)
            store.Add("pattern", pattern.Scheme, pattern.Scheme, pattern.Name,
                JsonText.Canonical(JsonText.Of(pattern.Groups.Select(group => Terms(group, facts, store)))));
        foreach (var indicator in facts.Indicators) WriteIndicator(indicator, store);
        foreach (var map in facts.Maps)
            store.Add("map_sheet", map.CatalogueId, map.CatalogueId, map.Title, null, "A3", null, plan.CrsPrint,
                null, null);
        WriteLines(model, store);
    }

    /// <summary>One term of the pattern, with the ids of the rows that its members are.</summary>
    static object Terms(PatternGroupFact group, PlanFacts facts, PlanStore store) => new
    {
        term = group.Term,
        kind = group.Kind,
        members = group.Members.Select(member => new { name = member.Name, table = TableOf(member.Ref, facts),
            id = store.Id(TableOf(member.Ref, facts), member.Ref) }),
    };

    static string TableOf(string reference, PlanFacts facts) =>
        facts.Zones.Any(zone => zone.Id == reference) ? "zone"
        : facts.KeyAreas.Any(area => area.Id == reference) ? "key_area"
        : facts.Corridors.Any(corridor => corridor.Id == reference) ? "corridor"
        : "node";

    static void WriteIndicator(IndicatorFact indicator, PlanStore store)
    {
        if (indicator.Values.Count == 0)
            store.Add("indicator", null, indicator.Code, indicator.Name, indicator.Unit, indicator.Relation, null,
                null, indicator.Required);
        foreach (var (year, value) in indicator.Values)
            store.Add("indicator", null, indicator.Code, indicator.Name, indicator.Unit, indicator.Relation,
                int.Parse(year, System.Globalization.CultureInfo.InvariantCulture), value, indicator.Required);
    }

    static void WriteLines(PlanModel model, PlanStore store)
    {
        var site = model.Site;
        foreach (var corridor in model.Facts.Corridors)
        {
            var line = corridor.Kind switch
            {
                "river" => model.Rivers.All.First(river => river.Id == corridor.Id).Line,
                _ => RoadCourse(site, corridor),
            };
            var term = TermOf(corridor.Id, model.Facts) ?? corridor.PatternGroup;
            var width = corridor.Kind switch { "road" => 100.0, "barrier" => 3000,
                _ => corridor.IsBackbone ? 1000 : 500 };
            store.Add("corridor", corridor.Id, PlaneShapes.Line(site.Frame, line), 0,
                corridor.Kind, corridor.Name, JsonText.Of(corridor.Aliases), term, width, corridor.IsBackbone,
                    Math.Round(1000 * PlaneLines.Length(line)));
        }
        foreach (var feature in model.Facts.Features)
        {
            var term = TermOf(feature.Id, model.Facts);
            if (!feature.Node && term is null
                && feature.Kind is not ("reservoir" or "lake" or "reserve" or "wetland" or "mountain" or "mine")) continue;
            store.Add("node", feature.Id, PlaneShapes.Point(site.Frame, site.Frame.Point(feature.Lon, feature.Lat)), 0,
                feature.Kind, feature.Name, term);
        }
    }

    static IReadOnlyList<PlanePoint> RoadCourse(PlanSite site, CorridorFact corridor) =>
        Places.RoadNetwork.Course(site, corridor);

    static string? TermOf(string id, PlanFacts facts) => facts.Patterns.SelectMany(pattern => pattern.Groups)
        .FirstOrDefault(group => group.Members.Any(member => member.Ref == id))?.Term;
}
