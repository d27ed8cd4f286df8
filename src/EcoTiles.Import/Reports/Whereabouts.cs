using EcoTiles.Import.Checks;
using NetTopologySuite.Geometries;

namespace EcoTiles.Import.Reports;

/// <summary>Where a finding is, as a planner would say it: in which zone and in which town.</summary>
static class Whereabouts
{
    /// <summary>In both languages: the names are Chinese anyhow.</summary>
    public static string? Of(Finding finding, PictureScene scene, PlanData data)
    {
        if (finding is not { Longitude: { } longitude, Latitude: { } latitude }) return null;
        var place = GeometryFactory.Default.CreatePoint(new Coordinate(longitude, latitude));
        if (data.Area?.Shape is { } area && !Covers(area, place)) return "规划范围以外 outside the plan area";
        var zones = scene.Zones.Where(zone => Covers(zone.Shape!, place)).Select(zone => zone.Name); // has a shape
        var units = scene.Units.Where(unit => Covers(unit.Shape!, place)).Select(unit => unit.Name); // has a shape
        var names = string.Join(" · ", zones.Concat(units).Distinct());
        return names.Length == 0 ? null : $"位于 in {names}";
    }

    static bool Covers(NtsGeometry shape, Point place) =>
        shape.EnvelopeInternal.Covers(place.Coordinate) && Checks.Topology.ValidShapes.Of(shape).Covers(place);
}
