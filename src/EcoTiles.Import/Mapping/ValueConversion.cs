using System.Globalization;
using System.Text;
using System.Text.Json;
using EcoTiles.Import.Model;

namespace EcoTiles.Import.Mapping;

/// <summary>Turns a value as a file gives it into one that a column of the model holds.</summary>
public static class ValueConversion
{
    const long LargestExact = 1L << 53;

    static readonly char[] ListMarks = ['、', '，', ',', '；', ';', '|', '\n'];

    /// <summary>
    /// Null becomes null, and so does blank text. False when there is a value but none that fits; the result is null then.
    /// </summary>
    /// <param name="factor">What a number is multiplied by.</param>
    public static bool TryConvert(object? value, ModelType type, double factor, out object? converted)
    {
        if (value is string text) value = string.IsNullOrWhiteSpace(text) ? null : text.Trim();
        converted = null;
        if (value is null) return true;
        converted = type switch
        {
            ModelType.Integer => Integer(value),
            ModelType.Real => Real(value) is { } number ? number * factor : null,
            ModelType.Boolean => Truth(value),
            ModelType.Date => Date(value),
            ModelType.TextList => List(value),
            ModelType.Json => Json(value),
            ModelType.Uuid => Guid.TryParse(Text(value), out var id) ? id.ToString() : null,
            _ => Text(value),
        };
        return converted is not null;
    }

    static string Text(object value) => value switch
    {
        string text => text,
        bool truth => truth ? "true" : "false",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    static object? Integer(object value)
    {
        if (value is long or bool) return Convert.ToInt64(value, CultureInfo.InvariantCulture);
        if (value is string year && year.EndsWith('年')) value = year[..^1];
        if (value is string text
            && long.TryParse(Plain(text), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
        {
            return whole;
        }
        return Real(value) is { } real && Math.Floor(real) == real && Math.Abs(real) <= LargestExact ? (long)real : null;
    }

    static double? Real(object value) => value switch
    {
        long whole => whole,
        double real => real,
        string text when double.TryParse(
            Plain(text), NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var real)
            && double.IsFinite(real) => real,
        _ => null,
    };

    static object? Truth(object value) => value switch
    {
        bool => value,
        long and (0 or 1) => (long)value == 1,
        string text => Plain(text).ToUpperInvariant() switch
        {
            "是" or "有" or "TRUE" or "T" or "YES" or "Y" or "1" => true,
            "否" or "无" or "FALSE" or "F" or "NO" or "N" or "0" => false,
            _ => null,
        },
        _ => null,
    };

    static object? Date(object value)
    {
        if (value is DateOnly) return value;
        var text = Plain(Text(value)).Replace('年', '-').Replace('月', '-').TrimEnd('日').Replace('/', '-').Replace('.', '-');
        if (text.IndexOf('T', StringComparison.Ordinal) is > 0 and var time) text = text[..time];
        return DateOnly.TryParseExact(
            text, ["yyyy-M-d", "yyyyMMdd"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;
    }

    /// <summary>A JSON list as it is, or a text that lists its parts, as JSON.</summary>
    static string? List(object value)
    {
        var text = Text(value);
        if (text.StartsWith('['))
        {
            try
            {
                return JsonSerializer.Deserialize<string[]>(text) is { } parts ? JsonText.Of(parts) : null;
            }
            catch (JsonException)
            {
                return null;
            }
        }
        return JsonText.Of(text.Split(ListMarks, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
    }

    static string? Json(object value)
    {
        try
        {
            using var document = JsonDocument.Parse(Text(value));
            return JsonText.Of(document.RootElement);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Without blanks, and full-width digits as plain ones.</summary>
    static string Plain(string text) => text.Normalize(NormalizationForm.FormKC).Trim();
}
