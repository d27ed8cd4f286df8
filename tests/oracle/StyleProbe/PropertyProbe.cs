using System.Collections;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Tests.StyleProbe;

/// <summary>Evaluates one property of a layer for zooms and features, the way a painter does.</summary>
static class PropertyProbe
{
    public static JsonObject Answer(JsonElement question)
    {
        var property = question.GetProperty("property").GetString() ?? "";
        var layer = Layer(property, question.GetProperty("value"));
        string[] columns = [.. question.GetProperty("columns").EnumerateArray().Select(name => name.GetString() ?? "")];
        var values = new JsonArray();
        foreach (var given in question.GetProperty("cases").EnumerateArray())
        {
            string? warning = null;
            if (values.Count > 0) layer = Layer(property, question.GetProperty("value")); // a layer warns but once
            var zoom = given.GetProperty("zoom").GetDouble();
            var context = new EvaluationContext(new LayerBinding(layer.Needs, columns))
            {
                Zoom = zoom,
                Feature = given.TryGetProperty("feature", out var feature) ? new ProbeFeature(feature, columns) : null,
                Warn = found => warning = found.Message,
            };
            var (value, there) = Evaluate(layer, property, context, zoom);
            values.Add(new JsonObject { ["value"] = value, ["atZoom"] = there, ["warning"] = warning });
        }
        return new JsonObject { ["values"] = values };
    }

    static (JsonNode? Value, JsonNode? AtZoom) Evaluate(StyleLayer layer, string property, EvaluationContext context, double zoom)
    {
        if (property == "filter") return (layer.Filter.Passes(context), layer.Filter.Passes(context));
        return (layer, property) switch
        {
            (FillLayer fill, "fill-color") => Both(fill.Color),
            (LineLayer line, "line-width") => Both(line.Width),
            (LineLayer line, "line-cap") => Both(line.Cap),
            (LineLayer line, "line-dasharray") => Both(line.DashArray),
            (SymbolLayer symbol, "text-field") => Both(symbol.Text.Field),
            (SymbolLayer symbol, "text-font") => Both(symbol.Text.Font),
            (SymbolLayer symbol, "text-offset") => Both(symbol.Text.Offset),
            (SymbolLayer symbol, "text-variable-anchor-offset") => Both(symbol.Text.VariableAnchorOffset),
            (SymbolLayer symbol, "icon-image") => Both(symbol.Icon.Image),
            (SymbolLayer symbol, "icon-padding") => Both(symbol.Icon.Padding),
            (SymbolLayer symbol, "icon-keep-upright") => Both(symbol.Icon.KeepUpright),
            _ => throw new ArgumentException($"The probe does not know {property}."),
        };

        (JsonNode?, JsonNode?) Both<T>(StyleProperty<T> of) => (Json(of.Evaluate(context)), Json(of.AtZoom(zoom).Evaluate(context)));
    }

    static JsonNode? Json(object? value) => value switch
    {
        null => null,
        double number => double.IsFinite(number) ? JsonValue.Create(number) : JsonValue.Create(number.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        bool truth => JsonValue.Create(truth),
        string text => JsonValue.Create(text),
        Enum choice => JsonValue.Create(choice.ToString().ToLowerInvariant()),
        StyleColor color => List(new[] { color.Red, color.Green, color.Blue, color.Alpha }.Select(part => (double)part)),
        StylePoint point => List(new[] { point.X, point.Y }),
        StylePadding sides => List(new[] { sides.Top, sides.Right, sides.Bottom, sides.Left }),
        StyleImage image => JsonValue.Create(image.Name),
        AnchorOffsets offsets => List(offsets.Places.SelectMany(place => new object[] { ChoiceNames.Of(place.Anchor), place.Offset })),
        LabelText label => Label(label),
        IEnumerable list => List(list),
        _ => JsonValue.Create(value.ToString()),
    };

    static JsonArray List(IEnumerable items) => new([.. items.Cast<object>().Select(Json)]);

    static JsonArray Label(LabelText label) => label.Sections is not { } formatted
        ? [new JsonObject { ["text"] = label.Plain }]
        : new JsonArray([.. formatted.Sections.Select(section => new JsonObject
        {
            ["text"] = section.Text,
            ["image"] = section.Image?.Name,
            ["scale"] = section.Scale,
            ["font"] = section.FontStack is { } stack ? string.Join(',', stack) : null,
            ["color"] = section.Color is { } color ? Json(color) : null,
            ["align"] = section.Align?.ToString().ToLowerInvariant(),
        })]);

    static StyleLayer Layer(string property, JsonElement value)
    {
        var type = property == "filter" ? "fill" : property.StartsWith("icon", StringComparison.Ordinal) || property.StartsWith("text", StringComparison.Ordinal)
            ? "symbol"
            : property.Split('-')[0];
        var group = property is "fill-color" or "line-width" or "line-dasharray" ? "paint" : "layout";
        var json = JsonNode.Parse(value.GetRawText());
        var layer = new JsonObject { ["id"] = "probe", ["type"] = type, ["source"] = "plan", ["source-layer"] = "zone" };
        if (property == "filter") layer["filter"] = json;
        else layer[group] = new JsonObject { [property] = json };
        var style = new JsonObject
        {
            ["version"] = 8,
            ["state"] = new JsonObject { ["limit"] = new JsonObject { ["default"] = 50 } },
            ["sources"] = new JsonObject { ["plan"] = new JsonObject { ["type"] = "vector", ["url"] = "plan.json" } },
            ["layers"] = new JsonArray(layer),
        };
        return StyleFile.Read("style.json", Encoding.UTF8.GetBytes(style.ToJsonString())).Layers[0];
    }
}
