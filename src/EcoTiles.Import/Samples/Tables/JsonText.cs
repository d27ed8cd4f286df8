using System.Text.Encodings.Web;
using System.Text.Json;

namespace EcoTiles.Import.Samples.Tables;

/// <summary>Lists as JSON in a text column, with Chinese left readable.</summary>
static class JsonText
{
    static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of<T>(T value) => JsonSerializer.Serialize(value, Options);
}
