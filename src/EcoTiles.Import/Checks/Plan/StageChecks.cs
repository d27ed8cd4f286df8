namespace EcoTiles.Import.Checks.Plan;

/// <summary>V50, V51: stages follow each other through the whole period, which begins after the base year.</summary>
public static class StageChecks
{
    public static IEnumerable<Finding> Check(PlanData data)
    {
        var plan = data.Plan;
        if (plan.Year("period_from") is not { } first || plan.Year("period_to") is not { } last) yield break;
        if (plan.Year("base_year") is { } year && year > first)
            yield return Finding.Of("V51", plan.Table, plan.Id, null, year, first);

        List<(int From, int To, int Target)> stages =
        [
            .. data["plan_stage"]
                .Select(stage => (stage.Year("year_from") ?? 0, stage.Year("year_to") ?? 0, stage.Year("target_year") ?? 0))
                .Order(),
        ];
        if (stages.Count == 0 || Fill(stages, first, last)) yield break;
        var list = string.Join('、', stages.Select(stage => $"{stage.From}-{stage.To}"));
        yield return Finding.Of("V50", "plan_stage", data["plan_stage"][0].Id, null, list);
    }

    static bool Fill(List<(int From, int To, int Target)> stages, int first, int last)
    {
        var next = first;
        foreach (var (from, to, target) in stages)
        {
            if (from != next || to < from || target > last) return false;
            next = to + 1;
        }
        return next == last + 1;
    }
}
