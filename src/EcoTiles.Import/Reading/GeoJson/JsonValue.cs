using System.Text;
using System.Text.Json;
using EcoTiles.Import.Samples.Tables;

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
                return reader.TryGetInt64(out var whole) ? whole : reader.TryGetDouble(out var real) && double.IsFinite(real) ? real : Raw(reader.ValueSpan);
            case JsonTokenType.True or JsonTokenType.False:
                return reader.GetBoolean();
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                using (var value = JsonDocument.ParseValue(ref reader)) return JsonText.Of(value.RootElement);
            default:
                return null;
        }
    }

    public static string Name(ref Utf8JsonReader reader) => Text(ref reader);

    /// <summary>A lone half of a surrogate pair, or bytes that are no UTF-8, are shown as they lie in the file.</summary>
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
