namespace EcoTiles.Import.Checks.Plan;

/// <summary>V60 to V63: what may be shown to the public.</summary>
public static class PublishingChecks
{
    const double FinestImageMetres = 0.5;
    const double FinestHeightsMetres = 100;

    static readonly string[] SecretLevels = ["秘密", "机密", "绝密"];
    static readonly string[] HeightKinds = ["dem", "slope", "hillshade"];

    public static IEnumerable<Finding> Check(PlanData data)
    {
        var plan = data.Plan;
        var status = plan.Text("status") ?? "";
        if (plan.Text("secrecy") is { } secrecy && SecretLevels.Contains(secrecy))
            yield return Finding.Of("V61", plan.Table, plan.Id, null, secrecy);
        foreach (var sheet in data["map_sheet"])
        {
            if (IsPublic(plan, sheet) && (sheet.Text("map_review_no") ?? plan.Text("map_review_no")) is null)
                yield return Finding.Of("V60", sheet.Table, sheet.Id, null);
            if (!IsApproved(status) && IsDrawn(sheet)
                && sheet.Text("title")?.Contains(status, StringComparison.Ordinal) != true)
                yield return Finding.Of("V62", sheet.Table, sheet.Id, null, status);
        }
        foreach (var raster in data["raster_asset"])
        {
            var finest = HeightKinds.Contains(raster.Text("kind")) ? FinestHeightsMetres
                : raster.Text("kind") == "image" ? FinestImageMetres : 0;
            if (raster.Flag("public_ok") && raster.Number("resolution_m") is { } metres && metres < finest)
                yield return Finding.Of("V63", raster.Table, raster.Id, Places.Of(raster.Shape), metres);
        }
    }

    /// <summary>A sheet is public when it says so; else when it is drawn from an approved plan that may be public.</summary>
    static bool IsPublic(PlanFeature plan, PlanFeature sheet) => sheet.Text("publish_profile") switch
    {
        { } profile => profile == "public",
        null => IsApproved(plan.Text("status") ?? "") && plan.Text("secrecy") == "公开" && IsDrawn(sheet),
    };

    static bool IsApproved(string status) => status.StartsWith("批复", StringComparison.Ordinal) || status == "approved";

    static bool IsDrawn(PlanFeature sheet) => sheet.Text("rendered_at") is not null;
}
