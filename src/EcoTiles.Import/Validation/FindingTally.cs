using EcoTiles.Import.Checks;

namespace EcoTiles.Import.Validation;

/// <summary>Findings of one plan, all of them counted but only so many of one kind kept.</summary>
public sealed class FindingTally
{
    /// <summary>Kept of each rule and table: enough to see what is wrong, few enough for a report.</summary>
    public const int KeptOfAKind = 1000;

    readonly List<Finding> _kept = [];
    readonly Dictionary<(string Code, string Table), int> _counts = [];

    public int Errors { get; private set; }

    public int Warnings { get; private set; }

    public int Total => Errors + Warnings;

    /// <summary>In the order of their codes, errors first.</summary>
    public IReadOnlyList<Finding> Kept =>
        [.. _kept.OrderBy(finding => finding.Level).ThenBy(finding => finding.Code, StringComparer.Ordinal)];

    public IReadOnlyDictionary<string, int> CountByCode =>
        _counts.GroupBy(kind => kind.Key.Code).ToDictionary(code => code.Key, code => code.Sum(kind => kind.Value));

    public void Add(Finding finding)
    {
        var kind = (finding.Code, finding.Table);
        var count = _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
        if (finding.Level == FindingLevel.Error) Errors++;
        else Warnings++;
        if (count <= KeptOfAKind) _kept.Add(finding);
    }

    public void AddRange(IEnumerable<Finding> findings)
    {
        foreach (var finding in findings) Add(finding);
    }
}
