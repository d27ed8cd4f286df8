using EcoTiles.Import.Checks.KeyAreas;
using EcoTiles.Import.Checks.Plan;
using EcoTiles.Import.Checks.Projects;
using EcoTiles.Import.Checks.Zones;

namespace EcoTiles.Import.Checks;

/// <summary>Every rule that looks at a plan as a whole.</summary>
public static class PlanChecks
{
    static readonly IReadOnlyList<Func<PlanData, IEnumerable<Finding>>> Rules =
    [
        CodeChecks.Check, ShiftChecks.Check, ZoneCoverChecks.Check, ZoneParentChecks.Check, ZoneListChecks.Check, ZoneSumChecks.Check,
        KeyAreaChecks.Check, AreaTableChecks.Check, ProjectChecks.Check, SiteChecks.Check, StageChecks.Check,
        PlanAreaChecks.Check, IndicatorChecks.Check, PublishingChecks.Check,
    ];

    /// <summary>The findings in the order of their codes. With an error among them the plan must not be published.</summary>
    public static IReadOnlyList<Finding> Run(PlanData data) =>
        [.. Rules.SelectMany(rule => rule(data)).OrderBy(finding => finding.Code, StringComparer.Ordinal)];
}
