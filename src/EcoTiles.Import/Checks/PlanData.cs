namespace EcoTiles.Import.Checks;

/// <summary>What one plan consists of, as far as rules look at more than one row at a time.</summary>
/// <param name="Plan">The plan's own row.</param>
public sealed record PlanData(PlanFeature Plan, IReadOnlyDictionary<string, IReadOnlyList<PlanFeature>> Tables)
{
    /// <summary>The tables that rules over several rows look at; the others are judged row by row.</summary>
    public static IReadOnlyList<string> TablesNeeded { get; } =
    [
        "plan", "plan_stage", "plan_area", "admin_unit", "zone", "key_area", "project", "project_key_area", "project_site",
        "project_site_line", "project_site_point", "indicator", "map_sheet", "raster_asset",
    ];

    /// <summary>What a map of a place shows so that it is recognised; no rule looks at them.</summary>
    public static IReadOnlyList<string> Surroundings { get; } = ["seat", "water_line", "water_area", "road"];

    public static IReadOnlyList<string> SiteTables { get; } = ["project_site", "project_site_line", "project_site_point"];

    public string Code => Plan.Text("code") ?? Plan.Id;

    public IReadOnlyList<PlanFeature> this[string table] => Tables.GetValueOrDefault(table, []);

    /// <summary>The one row of the plan area that has a shape.</summary>
    public PlanFeature? Area => this["plan_area"].FirstOrDefault(row => row.Shape is { IsEmpty: false });

    public static PlanData Of(PlanFeature plan, IEnumerable<PlanFeature> features) => new(
        plan,
        features.GroupBy(feature => feature.Table)
            .ToDictionary(table => table.Key, IReadOnlyList<PlanFeature> (table) => [.. table]));
}
