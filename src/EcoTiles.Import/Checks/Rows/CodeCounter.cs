namespace EcoTiles.Import.Checks.Rows;

/// <summary>V11 for feature codes (标识码): each occurs once in a plan, whatever the table.</summary>
public sealed class CodeCounter
{
    readonly Dictionary<string, (string Table, string Id, int Count)> _seen = [];

    public void Add(PlanFeature row)
    {
        if (row.Text("bsm") is not { } code) return;
        var (table, id, count) = _seen.GetValueOrDefault(code, (row.Table, row.Id, 0));
        _seen[code] = (table, id, count + 1);
    }

    public IEnumerable<Finding> Repeated() => _seen
        .Where(code => code.Value.Count > 1)
        .Select(code => Finding.Of("V11", code.Value.Table, code.Value.Id, null, code.Key, code.Value.Count));
}
