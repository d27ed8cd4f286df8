using EcoTiles.Import.Checks.Topology;

namespace EcoTiles.Import.Checks.Zones;

/// <summary>V55 for zones: the areas stated add up to the plan area. What the shapes miss is told as gaps and overlaps.</summary>
public static class ZoneSumChecks
{
    const double LargestShare = 0.01 / 100;

    public static IEnumerable<Finding> Check(PlanData data)
    {
        if (data.Area?.Shape is not { } area) yield break;
        var whole = GroundArea.Of(area);
        foreach (var layer in ZoneLayer.All(data))
        {
            var sum = layer.Zones.Sum(zone => zone.Number("area_m2") ?? 0);
            if (layer.Zones.Any(zone => zone.Number("area_m2") is null)) continue;
            if (Math.Abs(sum - whole) <= LargestShare * whole) continue;
            yield return Finding.Of("V55", "zone", null, null,
                new TwoWords($"{layer.Name.Zh}面积（平方公里）", $"area of {layer.Name.En} (km2)"), SquareKilometres(sum), SquareKilometres(whole));
        }
    }

    static double SquareKilometres(double squareMetres) =>
        Math.Round(squareMetres / GroundArea.SquareMetresPerSquareKilometre, 3);
}
