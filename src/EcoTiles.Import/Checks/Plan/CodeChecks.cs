namespace EcoTiles.Import.Checks.Plan;

/// <summary>V11, V12: codes are unique where they are meant to be, and region codes belong to the plan's region.</summary>
public static class CodeChecks
{
    public static IEnumerable<Finding> Check(PlanData data) =>
    [
        .. Repeated(data["admin_unit"], _ => ""),
        .. Repeated(data["zone"], zone => zone.Text("scheme") ?? ""),
        .. Repeated(data["key_area"], area => area.Text("scheme") ?? ""),
        .. Foreign(data),
    ];

    static IEnumerable<Finding> Repeated(IReadOnlyList<PlanFeature> rows, Func<PlanFeature, string> scheme) =>
        rows.Where(row => row.Text("code") is not null)
            .GroupBy(row => (scheme(row), Code: row.Text("code")))
            .Where(group => group.Count() > 1)
            .Select(group => Finding.Of("V11", group.Last().Table, group.Last().Id, Places.Of(group.Last().Shape),
                group.Key.Code, group.Count()) with
            {
                OtherIds = [.. group.SkipLast(1).Select(row => row.Id)],
            });

    static IEnumerable<Finding> Foreign(PlanData data)
    {
        if (data.Plan.Text("region_code") is not { } region) yield break;
        var prefix = Significant(region);
        foreach (var unit in data["admin_unit"])
        {
            if (unit.Text("code") is not { } code || IsCode(code) && code.StartsWith(prefix, StringComparison.Ordinal)) continue;
            yield return Finding.Of("V12", unit.Table, unit.Id, Places.Of(unit.Shape),
                code, $"{data.Plan.Text("region_name")}（{region}）");
        }
    }

    static bool IsCode(string code) => code.Length is 6 or 9 or 12 && code.All(char.IsAsciiDigit);

    /// <summary>The digits that units of a region share: two of a province, four of a prefecture, six of a county.</summary>
    static string Significant(string region) =>
        region.EndsWith("0000", StringComparison.Ordinal) ? region[..2]
        : region.EndsWith("00", StringComparison.Ordinal) ? region[..4]
        : region;
}
