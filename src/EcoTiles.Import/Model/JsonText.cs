using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace EcoTiles.Import.Model;

/// <summary>Lists and structures as JSON in a text column, with Chinese left readable.</summary>
static class JsonText
{
    static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of<T>(T value) => JsonSerializer.Serialize(value, Options);

    /// <summary>
    /// The same value without spaces and with names in the order that PostgreSQL keeps them: the shorter first, then by
    /// their bytes. Every store then gives the same text.
    /// </summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static string Canonical(string json)
    {
        using var document = JsonDocument.Parse(json);
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes, new() { Encoder = Options.Encoder })) Write(document.RootElement, writer);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length);
    }

    static void Write(JsonElement element, Utf8JsonWriter writer)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            writer.WriteStartObject();
            foreach (var property in Ordered(element))
            {
                writer.WritePropertyName(property.Name);
                Write(property.Value, writer);
            }
            writer.WriteEndObject();
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            writer.WriteStartArray();
            foreach (var item in element.EnumerateArray()) Write(item, writer);
            writer.WriteEndArray();
        }
        else
        {
            element.WriteTo(writer);
        }
    }

    /// <summary>Of two properties with one name the last counts.</summary>
    static IEnumerable<JsonProperty> Ordered(JsonElement element) => element.EnumerateObject()
        .GroupBy(property => property.Name).Select(same => same.Last())
        .Select(property => (Property: property, Name: Encoding.UTF8.GetBytes(property.Name)))
        .OrderBy(pair => pair.Name.Length)
        .ThenBy(pair => pair.Name, Comparer<byte[]>.Create((left, right) => left.AsSpan().SequenceCompareTo(right)))
        .Select(pair => pair.Property);
}
