using System.Text.Json;
using System.Text.Json.Nodes;

namespace EcoTiles.Catalogue.Styles;

/// <summary>
/// Says the expressions of a style in the words that most programs know, with the same meaning. QGIS 3.22 reads a
/// <c>match</c> only when its labels stand in lists, and <c>in</c> only as a <c>match</c> that answers true or false.
/// </summary>
public static class PlainExpressions
{
    static readonly string[] Parts = ["paint", "layout", "filter"];

    /// <summary>Rewrites the layers of a style in place.</summary>
    public static void Rewrite(JsonArray layers)
    {
        foreach (var layer in layers.OfType<JsonObject>())
        {
            foreach (var part in Parts)
            {
                if (layer[part] is { } value) layer[part] = Plain(value);
            }
        }
    }

    static JsonNode? Plain(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, Plain(member.Value)))),
        JsonArray { Count: > 0 } items when OperatorOf(items) == "literal" => items.DeepClone(),
        JsonArray { Count: > 4 } items when OperatorOf(items) == "match" => PlainMatch(items),
        JsonArray items => PlainCall([.. items.Select(Plain)]),
        _ => node?.DeepClone(),
    };

    static JsonArray PlainCall(JsonArray call) => OperatorOf(call) switch
    {
        "in" => IsOneOf(call) ?? call,
        "!" when call is [_, JsonArray { Count: 5 } asked] && IsYesOrNo(asked) => Negated(asked),
        _ => call,
    };

    static string? OperatorOf(JsonArray call) => call.Count > 0 ? TextOf(call[0]) : null;

    static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue(out string? text) ? text : null;

    static JsonArray PlainMatch(JsonArray match)
    {
        bool IsLabel(int index) => index >= 2 && index % 2 == 0 && index < match.Count - 1;
        return [.. match.Select((item, index) => IsLabel(index) ? Listed(item) : Plain(item))];
    }

    static JsonNode? Listed(JsonNode? label) => label is JsonValue bare ? new JsonArray(bare.DeepClone()) : label?.DeepClone();

    /// <summary>Whether a property is one of some texts, or of some whole numbers, as a match; null when it is asked otherwise.</summary>
    static JsonArray? IsOneOf(JsonArray call)
    {
        if (call is not [_, JsonArray asked, JsonArray { Count: 2 } list] || OperatorOf(list) != "literal" || list[1] is not JsonArray { Count: > 0 } items) return null;
        if (!items.All(item => TextOf(item) is not null) && !items.All(IsWhole)) return null;
        var labels = items.DistinctBy(item => item!.ToJsonString()).Select(item => item!.DeepClone());
        return PropertyOf(asked, items) is { } property ? ["match", property.DeepClone(), new JsonArray([.. labels]), true, false] : null;
    }

    static bool IsWhole(JsonNode? node) => node is JsonValue value && value.TryGetValue(out int _);

    /// <summary>The property itself, where the text in its place is none of those that are looked for.</summary>
    static JsonArray? PropertyOf(JsonArray asked, JsonArray items) => asked switch
    {
        [_, _] when OperatorOf(asked) == "get" => asked,
        [_, JsonArray property, var instead] when OperatorOf(asked) == "coalesce" && TextOf(instead) is { } text && !items.Any(item => TextOf(item) == text)
            => PropertyOf(property, items),
        _ => null,
    };

    static bool IsYesOrNo(JsonArray match) =>
        OperatorOf(match) == "match" && match[3]?.GetValueKind() == JsonValueKind.True && match[4]?.GetValueKind() == JsonValueKind.False;

    static JsonArray Negated(JsonArray match) => ["match", match[1]!.DeepClone(), match[2]!.DeepClone(), false, true];
}
