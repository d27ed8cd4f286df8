using EcoTiles.Import.Checks.Topology;

namespace EcoTiles.Import.Checks.Zones;

/// <summary>V20, V21, V22: zones of one scheme and level cover the plan area, without overlap and not beyond it.</summary>
public static class ZoneCoverChecks
{
    public static IEnumerable<Finding> Check(PlanData data)
    {
        if (data.Area?.Shape is not { } area) yield break;
        var whole = ValidShapes.Of(area);
        var squareMetres = GroundArea.Of(whole);
        foreach (var layer in ZoneLayer.All(data))
        {
            var (zones, shapes) = layer.Shapes();
            if (layer.Level > 1 || zones.Count == 0) continue; // deeper levels are held against their parents
            var defects = CoverTolerance.Beyond(CoverComparison.Find(shapes, whole), squareMetres);
            foreach (var finding in Gaps(defects, zones)) yield return finding;
            foreach (var finding in Overlaps(defects, zones)) yield return finding;
            foreach (var finding in Outside(defects, zones)) yield return finding;
        }
    }

    public static IEnumerable<Finding> Overlaps(IReadOnlyList<CoverDefect> defects, IReadOnlyList<PlanFeature> zones) =>
        defects.Where(defect => defect.IsOverlap)
            .SelectMany(defect => Pairs(defect.Covering).Select(pair => (pair, defect)))
            .GroupBy(found => found.pair, found => found.defect)
            .Select(pair => About("V21", zones[pair.Key.First], [.. pair],
                zones[pair.Key.First].Name, zones[pair.Key.Second].Name, Hectares(pair)) with
            {
                OtherIds = [zones[pair.Key.Second].Id],
            });

    static IEnumerable<Finding> Gaps(IReadOnlyList<CoverDefect> defects, IReadOnlyList<PlanFeature> zones)
    {
        List<CoverDefect> gaps = [.. defects.Where(defect => defect.IsGap)];
        if (gaps.Count == 0) yield break;
        var nearest = zones.MinBy(zone => zone.Shape!.Distance(gaps[0].Shape))!; // zones of a cover have shapes
        yield return About("V20", nearest, gaps, gaps.Count, Hectares(gaps));
    }

    static IEnumerable<Finding> Outside(IReadOnlyList<CoverDefect> defects, IReadOnlyList<PlanFeature> zones) =>
        defects.Where(defect => defect.IsOutside)
            .SelectMany(defect => defect.Covering.Select(zone => (zone, defect)))
            .GroupBy(found => found.zone, found => found.defect)
            .Select(zone => About("V22", zones[zone.Key], [.. zone], zones[zone.Key].Name, Hectares(zone)));

    static Finding About(string code, PlanFeature zone, List<CoverDefect> defects, params IReadOnlyList<object?> values) =>
        Finding.Of(code, zone.Table, zone.Id, Places.Of(defects[0].Shape), values) with
        {
            Spot = Places.Together(defects.Select(defect => defect.Shape)),
        };

    static double Hectares(IEnumerable<CoverDefect> defects) =>
        Math.Round(defects.Sum(defect => defect.SquareMetres) / GroundArea.SquareMetresPerHectare, 4);

    static IEnumerable<(int First, int Second)> Pairs(IReadOnlyList<int> covering)
    {
        for (var first = 0; first < covering.Count; first++)
            for (var second = first + 1; second < covering.Count; second++)
                yield return (covering[first], covering[second]);
    }
}
