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
        var scientific = number.ToString("E16", CultureInfo.InvariantCulture);
        var shortest = number.ToString("R", CultureInfo.InvariantCulture);
        var digits = Digits(shortest);
        var exponent = int.Parse(scientific.AsSpan(scientific.IndexOf('E') + 1), NumberStyles.Integer, CultureInfo.InvariantCulture);
        // E16 rounds 9.99…e4 up to the next power when its digits do not suffice, so look at what the shortest form says.
        if (double.Parse(Scientific(digits, exponent, number < 0), CultureInfo.InvariantCulture) != number) exponent--;
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

    static string Digits(string shortest)
    {
        var mantissa = shortest.AsSpan();
        if (mantissa.IndexOf('E') is var at and >= 0) mantissa = mantissa[..at];
        var digits = new StringBuilder();
        foreach (var letter in mantissa)
        {
            if (char.IsAsciiDigit(letter) && (digits.Length > 0 || letter != '0')) digits.Append(letter);
        }
        while (digits.Length > 1 && digits[^1] == '0') digits.Length--;
        return digits.ToString();
    }

    static string Scientific(string digits, int exponent, bool negative) =>
        $"{(negative ? "-" : "")}{digits[0]}.{(digits.Length > 1 ? digits[1..] : "0")}E{exponent.ToString(CultureInfo.InvariantCulture)}";
}
