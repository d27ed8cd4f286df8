namespace EcoTiles.Sources.Snapshots;

/// <summary>Counts what could not be drawn, reason by reason, and keeps the first few as examples.</summary>
public sealed class RefusedFeatures
{
    const int ExamplesKept = 5;

    readonly SortedDictionary<string, (long Count, List<BadFeature> Examples)> _reasons = new(StringComparer.Ordinal);

    public long Total => _reasons.Values.Sum(reason => reason.Count);

    public IEnumerable<(string Reason, long Count, IReadOnlyList<BadFeature> Examples)> ByReason() =>
        _reasons.Select(reason => (reason.Key, reason.Value.Count, (IReadOnlyList<BadFeature>)reason.Value.Examples));

    public void Add(BadFeature bad)
    {
        var (count, examples) = _reasons.GetValueOrDefault(bad.Reason, (0, []));
        if (examples.Count < ExamplesKept) examples.Add(bad);
        _reasons[bad.Reason] = (count + 1, examples);
    }
}
