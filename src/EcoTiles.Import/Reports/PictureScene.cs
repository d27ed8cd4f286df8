using EcoTiles.Import.Checks;
using EcoTiles.Import.Checks.Projects;
using EcoTiles.Import.Checks.Zones;
using NetTopologySuite.Geometries;

namespace EcoTiles.Import.Reports;

/// <summary>What the picture of a finding is to show: the features concerned, the others around, and where to look.</summary>
sealed record PictureScene(
    IReadOnlyList<PlanFeature> Concerned, IReadOnlyList<PlanFeature> Others, IReadOnlyList<PlanFeature> Zones,
    IReadOnlyList<PlanFeature> Units, Envelope Focus, double Air)
{
    const double AirAroundSpot = 3;
    const double AirAroundFeature = 1.25;

    /// <summary>Share of a feature that is shown around a place on it.</summary>
    const double ShareAroundPlace = 0.015;

    /// <summary>About a kilometre, which has a road, a brook or a name in it.</summary>
    const double DegreesAroundPoint = 0.012;

    public static PictureScene? Of(Finding finding, PlanData data, ProjectSites sites)
    {
        if (finding is not { Longitude: { } longitude, Latitude: { } latitude }) return null;
        var place = new Coordinate(longitude, latitude);
        var concerned = Features(finding.Table, [finding.FeatureId], data, sites);
        var others = Features(null, finding.OtherIds, data, sites);
        var (focus, air) = FocusOf(finding, place, concerned, others);
        return new(concerned, others, ZonesFor(concerned, others, data), LeafUnits(data), focus, air);
    }

    static (Envelope Focus, double Air) FocusOf(
        Finding finding, Coordinate place, IReadOnlyList<PlanFeature> concerned, IReadOnlyList<PlanFeature> others)
    {
        if (finding.Code == "V05" && finding.Spot is { } broken) return (Around(place, broken.EnvelopeInternal), 1);
        if (finding.Spot is { IsEmpty: false } spot) return (spot.GetGeometryN(0).EnvelopeInternal, AirAroundSpot);
        var whole = new Envelope(place);
        foreach (var feature in concerned.Concat(finding.Code is "V33" or "V41" ? others : []))
            whole.ExpandToInclude(feature.Shape!.EnvelopeInternal); // only features with a shape are gathered
        return whole.Width > 0 ? (whole, AirAroundFeature) : (Around(place), 1);
    }

    static Envelope Around(Coordinate place, Envelope? feature = null)
    {
        var around = new Envelope(place);
        around.ExpandBy(feature is null ? DegreesAroundPoint : Math.Max(0.001, ShareAroundPlace * feature.Diameter));
        return around;
    }

    static List<PlanFeature> Features(
        string? table, IReadOnlyList<string?> ids, PlanData data, ProjectSites sites) =>
    [
        .. data.Tables.Where(rows => table is null || rows.Key == table).SelectMany(rows => rows.Value)
            .Where(row => ids.Contains(row.Id))
            .SelectMany(row => row.Table == "project" ? sites.Of(row) : [row])
            .Where(row => row.Shape is { IsEmpty: false }),
    ];

    /// <summary>The zones of the scheme that the finding is about, on the level of its zone.</summary>
    static IReadOnlyList<PlanFeature> ZonesFor(
        IReadOnlyList<PlanFeature> concerned, IReadOnlyList<PlanFeature> others, PlanData data)
    {
        var layers = ZoneLayer.All(data);
        var zone = concerned.Concat(others).FirstOrDefault(row => row.Table == "zone");
        var scheme = zone?.Text("scheme") ?? (concerned is [var first, ..] ? first.Text("scheme") : null);
        var layer = layers.FirstOrDefault(one => zone is not null && one.Zones.Contains(zone))
            ?? layers.LastOrDefault(one => one.Scheme == scheme)
            ?? (layers.Count > 0 ? layers[^1] : null);
        return layer is null ? [] : [.. layer.Zones.Where(row => row.Shape is { IsEmpty: false })];
    }

    static List<PlanFeature> LeafUnits(PlanData data)
    {
        var level = data["admin_unit"].Any(unit => unit.Text("level") == "town") ? "town" : "county";
        return [.. data["admin_unit"].Where(unit => unit.Text("level") == level && unit.Shape is { IsEmpty: false })];
    }
}
