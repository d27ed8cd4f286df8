using System.Globalization;
using System.Text.RegularExpressions;

namespace EcoTiles.Import.Checks;

/// <summary>The words of one rule: what was found, with places for values, and how it is mended.</summary>
public sealed partial record FindingText(
    string Code, FindingLevel Level, string Zh, string En, string MendZh, string MendEn)
{
    /// <summary>Names of the values, in the order of the Chinese wording.</summary>
    public List<string> Names { get; } =
        [.. ValuePlace().Matches(Zh).Select(match => match.Groups[1].Value).Distinct()];

    /// <summary>Both wordings with the values in their places.</summary>
    public (string Zh, string En) Fill(IReadOnlyList<object?> values)
    {
        if (values.Count != Names.Count)
        {
            throw new ArgumentException($"{Code} takes {Names.Count} values ({string.Join(", ", Names)}), not {values.Count}");
        }
        return (
            Fill(Zh, values, value => value is TwoWords words ? words.Zh : InWords(value)),
            Fill(En, values, value => value is TwoWords words ? words.En : InWords(value)));
    }

    string Fill(string text, IReadOnlyList<object?> values, Func<object?, string> inWords) =>
        ValuePlace().Replace(text, match => inWords(values[Names.IndexOf(match.Groups[1].Value)]));

    static string InWords(object? value) => value switch
    {
        null => "",
        double number => number.ToString("0.######", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex ValuePlace();
}
