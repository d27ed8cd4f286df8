using EcoTiles.Import.Checks.KeyAreas;
using EcoTiles.Import.Checks.Topology;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;

namespace EcoTiles.Import.Checks.Projects;

/// <summary>V41, V42: a project's site meets its key areas and lies in the towns that it declares.</summary>
public static class SiteChecks
{
    /// <summary>What part of a site must lie in a town before that town had to be declared.</summary>
    const double LeastShare = 1.0 / 100;

    public static IEnumerable<Finding> Check(PlanData data)
    {
        var sites = ProjectSites.Of(data);
        var towns = TouchedUnits.TownsOf(data);
        var prepared = data["key_area"].Where(area => area.Shape is not null).DistinctBy(area => area.Id)
            .ToDictionary(area => area.Id, area => PreparedGeometryFactory.Prepare(ValidShapes.Of(area.Shape!))); // has one
        return data["project"].Where(project => !sites.HasParts(project)).AsParallel().AsOrdered()
            .SelectMany(project =>
            {
                List<NtsGeometry> shapes = [.. sites.Of(project).Select(site => ValidShapes.Of(site.Shape!))]; // sites have one
                return shapes.Count == 0 ? []
                    : Missed(project, shapes, sites.KeyAreasOf(project), prepared).Concat(Undeclared(project, shapes, towns));
            });
    }

    static IEnumerable<Finding> Missed(
        PlanFeature project, List<NtsGeometry> sites, IReadOnlyList<PlanFeature> areas, Dictionary<string, IPreparedGeometry> prepared) =>
        areas
            .Where(area => prepared.TryGetValue(area.Id, out var shape) && !sites.Any(shape.Intersects))
            .Select(area => Finding.Of("V41", project.Table, project.Id, Places.Of(sites[0]), project.Name, area.Name) with
            {
                OtherIds = [area.Id],
            });

    static IEnumerable<Finding> Undeclared(PlanFeature project, List<NtsGeometry> sites, TouchedUnits towns)
    {
        if (project.List("towns") is not { Count: > 0 } declared || towns.IsEmpty) yield break;
        List<(PlanFeature Town, NtsGeometry Common)> touched =
        [
            .. sites.SelectMany(site => towns.Parts(site)
                .Where(part => declared.Contains(part.Unit.Name) || Size(part.Common, site.Dimension) > LeastShare * Size(site, site.Dimension))),
        ];
        List<string> names = [.. touched.Select(part => part.Town.Name).Distinct()];
        if (names.ToHashSet().SetEquals(declared)) yield break;
        var undeclared = touched.Find(part => !declared.Contains(part.Town.Name));
        yield return Finding.Of("V42", project.Table, project.Id, Places.Of(undeclared.Common ?? sites[0]),
            project.Name, string.Join('、', declared), names.Count == 0 ? "—" : string.Join('、', names)) with
        {
            OtherIds = undeclared.Town is null ? [] : [undeclared.Town.Id],
            Spot = undeclared.Common is { Dimension: Dimension.Surface } ? Places.Together(undeclared.Common) : null,
        };
    }

    /// <summary>
    /// Only compared with another size of the same shape, so that degrees will do. A polygon has only a line in common with a
    /// town on whose border it lies.
    /// </summary>
    static double Size(NtsGeometry shape, Dimension dimension) => dimension switch
    {
        Dimension.Surface => shape.Area,
        Dimension.Curve => shape.Length,
        _ => shape.NumPoints,
    };
}
