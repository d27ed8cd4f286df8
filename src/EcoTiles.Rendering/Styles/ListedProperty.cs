using System.Text.Json.Nodes;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Rendering.Styles;

/// <summary>A property that tells classes of features apart, and what it is for a feature, as a style would write it.</summary>
sealed record ListedProperty(string Part, string Name, Func<EvaluationContext, string> ValueOf)
{
    /// <summary>Those of a layer that depend on features, and on them alone.</summary>
    public static IEnumerable<ListedProperty> Of(StyleLayer layer)
    {
        ListedProperty?[] found = layer switch
        {
            FillLayer fill => [Color("fill-color", fill.Color), Color("fill-outline-color", fill.OutlineColor), Image("paint", "fill-pattern", fill.Pattern)],
            LineLayer line => [Color("line-color", line.Color)],
            CircleLayer circle => [Color("circle-color", circle.Color), Color("circle-stroke-color", circle.StrokeColor)],
            SymbolLayer symbols =>
            [
                Of("layout", "text-field", symbols.Text.Field, text => text.ToString()),
                Color("text-color", symbols.Text.Color),
                Image("layout", "icon-image", symbols.Icon.Image),
            ],
            _ => [],
        };
        return found.OfType<ListedProperty>();
    }

    /// <summary>Whether QGIS reads a value as it is: a constant, an attribute, or a list of its values with constants.</summary>
    public static bool IsPlain(JsonNode? value) => value switch
    {
        JsonArray call when OperatorOf(call) is "get" => true,
        JsonArray call when OperatorOf(call) is "to-string" => call.Count == 2 && IsPlain(call[1]),
        JsonArray call when OperatorOf(call) is "match" => call[1] is JsonArray input && OperatorOf(input) is "get" && call.Skip(2).Where((_, i) => i % 2 == 1).Append(call[^1]).All(arm => arm is JsonValue),
        JsonArray => false,
        _ => true,
    };

    /// <summary>What the author wants of features that are of no class: the last constant of the expression.</summary>
    public static string? LastConstant(JsonNode? value) => value switch
    {
        JsonArray { Count: > 1 } call when OperatorOf(call) is not "get" => LastConstant(call[^1]),
        JsonValue text when text.TryGetValue(out string? constant) => constant,
        _ => null,
    };

    static string? OperatorOf(JsonArray call) => call is [JsonValue first, ..] && first.TryGetValue(out string? name) ? name : null;

    static ListedProperty? Color(string name, StyleProperty<StyleColor> color) => Of("paint", name, color, ColorText);

    static ListedProperty? Image(string part, string name, StyleProperty<StyleImage?> image) => Of(part, name, image, found => found?.Name ?? "");

    static ListedProperty? Of<T>(string part, string name, StyleProperty<T> property, Func<T, string> write) =>
        property.Depends == Dependence.Feature ? new ListedProperty(part, name, context => write(property.Evaluate(context))) : null;

    static string ColorText(StyleColor color) => color.Alpha < 1
        ? color.ToString()
        : $"#{Channel(color.Red):X2}{Channel(color.Green):X2}{Channel(color.Blue):X2}";

    static int Channel(float part) => (int)Math.Round(part * 255);
}
