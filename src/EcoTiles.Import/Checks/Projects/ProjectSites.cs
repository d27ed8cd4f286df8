namespace EcoTiles.Import.Checks.Projects;

/// <summary>The sites and key areas of each project. Works that have parts stand for the sites and key areas of these.</summary>
public sealed class ProjectSites
{
    readonly ILookup<string?, PlanFeature> _parts;
    readonly ILookup<string?, PlanFeature> _sites;
    readonly ILookup<string?, PlanFeature> _keyAreas;

    ProjectSites(PlanData data)
    {
        _parts = data["project"].ToLookup(project => project.Text("parent_id"));
        _sites = PlanData.SiteTables.SelectMany(table => data[table])
            .Where(site => site.Shape is { IsEmpty: false })
            .ToLookup(site => site.Text("project_id"));
        var areas = data["key_area"].GroupBy(area => area.Id).ToDictionary(area => area.Key, area => area.First());
        _keyAreas = data["project_key_area"]
            .Where(link => areas.ContainsKey(link.Text("key_area_id") ?? ""))
            .ToLookup(link => link.Text("project_id"), link => areas[link.Text("key_area_id") ?? ""]);
    }

    public static ProjectSites Of(PlanData data) => new(data);

    public bool HasParts(PlanFeature project) => _parts.Contains(project.Id);

    public IReadOnlyList<PlanFeature> Of(PlanFeature project) =>
        [.. _sites[project.Id], .. _parts[project.Id].SelectMany(part => _sites[part.Id])];

    public IReadOnlyList<PlanFeature> KeyAreasOf(PlanFeature project) =>
        [.. _keyAreas[project.Id], .. _parts[project.Id].SelectMany(part => _keyAreas[part.Id])];
}
