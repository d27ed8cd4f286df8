using System.Buffers.Text;
using System.Text;
using EcoTiles.Import.Reading.Files;

namespace EcoTiles.Import.Reading.Shapefile;

/// <summary>Reads one value of a .dbf record. What does not fit its type stays text, for the checks to name.</summary>
static class DbfValue
{
    const long LargestExact = 1L << 53;

    public static object? Read(ReadOnlySpan<byte> bytes, DbfField field, Encoding encoding)
    {
        var text = bytes.TrimEnd("\0 "u8);
        if (field.Type == 'C') return text.IsEmpty ? null : ChineseText.Decode(text, encoding);
        text = text.TrimStart("\0 "u8);
        if (text.IsEmpty) return null;
        return field.Type switch
        {
            'L' => Truth(text),
            'D' => Date(text),
            _ => Number(text, field.SourceType),
        };
    }

    static object? Number(ReadOnlySpan<byte> text, SourceType type)
    {
        // A value too wide for its field is written as asterisks.
        if (text.IndexOfAnyExcept((byte)'*') < 0) return null;
        if (type == SourceType.Integer && Utf8Parser.TryParse(text, out long whole, out var used) && used == text.Length)
            return whole;
        if (text[0] == '+') text = text[1..];
        if (!Utf8Parser.TryParse(text, out double real, out used) || used != text.Length || !double.IsFinite(real))
            return Encoding.Latin1.GetString(text);
        return type == SourceType.Integer && Math.Floor(real) == real && Math.Abs(real) <= LargestExact ? (object)(long)real : real;
    }

    static object? Truth(ReadOnlySpan<byte> text) => text[0] switch
    {
        (byte)'T' or (byte)'t' or (byte)'Y' or (byte)'y' or (byte)'1' => true,
        (byte)'F' or (byte)'f' or (byte)'N' or (byte)'n' or (byte)'0' => false,
        _ => null,
    };

    static object? Date(ReadOnlySpan<byte> text)
    {
        if (text.IndexOfAnyExcept((byte)'0') < 0) return null;
        return text.Length == 8 && Utf8Parser.TryParse(text, out int digits, out var used) && used == 8
            && digits / 10000 is >= 1 and var year && digits / 100 % 100 is >= 1 and <= 12 and var month
            && digits % 100 is >= 1 and var day && day <= DateTime.DaysInMonth(year, month)
            ? new DateOnly(year, month, day)
            : Encoding.Latin1.GetString(text);
    }
}
