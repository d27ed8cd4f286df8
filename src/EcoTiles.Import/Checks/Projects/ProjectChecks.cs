namespace EcoTiles.Import.Checks.Projects;

/// <summary>V40, V43, V44, V45: projects serve a key area, fall within the period, have a site, and are as many as the text says.</summary>
public static class ProjectChecks
{
    public static IEnumerable<Finding> Check(PlanData data)
    {
        var sites = ProjectSites.Of(data);
        foreach (var project in data["project"])
        {
            if (sites.KeyAreasOf(project).Count == 0) yield return About(project, sites, "V40", project.Name);
            if (OutsidePeriod(data.Plan, project) is { } years)
                yield return About(project, sites, "V43", [project.Name, .. years]);
            if (sites.Of(project).Count == 0) yield return About(project, sites, "V44", project.Name);
        }
        var works = data["project"].Count(project => !sites.HasParts(project));
        if (data.Plan.Number("projects_stated") is { } stated && stated != works)
            yield return Finding.Of("V45", "plan", data.Plan.Id, null, stated, works);
    }

    static object?[]? OutsidePeriod(PlanFeature plan, PlanFeature project)
    {
        if (plan.Year("period_from") is not { } first || plan.Year("period_to") is not { } last) return null;
        if (project.Year("year_from") is not { } from || project.Year("year_to") is not { } to) return null;
        return from >= first && to <= last && from <= to ? null : [from, to, first, last];
    }

    static Finding About(PlanFeature project, ProjectSites sites, string code, params IReadOnlyList<object?> values) =>
        Finding.Of(code, project.Table, project.Id, Places.Of(sites.Of(project) is [var site, ..] ? site.Shape : null), values);
}
