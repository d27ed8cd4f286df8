using System.Text.Json;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Tests.StyleProbe;

/// <summary>A feature of the oracle's, from JSON: properties, id, type and parts.</summary>
sealed class ProbeFeature(JsonElement json, IReadOnlyList<string> columns) : StyleFeature
{
    public override StyleValue Value(int column) =>
        json.TryGetProperty("properties", out var properties) && properties.TryGetProperty(columns[column], out var value)
            ? Plain(value)
            : StyleValue.Null;

    public override StyleValue Id => json.TryGetProperty("id", out var id) ? Plain(id) : StyleValue.Null;

    public override FeatureShape Shape =>
        json.TryGetProperty("type", out var type) ? (FeatureShape)type.GetInt32() : FeatureShape.Unknown;

    public override IReadOnlyList<double[]>? Parts => json.TryGetProperty("parts", out var parts)
        ? [.. parts.EnumerateArray().Select(part => part.EnumerateArray().Select(ordinate => ordinate.GetDouble()).ToArray())]
        : null;

    static StyleValue Plain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => StyleValue.Of(json.GetString() ?? ""),
        JsonValueKind.Number => StyleValue.Of(json.GetDouble()),
        JsonValueKind.True or JsonValueKind.False => StyleValue.Of(json.GetBoolean()),
        JsonValueKind.Array => StyleValue.Of(new StyleArray([.. json.EnumerateArray().Select(Plain)])),
        JsonValueKind.Object => StyleValue.Of(new StyleObject(
            json.EnumerateObject().ToDictionary(member => member.Name, member => Plain(member.Value)))),
        _ => StyleValue.Null,
    };
}
