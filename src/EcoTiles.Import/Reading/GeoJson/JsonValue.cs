using System.Text;
using System.Text.Json;
using EcoTiles.Import.Model;

namespace EcoTiles.Import.Reading.GeoJson;

/// <summary>Reads the value of a property. Lists and objects stay JSON text.</summary>
static class JsonValue
{
    public static object? Read(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.String:
                return Text(ref reader);
            case JsonTokenType.Number:
                if (reader.TryGetInt64(out var whole)) return whole;
                return reader.TryGetDouble(out var real) && double.IsFinite(real) ? real : Raw(reader.ValueSpan);
            case JsonTokenType.True or JsonTokenType.False:
                return reader.GetBoolean();
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                return Json(ref reader);
            default:
                return null;
        }
    }

    static string Json(ref Utf8JsonReader reader)
    {
        using var value = JsonDocument.ParseValue(ref reader);
        try
        {
            return JsonText.Of(value.RootElement);
        }
        catch (Exception failure) when (failure is InvalidOperationException or JsonException)
        {
            return value.RootElement.GetRawText();
        }
    }

    /// <summary>Whether a name or text is this one. Unlike the reader's own comparison it takes any text.</summary>
    public static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8) => reader.ValueIsEscaped
        ? Name(ref reader) == Encoding.UTF8.GetString(utf8)
        : reader.ValueSpan.SequenceEqual(utf8);

    public static string Name(ref Utf8JsonReader reader) => Text(ref reader);

    /// <summary>A lone half of a surrogate pair is no text, and shown as it is escaped in the file.</summary>
    static string Text(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            return Raw(reader.ValueSpan);
        }
    }

    static string Raw(ReadOnlySpan<byte> text) => Encoding.UTF8.GetString(text);
}
