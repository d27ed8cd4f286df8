using EcoTiles.Import.Checks;
using EcoTiles.Import.Model;

namespace EcoTiles.Import.Pipeline;

/// <summary>Keeps the rows that rules over several rows look at, by plan.</summary>
sealed class PlanCollector
{
    readonly Dictionary<string, List<PlanFeature>> _features = [];
    readonly HashSet<string> _needed = [.. PlanData.TablesNeeded];

    /// <summary>Whether rows of a table are kept.</summary>
    public bool Needs(ModelTable table) => _needed.Contains(table.Name);

    public void Add(PlanFeature feature)
    {
        var plan = feature.Text("plan_id") ?? "";
        if (!_features.TryGetValue(plan, out var features)) _features[plan] = features = [];
        features.Add(feature);
    }

    /// <summary>Adds a row that the store already holds, if it is of one of the plans and not about to be replaced.</summary>
    public void AddExisting(PlanFeature feature, IReadOnlySet<string> plans)
    {
        var plan = feature.Text("plan_id") ?? "";
        if (plans.Contains(plan) && !(feature.Table == "plan" && HasPlan(plan))) Add(feature);
    }

    public bool HasPlan(string plan) => _features.GetValueOrDefault(plan)?.Exists(feature => feature.Table == "plan") == true;

    /// <summary>The plans that have a row of their own, with all that was kept of them.</summary>
    public IEnumerable<PlanData> Plans() =>
        from features in _features.Values
        let plan = features.Find(feature => feature.Table == "plan")
        where plan is not null
        select PlanData.Of(plan, features);
}
