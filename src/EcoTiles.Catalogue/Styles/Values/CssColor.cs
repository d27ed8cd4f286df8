using System.Globalization;
using System.Text.RegularExpressions;

namespace EcoTiles.Catalogue.Styles.Values;

/// <summary>Reads colours as CSS writes them: names, <c>#rgb</c> to <c>#rrggbbaa</c>, <c>rgb()</c>, <c>hsl()</c>.</summary>
public static partial class CssColor
{
    public static bool TryParse(string text, out StyleColor color)
    {
        color = default;
        text = text.Trim().ToLowerInvariant();
        if (text.Length is 0 or > 200) return false;
        if (text == "transparent") return true;
        if (text[0] == '#') return TryHex(text.AsSpan(1), out color);
        if (text.Contains('(')) return TryFunction(text, out color);
        return TryName(text, out color);
    }

    static bool TryName(string name, out StyleColor color)
    {
        color = default;
        if (!name.All(char.IsAsciiLetterLower)) return false;
        // The runtime knows the names of CSS, with one spelling of grey; names of window parts are none of them.
        var found = System.Drawing.Color.FromName(name.Replace("grey", "gray", StringComparison.Ordinal));
        if (!found.IsKnownColor || found.IsSystemColor || found.A != 255) return false;
        color = new StyleColor(found.R / 255f, found.G / 255f, found.B / 255f);
        return true;
    }

    static bool TryHex(ReadOnlySpan<char> digits, out StyleColor color)
    {
        color = default;
        if (digits.Length is not (3 or 4 or 6 or 8) || !uint.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var bits))
            return false;
        if (digits.Length is 3 or 6) bits = digits.Length == 3 ? (bits << 4) | 0xF : (bits << 8) | 0xFF;
        color = digits.Length <= 4
            ? new StyleColor((bits >> 12) / 15f, ((bits >> 8) & 0xF) / 15f, ((bits >> 4) & 0xF) / 15f, (bits & 0xF) / 15f)
            : new StyleColor((bits >> 24) / 255f, ((bits >> 16) & 0xFF) / 255f, ((bits >> 8) & 0xFF) / 255f, (bits & 0xFF) / 255f);
        return true;
    }

    static bool TryFunction(string text, out StyleColor color)
    {
        color = default;
        var match = Function().Match(text);
        if (!match.Success) return false;
        // Commas stand between all parts or between none; without them alpha comes after a slash.
        var separators = (match.Groups["s1"].Value.Trim(), match.Groups["s2"].Value.Trim(), match.Groups["s3"].Value.Trim());
        if (separators is not (("", "", "" or "/") or (",", ",", "" or ","))) return false;
        if (!TryNumber(match, "a", out var a) || !TryNumber(match, "b", out var b) || !TryNumber(match, "c", out var c)) return false;
        var alpha = 1.0;
        if (match.Groups["d"].Success)
        {
            if (!TryNumber(match, "d", out alpha)) return false;
            alpha = Math.Clamp(match.Groups["dp"].Length > 0 ? alpha / 100 : alpha, 0, 1);
        }
        var units = (match.Groups["ap"].Value, match.Groups["bp"].Value, match.Groups["cp"].Value);
        if (text.StartsWith("rgb", StringComparison.Ordinal))
        {
            var full = units is ("", "", "") ? 255 : units is ("%", "%", "%") ? 100 : 0;
            if (full == 0) return false;
            color = new StyleColor(Part(a / full), Part(b / full), Part(c / full), (float)alpha);
            return true;
        }
        if (units is not ("" or "deg", "%", "%")) return false;
        color = FromHsl(a, Math.Clamp(b, 0, 100) / 100, Math.Clamp(c, 0, 100) / 100, alpha);
        return true;
    }

    static StyleColor FromHsl(double hue, double saturation, double lightness, double alpha)
    {
        hue = (hue % 360 + 360) % 360;
        return new StyleColor(Turned(0), Turned(8), Turned(4), (float)alpha);

        float Turned(int n)
        {
            var k = (n + hue / 30) % 12;
            var a = saturation * Math.Min(lightness, 1 - lightness);
            return (float)(lightness - a * Math.Max(-1, Math.Min(Math.Min(k - 3, 9 - k), 1)));
        }
    }

    static bool TryNumber(Match match, string group, out double number) =>
        double.TryParse(match.Groups[group].ValueSpan, NumberStyles.Float, CultureInfo.InvariantCulture, out number)
        && double.IsFinite(number);

    static float Part(double part) => (float)Math.Clamp(part, 0, 1);

    [GeneratedRegex(
        @"^(?:rgb|hsl)a?\(\s*(?<a>[\de.+-]+)(?<ap>%|deg)?(?<s1>\s+|\s*,\s*)(?<b>[\de.+-]+)(?<bp>%)?(?<s2>\s+|\s*,\s*)(?<c>[\de.+-]+)(?<cp>%)?(?:(?<s3>\s*[,/]\s*)(?<d>[\de.+-]+)(?<dp>%)?)?\s*\)$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Function();
}
