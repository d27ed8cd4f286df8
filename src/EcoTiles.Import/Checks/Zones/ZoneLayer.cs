using EcoTiles.Import.Checks.Topology;

namespace EcoTiles.Import.Checks.Zones;

/// <summary>The zones of one scheme and level: they are judged together, and never against another scheme.</summary>
public sealed record ZoneLayer(string Scheme, int Level, IReadOnlyList<PlanFeature> Zones)
{
    public static IReadOnlyList<ZoneLayer> All(PlanData data) =>
    [
        .. data["zone"]
            .GroupBy(zone => (Scheme: zone.Text("scheme") ?? "restoration", Level: (int)(zone.Number("level") ?? 1)))
            .Select(group => new ZoneLayer(group.Key.Scheme, group.Key.Level, [.. group]))
            .OrderBy(layer => layer.Scheme, StringComparer.Ordinal).ThenBy(layer => layer.Level),
    ];

    public TwoWords Name => Scheme == "consolidation"
        ? new($"国土综合整治{InWords(Level)}分区", $"consolidation zones of level {Level}")
        : new($"生态修复{InWords(Level)}分区", $"restoration zones of level {Level}");

    /// <summary>The shapes of the zones that have one, and the zones in the same order.</summary>
    public (IReadOnlyList<PlanFeature> Zones, IReadOnlyList<NtsGeometry> Shapes) Shapes()
    {
        List<PlanFeature> zones = [.. Zones.Where(zone => zone.Shape is { IsEmpty: false })];
        return (zones, [.. zones.Select(zone => ValidShapes.Of(zone.Shape!))]); // chosen for having one
    }

    static string InWords(int level) => level switch { 1 => "一级", 2 => "二级", _ => $"{level}级" };
}
