using System.Text.Json.Nodes;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Rendering.Styles;

/// <summary>What a property is for each value of one column, as long as the column alone decides it.</summary>
sealed class ValueList(string column)
{
    /// <summary>More values than this are single features, not classes.</summary>
    const int MostValues = 1000;

    readonly Dictionary<object, string> _known = [];
    string? _withoutValue;

    /// <summary>Whether no two features with one value differ, and all values can stand in a list.</summary>
    public bool Decides { get; private set; } = true;

    public int Count => _known.Count;

    public void Add(in StyleValue value, string property)
    {
        if (!Decides) return;
        if (value.IsNull)
        {
            Decides = (_withoutValue ??= property) == property;
            return;
        }
        if (KeyOf(value) is not { } key || !(_known.TryAdd(key, property) || _known[key] == property) || _known.Count > MostValues) Decides = false;
    }

    /// <summary>The list as an expression, values of one outcome together in the order in which they were found.</summary>
    /// <param name="otherwise">What the author wants of other values; the commonest outcome when nothing is said.</param>
    public JsonNode Write(string? otherwise)
    {
        var groups = _known.GroupBy(known => known.Value, known => known.Key).ToList();
        var rest = _withoutValue ?? otherwise ?? groups.MaxBy(group => group.Count())?.Key ?? "";
        groups.RemoveAll(group => group.Key == rest);
        if (groups.Count == 0) return rest;
        var match = new JsonArray("match", new JsonArray("get", column));
        foreach (var group in groups)
        {
            match.Add(new JsonArray([.. group.Select(key => key is long number ? JsonValue.Create(number) : JsonValue.Create((string)key))]));
            match.Add(group.Key);
        }
        match.Add(rest);
        return match;
    }

    /// <summary>Lists may hold texts and whole numbers.</summary>
    static object? KeyOf(in StyleValue value) => value switch
    {
        { IsText: true } => value.Text,
        { IsNumber: true } when Math.Abs(value.Number) < 1e15 && Math.Floor(value.Number) == value.Number => (long)value.Number,
        _ => null,
    };
}
