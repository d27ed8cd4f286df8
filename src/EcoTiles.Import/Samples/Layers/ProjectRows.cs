using System.Globalization;
using EcoTiles.Import.Facts;
using EcoTiles.Import.Model;
using EcoTiles.Import.Samples.Chance;
using EcoTiles.Import.Samples.Land;
using EcoTiles.Import.Samples.Mesh;
using EcoTiles.Import.Samples.Tables;

namespace EcoTiles.Import.Samples.Layers;

/// <summary>Projects as the text counts them, with stages, sites, and links to the key areas they lie in.</summary>
static class ProjectRows
{
    static readonly string[] UpperLevels = ["local", "local", "regional", "national"];

    public static void Write(PlanModel model, PlanStore store, IReadOnlyList<KeyArea> areas)
    {
        var number = 0;
        foreach (var type in model.Facts.ProjectClasses)
        {
            for (var i = 0; i < type.Count; i++, number++)
                WriteProject(model, store, areas, type, i, number);
        }
    }

    static void WriteProject(PlanModel model, PlanStore store, IReadOnlyList<KeyArea> areas, ProjectClassFact type,
        int index, int number)
    {
        var fact = index < type.Projects.Count ? type.Projects[index] : null;
        var hash = SeededHash.Mix(SeededHash.Mix(model.Site.Seed, 140), number);
        var place = ProjectPlace.Find(model, areas, type, fact, number, hash);
        var rivers = model.Facts.Corridors.Where(corridor => corridor.Kind is "river" or "road").ToList();
        var name = fact?.Name ?? ProjectWords.Invented(type, index,
            place.Units.Count > 0 ? place.Units[0] : model.Facts.Plan.Region.Name, rivers);
        var (stage, from, to) = Years(model.Facts.Plan, fact, number, hash);
        var key = fact?.Id ?? $"{type.Id}-{index + 1}";
        var mapNumber = (number + 1).ToString(CultureInfo.InvariantCulture);
        var id = store.Id("project", key);
        var invest = Math.Round(200 * Math.Exp(3.2 * SeededHash.Unit(SeededHash.Mix(hash, 5))) / 10) * 10;
        var extent = WriteSite(model, store, place, key, id, type.Id, stage, mapNumber, name);

        store.Add("project", key,
            type.Id, type.Name, type.Items.Count == 0 ? null : type.Items[index % type.Items.Count], type.Scheme,
                JsonText.Of(Themes(type.Theme)),
            null, mapNumber, name, string.Join("、", place.Units), JsonText.Of(place.Units),
                ProjectWords.Tasks(type.Theme), ProjectWords.Goal(type.Theme),
            ProjectWords.Measures(type.Theme), from, to, stage, extent ?? "范围待定", "达到规划期生态修复质量要求", "生态系统结构趋于合理",
            "兼顾生态、经济和社会效益", 2 + SeededHash.Below(hash, 2), 3 + SeededHash.Below(hash, 2),
                JsonText.Of(ProjectWords.Funds(hash)), invest,
            SeededHash.Pick(SeededHash.Mix(hash, 6), UpperLevels), number + 1);
        foreach (var area in place.Areas)
            store.Add("project_key_area", $"{key}/{area.Fact.Id}", id, store.Id("key_area", area.Fact.Id));
    }

    /// <summary>Writes the site, if there is one, and says how large it is.</summary>
    static string? WriteSite(
        PlanModel model, PlanStore store, ProjectPlace place, string key, string id, string type, string stage,
            string mapNumber, string name)
    {
        var site = model.Site;
        if (place.Cells is { } mask)
        {
            var area = site.AreaOf(site.Cells.Where(cell => mask[cell]));
            store.Add("project_site", key, MeshDissolve.Of(site.Mesh, mask), 0, id, type, stage, mapNumber, name, area);
            return string.Create(CultureInfo.InvariantCulture, $"{area / 1e4:0.0}公顷");
        }
        if (place.Line is { } line)
        {
            var km = PlaneLines.Length(line);
            store.Add("project_site_line", key, PlaneShapes.Line(site.Frame, line), 0, id, type, stage, mapNumber,
                name, Math.Round(1000 * km));
            return string.Create(CultureInfo.InvariantCulture, $"{km:0.0}千米");
        }
        if (place.Points is not { } points) return null;
        store.Add("project_site_point", key, PlaneShapes.Point(site.Frame, [.. points]), 0, id, type, stage,
            mapNumber, name);
        return string.Create(CultureInfo.InvariantCulture, $"{points.Count}处");
    }

    /// <summary>The stage the text gives or one in turn; the stage is the one that the last year falls in.</summary>
    static (string Stage, int From, int To) Years(PlanDescription plan, ProjectFact? fact, int number, ulong hash)
    {
        var at = fact?.Stage is { } named
            ? plan.Stages.Select((stage, i) => (stage.Key, i)).First(pair => pair.Key == named).i
            : number % plan.Stages.Count;
        var stage = plan.Stages[at];
        var to = stage.From + (stage.To - stage.From + SeededHash.Below(hash, stage.To - stage.From + 1)) / 2;
        // Some works begin in the stage before.
        var isAcross = at > 0 && fact?.Stage is null && number % 7 == 3;
        var from = isAcross ? plan.Stages[at - 1].To - 1 : Math.Max(stage.From, to - 3);
        return (stage.Key, from, to);
    }

    static IReadOnlyList<string> Themes(string theme) => [.. ProjectWords.RelatedThemes(theme).Take(2)];
}
