using System.Globalization;
using System.Xml.Linq;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Drawing.Symbols;

/// <summary>Reads single attributes of SVG elements.</summary>
static class SvgAttributes
{
    static readonly char[] Separators = [' ', ',', '\t', '\r', '\n'];

    /// <summary>The value of a presentation attribute, written as such or inside <c>style</c>.</summary>
    public static string? Presentation(XElement element, string name)
    {
        var style = (string?)element.Attribute("style");
        foreach (var entry in style?.Split(';') ?? [])
        {
            var colon = entry.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0 && entry.AsSpan(0, colon).Trim().SequenceEqual(name)) return entry[(colon + 1)..].Trim();
        }
        return (string?)element.Attribute(name);
    }

    public static float? Length(XElement element, string name) =>
        (string?)element.Attribute(name) is { } text ? Length(text, $"{name}=\"{text}\"") : null;

    /// <summary>A length in pixels; other units than px and mm are refused.</summary>
    public static float Length(string text, string place)
    {
        var number = text.AsSpan().Trim();
        var factor = 1f;
        if (number.EndsWith("mm", StringComparison.Ordinal)) factor = 96 / 25.4f;
        if (factor != 1 || number.EndsWith("px", StringComparison.Ordinal)) number = number[..^2];
        return float.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? value * factor
            : throw new FormatException(place);
    }

    public static float[]? Numbers(XElement element, string name)
    {
        if ((string?)element.Attribute(name) is not { } text) return null;
        var parts = text.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
        return Array.ConvertAll(parts, part => Length(part, $"{name}=\"{text}\""));
    }

    public static Color? Paint(string text)
    {
        if (text == "none") return null;
        if (!CssColor.TryParse(text, out var color)) throw new FormatException($"\"{text}\" is no colour");
        return Color.From(color);
    }
}
