using System.Text.Encodings.Web;
using System.Text.Json;

namespace EcoTiles.Host.Terminal;

/// <summary>Writes what a machine reads; Chinese stays readable.</summary>
static class JsonOutput
{
    static readonly JsonSerializerOptions Readable = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(TextWriter output, object value) =>
        output.WriteLine(JsonSerializer.Serialize(value, Readable));
}
