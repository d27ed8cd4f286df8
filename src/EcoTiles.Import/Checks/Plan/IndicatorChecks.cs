namespace EcoTiles.Import.Checks.Plan;

/// <summary>V53, V54, V55 for indicators: units as table B.1 has them, values for target years, parts that add up.</summary>
public static class IndicatorChecks
{
    /// <summary>Sums are printed with two digits, so each part may be off by half of the last one.</summary>
    const double RoundingOfPart = 0.005;

    public static IEnumerable<Finding> Check(PlanData data) =>
        [.. Units(data), .. Missing(data), .. Sums(data["indicator"]), .. Investments(data["project"])];

    static IEnumerable<Finding> Units(PlanData data)
    {
        foreach (var row in data["indicator"])
        {
            if (RequiredIndicators.Find(row.Text("code")) is not { } required || row.Text("unit") is not { } unit) continue;
            if (required.Units.Any(allowed => IndicatorUnits.AreSame(allowed, unit))) continue;
            yield return Finding.Of("V53", row.Table, row.Id, null, required.Name, string.Join('/', required.Units), unit);
        }
    }

    static IEnumerable<Finding> Missing(PlanData data)
    {
        List<int> years = [.. data["plan_stage"].Select(stage => stage.Year("target_year")).OfType<int>().Distinct().Order()];
        var given = data["indicator"].Where(row => row.Number("value") is not null)
            .Select(row => (Code: row.Text("code"), Year: row.Year("year"))).ToHashSet();
        foreach (var (code, name, row) in Required(data))
        {
            List<int> missing = [.. years.Where(year => !given.Contains((code, year)))];
            if (missing.Count > 0)
                yield return Finding.Of("V54", "indicator", row?.Id, null, name, string.Join('、', missing));
        }
    }

    /// <summary>What the plan itself marks as required, and for prefectures of Xinjiang the whole of table B.1.</summary>
    static IEnumerable<(string? Code, string Name, PlanFeature? Row)> Required(PlanData data)
    {
        var marked = data["indicator"].Where(row => row.Flag("required")).DistinctBy(row => row.Text("code")).ToList();
        foreach (var row in marked) yield return (row.Text("code"), row.Name, row);
        var ofGuideline = data.Plan.Text("level") == "prefecture"
            && data.Plan.Text("region_code")?.StartsWith(RequiredIndicators.RegionPrefix, StringComparison.Ordinal) == true;
        if (!ofGuideline) yield break;
        foreach (var required in RequiredIndicators.All.Where(one => marked.All(row => row.Text("code") != one.Code)))
            yield return (required.Code, required.Name, null);
    }

    static IEnumerable<Finding> Sums(IReadOnlyList<PlanFeature> rows)
    {
        foreach (var total in rows)
        {
            if (total.Number("value") is not { } whole || IndicatorParts.Of(total.Text("code")) is not { } codes) continue;
            List<PlanFeature> parts =
                [.. rows.Where(row => codes.Contains(row.Text("code")) && row.Year("year") == total.Year("year"))];
            if (parts.Count != codes.Count) continue;
            var sum = parts.Sum(part => part.Number("value") ?? 0);
            if (Math.Abs(sum - whole) <= RoundingOfPart * (parts.Count + 1)) continue;
            yield return Finding.Of("V55", total.Table, total.Id, null, total.Name, Math.Round(sum, 2), whole) with
            {
                OtherIds = [.. parts.Select(part => part.Id)],
            };
        }
    }

    /// <summary>The investment of works is that of their parts.</summary>
    static IEnumerable<Finding> Investments(IReadOnlyList<PlanFeature> projects)
    {
        var partsOf = projects.ToLookup(project => project.Text("parent_id"));
        foreach (var works in projects)
        {
            List<double?> parts = [.. partsOf[works.Id].Select(part => part.Number("invest_wan"))];
            if (parts.Count == 0 || parts.Contains(null) || works.Number("invest_wan") is not { } total) continue;
            var sum = parts.Sum() ?? 0;
            if (Math.Abs(sum - total) <= RoundingOfPart * (parts.Count + 1)) continue;
            yield return Finding.Of("V55", works.Table, works.Id, null,
                new TwoWords($"{works.Name}投资（万元）", $"{works.Name}, investment (10,000 yuan)"), Math.Round(sum, 2), total);
        }
    }
}
