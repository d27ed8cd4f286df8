using System.Text.Json.Nodes;

namespace EcoTiles.Rendering.Styles;

/// <summary>
/// Makes of a layer that fills classes with patterns one layer for each pattern: QGIS 3.22 draws a layer with the
/// pattern of its first feature.
/// </summary>
static class PatternLayers
{
    const string Pattern = "fill-pattern";

    /// <summary>Splits layers in place where a list of values chooses the pattern.</summary>
    public static void Split(JsonArray layers)
    {
        foreach (var layer in layers.OfType<JsonObject>().ToList())
        {
            if (layer["paint"]?[Pattern] is not JsonArray { Count: > 4 } match || !ListedProperty.IsPlain(match) || (string?)match[0] != "match") continue;
            var at = layers.IndexOf(layer);
            layers.RemoveAt(at);
            foreach (var part in PartsOf(layer, match)) layers.Insert(at++, part);
        }
    }

    static IEnumerable<JsonObject> PartsOf(JsonObject layer, JsonArray match)
    {
        var arms = Enumerable.Range(1, (match.Count - 3) / 2).Select(i => (Values: Listed(match[2 * i]!), Name: (string)match[2 * i + 1]!)).ToList(); // a plain match
        var rest = (string)match[^1]!;
        foreach (var arm in arms.GroupBy(arm => arm.Name, arm => arm.Values))
        {
            if (arm.Key != rest) yield return Part(layer, match[1]!, [.. arm.SelectMany(values => values)], isOneOf: true, arm.Key);
        }
        yield return Part(layer, match[1]!, [.. arms.Where(arm => arm.Name != rest).SelectMany(arm => arm.Values)], isOneOf: false, rest);
    }

    static JsonObject Part(JsonObject layer, JsonNode input, IReadOnlyList<JsonNode> values, bool isOneOf, string pattern)
    {
        var part = (JsonObject)layer.DeepClone();
        part["id"] = $"{layer["id"]} {pattern}";
        part["paint"]![Pattern] = pattern;
        JsonNode condition = new JsonArray("match", input.DeepClone(), new JsonArray([.. values.Select(value => value.DeepClone())]), isOneOf, !isOneOf);
        part["filter"] = layer["filter"] is { } own ? new JsonArray("all", own.DeepClone(), condition) : condition;
        return part;
    }

    static IEnumerable<JsonNode> Listed(JsonNode label) => label is JsonArray list ? list.OfType<JsonNode>() : [label];
}
