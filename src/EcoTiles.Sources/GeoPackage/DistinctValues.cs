using System.Collections.Frozen;
using System.Text;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>Collects the values that occur in a column, and gives up when they are too many to filter by.</summary>
sealed class DistinctValues
{
    public const int Most = 200;

    const int LongestText = 256;

    readonly HashSet<string> _values = new(StringComparer.Ordinal);
    readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    string _last = "";

    public DistinctValues() => _lookup = _values.GetAlternateLookup<ReadOnlySpan<char>>();

    public bool IsTooMany { get; private set; }

    public IReadOnlySet<string> Values => _values.ToFrozenSet(StringComparer.Ordinal);

    public void Add(ReadOnlySpan<byte> utf8)
    {
        if (IsTooMany) return;
        Span<char> text = stackalloc char[LongestText];
        if (utf8.Length > LongestText || !Encoding.UTF8.TryGetChars(utf8, text, out var length))
        {
            IsTooMany = true; // prose, nothing to filter by
            return;
        }
        // Rows of one value often stand together.
        if (text[..length].SequenceEqual(_last) && _values.Count > 0) return;
        if (!_lookup.TryGetValue(text[..length], out var known))
        {
            known = text[..length].ToString();
            _values.Add(known);
            IsTooMany = _values.Count > Most;
        }
        _last = known;
    }
}
