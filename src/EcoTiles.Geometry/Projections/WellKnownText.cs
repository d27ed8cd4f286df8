using System.Globalization;

namespace EcoTiles.Geometry.Projections;

/// <summary>One keyword of a WKT text of whatever version, with what stands in its brackets.</summary>
/// <param name="Keyword">In capitals: PROJCS, DATUM, PARAMETER, ...</param>
/// <param name="Values">Texts without their quotes, and numbers as they are written.</param>
sealed record WellKnownText(string Keyword, IReadOnlyList<string> Values, IReadOnlyList<WellKnownText> Children)
{
    const int LongestText = 1 << 16;
    const int DeepestNesting = 32;

    public string? Name => Values.Count > 0 ? Values[0] : null;

    /// <summary>Null when the text is not in this form.</summary>
    public static WellKnownText? Parse(string text)
    {
        var position = 0;
        return text.Length <= LongestText ? Read(text, ref position, 0) : null;
    }

    /// <summary>The number at a place, or null.</summary>
    public double? Number(int value) =>
        value < Values.Count && double.TryParse(Values[value], NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>The first of these keywords here or further in.</summary>
    public WellKnownText? Find(params ReadOnlySpan<string> keywords)
    {
        if (keywords.Contains(Keyword)) return this;
        foreach (var child in Children)
        {
            if (child.Find(keywords) is { } found) return found;
        }
        return null;
    }

    static WellKnownText? Read(string text, ref int position, int depth)
    {
        SkipSpace(text, ref position);
        var start = position;
        while (position < text.Length && (char.IsAsciiLetterOrDigit(text[position]) || text[position] == '_')) position++;
        var keyword = text[start..position].ToUpperInvariant();
        SkipSpace(text, ref position);
        if (keyword.Length == 0 || depth == DeepestNesting || !Take(text, ref position, "[(")) return null;
        var values = new List<string>();
        var children = new List<WellKnownText>();
        while (true)
        {
            SkipSpace(text, ref position);
            if (ReadValue(text, ref position) is { } value) values.Add(value);
            else if (Read(text, ref position, depth + 1) is { } child) children.Add(child);
            else return null;
            SkipSpace(text, ref position);
            if (Take(text, ref position, "])")) return new WellKnownText(keyword, values, children);
            if (!Take(text, ref position, ",")) return null;
        }
    }

    /// <summary>A quoted text, a number, or a bare word such as the direction of an axis.</summary>
    static string? ReadValue(string text, ref int position)
    {
        if (position >= text.Length) return null;
        var start = position;
        if (text[position] == '"')
        {
            var end = text.IndexOf('"', position + 1);
            if (end < 0) return null;
            position = end + 1;
            return text[(start + 1)..end];
        }
        var stop = text.AsSpan(position).IndexOfAny("[](),");
        if (stop <= 0 || text[position + stop] is '[' or '(') return null;
        position += stop;
        return text[start..position].Trim();
    }

    static bool Take(string text, ref int position, string anyOf)
    {
        if (position >= text.Length || !anyOf.Contains(text[position], StringComparison.Ordinal)) return false;
        position++;
        return true;
    }

    static void SkipSpace(string text, ref int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position])) position++;
    }
}
