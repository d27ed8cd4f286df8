using System.Text;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>Collects the values that occur in a column, and gives up when they are too many to filter by.</summary>
sealed class DistinctValues
{
    public const int Most = 200;

    const int LongestText = 256;

    readonly HashSet<string> _values = new(StringComparer.Ordinal);
    readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    byte[] _last = [];

    public DistinctValues() => _lookup = _values.GetAlternateLookup<ReadOnlySpan<char>>();

    public bool IsTooMany { get; private set; }

    public IReadOnlyCollection<string> Found => _values;

    public void Add(ReadOnlySpan<byte> utf8)
    {
        // Rows of one value often stand together.
        if (IsTooMany || (utf8.SequenceEqual(_last) && _values.Count > 0)) return;
        Span<char> text = stackalloc char[LongestText];
        if (utf8.Length > LongestText || !Encoding.UTF8.TryGetChars(utf8, text, out var length))
        {
            IsTooMany = true; // prose, nothing to filter by
            return;
        }
        if (_lookup.Add(text[..length]))
        {
            _last = utf8.ToArray();
            IsTooMany = _values.Count > Most;
        }
    }
}
