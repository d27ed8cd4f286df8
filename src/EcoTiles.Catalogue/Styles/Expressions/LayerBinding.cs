namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary>
/// A style layer's names of attributes, resolved to the columns of one map layer, so that no evaluation looks up a name.
/// </summary>
public sealed class LayerBinding
{
    readonly int[] _columns;
    readonly IReadOnlyList<string> _names;
    readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);

    /// <param name="columns">Names of the map layer's columns, in the order that its features count them.</param>
    public LayerBinding(StyleNeeds needs, IReadOnlyList<string> columns)
    {
        _names = columns;
        for (var i = 0; i < columns.Count; i++) _byName.TryAdd(columns[i], i);
        _columns = [.. needs.Fields.Select(name => Find(name))];
    }

    internal static LayerBinding None { get; } = new(new StyleNeeds(), []);

    /// <summary>The columns that the style layer looks at; -1 for names that the map layer does not have.</summary>
    public IReadOnlyList<int> Columns => _columns;

    internal IReadOnlyList<string> Names => _names;

    internal int Find(string name) => _byName.GetValueOrDefault(name, -1);

    internal int Column(int slot) => slot < _columns.Length ? _columns[slot] : -1;
}
