using System.Globalization;
using System.Text;

namespace EcoTiles.Catalogue.Styles.Values;

/// <summary>Numbers as style expressions write and read them, which is as ECMAScript does.</summary>
static class NumberText
{
    /// <summary>The shortest digits that are the number; an exponent from 1e21 on and below 1e-6.</summary>
    public static string Of(double number)
    {
        if (double.IsNaN(number)) return "NaN";
        if (double.IsInfinity(number)) return number > 0 ? "Infinity" : "-Infinity";
        if (number == 0) return "0";
        if (number == Math.Floor(number) && Math.Abs(number) < 1e15) return ((long)number).ToString(CultureInfo.InvariantCulture);
        var (digits, exponent) = Scientific(Math.Abs(number).ToString("R", CultureInfo.InvariantCulture));
        var text = new StringBuilder();
        if (number < 0) text.Append('-');
        if (exponent is >= 21 or < -6)
        {
            text.Append(digits[0]);
            if (digits.Length > 1) text.Append('.').Append(digits, 1, digits.Length - 1);
            return text.Append('e').Append(exponent < 0 ? '-' : '+').Append(Math.Abs(exponent)).ToString();
        }
        if (exponent < 0) return text.Append("0.").Append('0', -exponent - 1).Append(digits).ToString();
        if (digits.Length <= exponent + 1) return text.Append(digits).Append('0', exponent + 1 - digits.Length).ToString();
        return text.Append(digits, 0, exponent + 1).Append('.').Append(digits, exponent + 1, digits.Length - exponent - 1).ToString();
    }

    /// <summary>The number that a text stands for; NaN when none. Empty text is 0.</summary>
    public static double Parse(string text)
    {
        var trimmed = text.AsSpan().Trim();
        if (trimmed.IsEmpty) return 0;
        if (trimmed.Length > 2 && trimmed[0] == '0' && char.ToLowerInvariant(trimmed[1]) is 'x' or 'b' or 'o')
        {
            var style = char.ToLowerInvariant(trimmed[1]);
            if (style == 'x')
                return ulong.TryParse(trimmed[2..], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) ? hex : double.NaN;
            if (style == 'b')
                return ulong.TryParse(trimmed[2..], NumberStyles.AllowBinarySpecifier, CultureInfo.InvariantCulture, out var binary) ? binary : double.NaN;
            return Octal(trimmed[2..]);
        }
        if (trimmed is "Infinity" or "+Infinity") return double.PositiveInfinity;
        if (trimmed is "-Infinity") return double.NegativeInfinity;
        const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
        if (!char.IsAsciiDigit(trimmed[^1]) && trimmed[^1] != '.') return double.NaN;
        return double.TryParse(trimmed, Plain, CultureInfo.InvariantCulture, out var number) ? number : double.NaN;
    }

    static double Octal(ReadOnlySpan<char> digits)
    {
        var number = 0.0;
        foreach (var digit in digits)
        {
            if (digit is < '0' or > '7') return double.NaN;
            number = number * 8 + (digit - '0');
        }
        return number;
    }

    /// <summary>The digits of a number without zeros around them, and the power of ten of the first.</summary>
    static (string Digits, int Exponent) Scientific(string shortest)
    {
        var at = shortest.IndexOf('E');
        var power = at < 0 ? 0 : int.Parse(shortest.AsSpan(at + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = at < 0 ? shortest : shortest[..at];
        var point = mantissa.IndexOf('.');
        var whole = point < 0 ? mantissa.Length : point;
        var all = mantissa.Replace(".", "", StringComparison.Ordinal);
        var digits = all.TrimStart('0');
        return (digits.TrimEnd('0'), whole - 1 - (all.Length - digits.Length) + power);
    }
}
