using System.Text.Json;

namespace EcoTiles.Import.Reading.GeoJson;

/// <summary>Reads coordinates: plain decimals of up to fifteen digits come out exact by one division.</summary>
static class JsonNumber
{
    const int MostExactDigits = 15;

    static readonly double[] PowersOfTen = [.. Enumerable.Range(0, MostExactDigits + 1).Select(power => Math.Pow(10, power))];

    public static bool TryRead(ref Utf8JsonReader reader, out double value)
    {
        value = 0;
        if (reader.TokenType != JsonTokenType.Number) return false;
        if (!reader.HasValueSequence && TryParse(reader.ValueSpan, out value)) return true;
        // A number too large for a double is infinite here, and the coordinate check names it.
        return reader.TryGetDouble(out value);
    }

    /// <summary>False for a number that takes the long way: an exponent, or too many digits.</summary>
    static bool TryParse(ReadOnlySpan<byte> text, out double value)
    {
        long digits = 0;
        int count = 0, decimals = 0;
        var isNegative = text[0] == '-';
        var hasPoint = false;
        value = 0;
        for (var i = isNegative ? 1 : 0; i < text.Length; i++)
        {
            var digit = text[i] - '0';
            if ((uint)digit <= 9)
            {
                digits = 10 * digits + digit;
                count++;
                if (hasPoint) decimals++;
            }
            else if (text[i] == '.')
            {
                hasPoint = true;
            }
            else
            {
                return false;
            }
        }
        if (count > MostExactDigits) return false;
        value = digits / PowersOfTen[decimals];
        if (isNegative) value = -value;
        return true;
    }
}
