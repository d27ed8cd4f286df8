using EcoTiles.Import.Checks.KeyAreas;
using EcoTiles.Import.Checks.Topology;
using NetTopologySuite.Geometries;
using NetTopologySuite.Geometries.Prepared;
using NetTopologySuite.Operation.Overlay;
using NetTopologySuite.Operation.OverlayNG;

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
        List<PlanFeature> met = [.. sites.SelectMany(towns.Meeting).DistinctBy(town => town.Id)];
        List<PlanFeature> touched = [.. met.Where(town => declared.Contains(town.Name) || TakesPart(town, sites))];
        if (touched.Select(town => town.Name).ToHashSet().SetEquals(declared)) yield break;
        var undeclared = touched.Find(town => !declared.Contains(town.Name));
        var there = undeclared is null ? null : sites.Select(site => Common(site, undeclared)).First(part => !part.IsEmpty);
        yield return Finding.Of("V42", project.Table, project.Id, Places.Of(there ?? sites[0]),
            project.Name, string.Join('、', declared), touched.Count == 0 ? "—" : string.Join('、', touched.Select(town => town.Name))) with
        {
            OtherIds = undeclared is null ? [] : [undeclared.Id],
            Spot = there is { Dimension: Dimension.Surface } ? Places.Together(there) : null,
        };
    }

    static bool TakesPart(PlanFeature town, List<NtsGeometry> sites) =>
        sites.Any(site => Size(Common(site, town)) > LeastShare * Size(site));

    static NtsGeometry Common(NtsGeometry site, PlanFeature town) =>
        OverlayNGRobust.Overlay(site, ValidShapes.Of(town.Shape!), SpatialFunction.Intersection); // a town that is met has one

    /// <summary>Only compared with another size of the same shape, so that degrees will do.</summary>
    static double Size(NtsGeometry shape) => shape.Dimension switch
    {
        Dimension.Surface => shape.Area,
        Dimension.Curve => shape.Length,
        _ => shape.NumPoints,
    };
}
