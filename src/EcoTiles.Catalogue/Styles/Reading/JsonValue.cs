using System.Text.Json;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Reading;

/// <summary>JSON as values of the style language.</summary>
static class JsonValue
{
    public static StyleValue Read(JsonElement json)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.True or JsonValueKind.False:
                return StyleValue.Of(json.ValueKind == JsonValueKind.True);
            case JsonValueKind.Number:
                return StyleValue.Of(json.GetDouble());
            case JsonValueKind.String:
                return StyleValue.Of(json.GetString() ?? "");
            case JsonValueKind.Array:
                return StyleValue.Of(new StyleArray([.. json.EnumerateArray().Select(Read)]));
            case JsonValueKind.Object:
                var values = new Dictionary<string, StyleValue>(StringComparer.Ordinal);
                foreach (var property in json.EnumerateObject()) values[property.Name] = Read(property.Value);
                return StyleValue.Of(new StyleObject(values));
            default:
                return StyleValue.Null;
        }
    }
}
