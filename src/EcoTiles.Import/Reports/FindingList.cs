using EcoTiles.Import.Checks;
using EcoTiles.Import.Validation;

namespace EcoTiles.Import.Reports;

/// <summary>Findings for a program to read.</summary>
public static class FindingList
{
    public static object Of(StoreReport report) => new
    {
        store = report.Store,
        errors = report.Errors,
        warnings = report.Warnings,
        plans = report.Plans.Select(plan => new
        {
            plan = plan.Code,
            title = plan.Title,
            errors = plan.Findings.Errors,
            warnings = plan.Findings.Warnings,
            counts = plan.Findings.CountByCode.OrderBy(count => count.Key, StringComparer.Ordinal).ToDictionary(),
            findings = plan.Findings.Kept.Select(One),
        }),
    };

    static object One(Finding finding) => new
    {
        code = finding.Code,
        level = LevelOf(finding),
        table = finding.Table,
        id = finding.FeatureId,
        otherIds = finding.OtherIds,
        longitude = finding.Longitude,
        latitude = finding.Latitude,
        zh = finding.MessageZh,
        en = finding.MessageEn,
        mendZh = finding.Rule.MendZh,
        mendEn = finding.Rule.MendEn,
    };

    internal static string LevelOf(Finding finding) => finding.Level == FindingLevel.Error ? "error" : "warning";
}
