using EcoTiles.Import.Checks;

namespace EcoTiles.Import.Validation;

/// <summary>What was found in one plan, and the plan itself for pictures of it.</summary>
public sealed record PlanReport(PlanData Data, FindingTally Findings)
{
    public string Code => Data.Code;

    public string Title => Data.Plan.Text("title") ?? Code;
}

/// <summary>What was found in a store.</summary>
/// <param name="Store">Its name without folder or secrets.</param>
public sealed record StoreReport(string Store, IReadOnlyList<PlanReport> Plans)
{
    public int Errors => Plans.Sum(plan => plan.Findings.Errors);

    public int Warnings => Plans.Sum(plan => plan.Findings.Warnings);
}
