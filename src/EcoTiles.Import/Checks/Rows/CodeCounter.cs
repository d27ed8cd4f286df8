using EcoTiles.Import.Samples.Chance;

namespace EcoTiles.Import.Checks.Rows;

/// <summary>V11 for single features: a feature code (标识码) occurs once in a plan, an id once in its table.</summary>
public sealed class CodeCounter
{
    /// <summary>Hashes of what was seen: the codes of a million parcels would take much memory.</summary>
    readonly HashSet<ulong> _seen = [];
    readonly Dictionary<ulong, (PlanFeature Row, string Code, int Count)> _repeated = [];

    public void Add(PlanFeature row)
    {
        if (row.Text("bsm") is { } code) Count("", code, row);
        if (row.Values.GetValueOrDefault("id") is not null) Count(row.Table, row.Id, row);
    }

    public IEnumerable<Finding> Repeated() => _repeated.Values
        .DistinctBy(repeated => (repeated.Row.Table, repeated.Row.Id)) // who copies a row copies its code and its id
        .Select(repeated => Finding.Of("V11", repeated.Row.Table, repeated.Row.Id, null, repeated.Code, repeated.Count));

    void Count(string scope, string code, PlanFeature row)
    {
        var hash = SeededHash.Mix(SeededHash.Mix(0, scope), code);
        if (_seen.Add(hash)) return;
        var count = _repeated.TryGetValue(hash, out var before) ? before.Count + 1 : 2;
        _repeated[hash] = (row with { Shape = null }, code, count);
    }
}
