namespace EcoTiles.Import.Checks.Zones;

/// <summary>Finds administrative units in running text, under the names that planners use for them.</summary>
public sealed class UnitNames
{
    const int LongestPrefectureStem = 2;
    static readonly string[][] Endings = [["县", "市", "区"], ["镇", "乡", "街道"]];

    readonly Dictionary<string, PlanFeature> _byName = [];
    readonly Dictionary<string, PlanFeature> _byCode = [];
    readonly int _longest;

    public UnitNames(IReadOnlyList<PlanFeature> units)
    {
        foreach (var unit in units)
        {
            _byName.TryAdd(unit.Name, unit);
            if (unit.Text("code") is { } code) _byCode.TryAdd(code, unit);
        }
        foreach (var unit in units)
            foreach (var name in OtherNames(unit.Name)) _byName.TryAdd(name, unit);
        _longest = _byName.Count == 0 ? 0 : _byName.Keys.Max(name => name.Length);
    }

    /// <summary>The units that a text names; a name right before one of its own units only says where that is.</summary>
    public IReadOnlyList<PlanFeature> In(string text)
    {
        var found = new List<PlanFeature>();
        var lastEnd = -1;
        for (var i = 0; i < text.Length;)
        {
            if (LongestAt(text, i) is not var (unit, length))
            {
                i++;
                continue;
            }
            if (lastEnd == i && IsWithin(unit, found[^1])) found.RemoveAt(found.Count - 1);
            found.Add(unit);
            i += length;
            lastEnd = i;
        }
        return found;
    }

    /// <summary>Whether a unit is another or lies in it, by the codes of the units above.</summary>
    public bool IsWithin(PlanFeature unit, PlanFeature other)
    {
        for (var current = unit; current is not null; current = Above(current))
            if (current.Id == other.Id) return true;
        return false;
    }

    PlanFeature? Above(PlanFeature unit) =>
        unit.Text("parent_code") is { } code && code != unit.Text("code") ? _byCode.GetValueOrDefault(code) : null;

    (PlanFeature Unit, int Length)? LongestAt(string text, int start)
    {
        for (var length = Math.Min(_longest, text.Length - start); length > 1; length--)
            if (_byName.TryGetValue(text.Substring(start, length), out var unit)) return (unit, length);
        return null;
    }

    /// <summary>博州 for 博尔塔拉蒙古自治州; 沙湾县 for 沙湾市, since counties become cities while plans are written.</summary>
    static IEnumerable<string> OtherNames(string name)
    {
        if (name.EndsWith("自治州", StringComparison.Ordinal))
        {
            for (var length = 1; length <= LongestPrefectureStem; length++) yield return name[..length] + "州";
        }
        foreach (var endings in Endings)
        {
            var ending = endings.FirstOrDefault(ending => name.EndsWith(ending, StringComparison.Ordinal));
            if (ending is null || name.Length - ending.Length < 2) continue;
            foreach (var other in endings) yield return name[..^ending.Length] + other;
        }
    }
}
