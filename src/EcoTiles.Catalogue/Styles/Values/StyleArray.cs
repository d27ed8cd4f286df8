namespace EcoTiles.Catalogue.Styles.Values;

/// <summary>A list of values that does not change.</summary>
public sealed class StyleArray(StyleValue[] items)
{
    string[]? _texts;
    double[]? _numbers;

    public static StyleArray Empty { get; } = new([]);

    public IReadOnlyList<StyleValue> Items => items;

    public int Count => items.Length;

    public StyleValue this[int index] => items[index];

    /// <summary>The texts of a list of texts; made once.</summary>
    public IReadOnlyList<string> Texts => _texts ??= [.. items.Select(item => item.IsText ? item.Text : ValueText.Of(item))];

    /// <summary>The numbers of a list of numbers; made once.</summary>
    public IReadOnlyList<double> Numbers => _numbers ??= [.. items.Select(item => item.IsNumber ? item.Number : 0)];

    public static StyleArray Of(IEnumerable<string> texts) => new([.. texts.Select(StyleValue.Of)]);

    public static StyleArray Of(IEnumerable<double> numbers) => new([.. numbers.Select(StyleValue.Of)]);

    /// <summary>Where the value first stands from an index on; -1 when it does not.</summary>
    public int IndexOf(in StyleValue value, int from = 0)
    {
        for (var i = from; i < items.Length; i++)
        {
            if (StyleValue.AreSame(items[i], value)) return i;
        }
        return -1;
    }
}

/// <summary>Values under names, that do not change.</summary>
public sealed class StyleObject(IReadOnlyDictionary<string, StyleValue> values)
{
    public IReadOnlyDictionary<string, StyleValue> Values => values;
}
