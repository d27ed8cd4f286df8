using System.Text.Json;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Reading;

/// <summary>
/// Reads functions of the older kind, <c>{"stops": [[5, 1], [10, 3]], "base": 1.5}</c>, over the zoom, over an attribute, or
/// over both, into the same nodes as expressions.
/// </summary>
sealed class PropertyFunctionReader(PropertySpec spec, ExpressionScope scope)
{
    static readonly string[] Keys = ["type", "stops", "base", "property", "default", "colorSpace"];
    static readonly string[] Types = ["identity", "exponential", "interval", "categorical"];
    static readonly string[] Spaces = ["rgb", "lab", "hcl"];

    readonly record struct Stop(JsonElement Key, Expression Output, string Path);

    public Expression? Read(JsonElement json, string path)
    {
        foreach (var key in json.EnumerateObject().Select(member => member.Name).Where(key => !Keys.Contains(key)))
            scope.Problems.UnknownKey($"{path}.{key}", key, Keys);
        var type = Word(json, "type", Types, path) ?? (spec.Interpolates ? "exponential" : "interval");
        var space = Word(json, "colorSpace", Spaces, path);
        var property = Text(json, "property", path);
        var power = json.TryGetProperty("base", out var given) ? Number(given, $"{path}.base") : 1;
        var fallback = Fallback(json, path);
        if (type == "exponential" && !spec.Interpolates)
            return Wrong(path, "此属性不能插值，请用 interval。", "Nothing lies between two values of this property; use \"interval\".");
        if (type == "identity") return property is null ? Missing(path, "property") : Identity(property, fallback, path);
        if (Stops(json, path) is not { } stops || power is null || fallback is null) return null;
        if (stops.Count == 0) return Wrong($"{path}.stops", "stops 至少应有一项。", "There must be a stop.");
        var isOverBoth = stops[0].Key.ValueKind == JsonValueKind.Object;
        if (property is null && (type == "categorical" || isOverBoth)) return Missing(path, "property");
        if ((property is not null && spec.Reach != Reach.Feature) || spec.Reach is Reach.Fixed or Reach.LineProgress or Reach.Elevation)
            return Wrong(path, "此属性不能用这种函数。", "This property cannot be such a function.");
        var shape = new Shape(type, power.Value, space switch { "lab" => ColorSpace.Lab, "hcl" => ColorSpace.Hcl, _ => ColorSpace.Rgb });
        if (property is null) return Curve(stops, new Zoom(path), shape, path);
        var slot = scope.Needs.Field(property, $"{path}.property");
        return isOverBoth ? OverBoth(stops, slot, shape, fallback, path) : OverField(stops, slot, shape, fallback, path);
    }

    readonly record struct Shape(string Type, double Base, ColorSpace Space);

    Identity? Identity(string property, Expression? fallback, string path)
    {
        if (spec.Reach == Reach.Feature && !spec.ListsOutputs)
        {
            var field = new GetField(scope.Needs.Field(property, $"{path}.property"), path);
            return fallback is null ? null : new Identity(spec.Type, spec.Words, field, fallback, path);
        }
        Wrong(path, "此属性不能取自要素。", "This property cannot come from features.");
        return null;
    }

    Expression? OverField(List<Stop> stops, int slot, Shape shape, Expression fallback, string path)
    {
        var field = new GetField(slot, path);
        if (shape.Type != "categorical")
            return Curve(stops, field, shape, path) is { } curve ? new OverNumber(field, curve, fallback, path) : null;
        var texts = new Dictionary<string, Expression>(StringComparer.Ordinal);
        var numbers = new Dictionary<double, Expression>();
        var truths = new List<(Expression, Expression)>();
        foreach (var stop in stops)
        {
            var key = JsonValue.Read(stop.Key);
            if (stop.Key.ValueKind != stops[0].Key.ValueKind && key.Kind != StyleValueKind.Boolean) return WrongKey(stop);
            var isNew = true;
            if (key.IsText) isNew = texts.TryAdd(key.Text, stop.Output);
            else if (key.IsNumber && key.Number == Math.Floor(key.Number)) isNew = numbers.TryAdd(key.Number, stop.Output);
            else if (key.Kind == StyleValueKind.Boolean) truths.Add((new LegacyCompare(Comparison.Equal, field, key, path), stop.Output));
            else return WrongKey(stop);
            if (!isNew) return Wrong(stop.Path, "断点重复。", "This stop occurs twice.");
        }
        if (texts.Count > 0) return new MatchText(spec.Type, field, texts, fallback, path);
        return numbers.Count > 0
            ? new MatchNumber(spec.Type, field, numbers, fallback, path)
            : new Case(spec.Type, [.. truths], fallback, path);
    }

    Expression? OverBoth(List<Stop> stops, int slot, Shape shape, Expression fallback, string path)
    {
        var zooms = new List<double>();
        var groups = new List<List<Stop>>();
        foreach (var stop in stops)
        {
            if (stop.Key.ValueKind != JsonValueKind.Object || !stop.Key.TryGetProperty("zoom", out var zoom) || zoom.ValueKind != JsonValueKind.Number
                || !stop.Key.TryGetProperty("value", out var value))
            {
                return Wrong(stop.Path, "断点应为 {\"zoom\": …, \"value\": …}。", "A stop must be {\"zoom\": …, \"value\": …}.");
            }
            var at = zoom.GetDouble();
            if (zooms.Count > 0 && at < zooms[^1]) return Wrong(stop.Path, "缩放级别须递增。", "Zooms must rise.");
            if (zooms.Count == 0 || at != zooms[^1])
            {
                zooms.Add(at);
                groups.Add([]);
            }
            groups[^1].Add(stop with { Key = value });
        }
        var outputs = new List<Expression>();
        foreach (var group in groups)
        {
            if (OverField(group, slot, shape, fallback, path) is not { } output) return null;
            outputs.Add(output);
        }
        return spec.Interpolates
            ? new Interpolate(spec.Type, new Easing(shape.Base), shape.Space, new Zoom(path), [.. zooms], [.. outputs], path)
            : new Step(spec.Type, new Zoom(path), [.. zooms], [.. outputs], path);
    }

    Curve? Curve(List<Stop> stops, Expression input, Shape shape, string path)
    {
        var keys = new List<double>();
        var outputs = new List<Expression>();
        foreach (var stop in stops)
        {
            if (stop.Key.ValueKind != JsonValueKind.Number)
            {
                WrongKey(stop);
                return null;
            }
            var key = stop.Key.GetDouble();
            if (keys.Count > 0 && key < keys[^1])
            {
                Wrong(stop.Path, "断点须递增。", "Stops must rise.");
                return null;
            }
            if (keys.Count > 0 && key == keys[^1]) continue;
            keys.Add(key);
            outputs.Add(stop.Output);
        }
        return shape.Type == "exponential"
            ? new Interpolate(spec.Type, new Easing(shape.Base), shape.Space, input, [.. keys], [.. outputs], path)
            : new Step(spec.Type, input, [.. keys], [.. outputs], path);
    }

    List<Stop>? Stops(JsonElement json, string path)
    {
        if (!json.TryGetProperty("stops", out var list))
        {
            scope.Problems.Missing(path, "stops");
            return null;
        }
        if (list.ValueKind != JsonValueKind.Array)
        {
            scope.Problems.WrongType($"{path}.stops", "数组", "a list", list.ValueKind);
            return null;
        }
        var stops = new List<Stop>();
        var index = 0;
        foreach (var entry in list.EnumerateArray())
        {
            var at = FormattableString.Invariant($"{path}.stops[{index++}]");
            if (entry.ValueKind != JsonValueKind.Array || entry.GetArrayLength() != 2) Wrong(at, "断点应为 [输入, 输出]。", "A stop must be [input, output].");
            else if (Constant(entry[1], $"{at}[1]") is { } output) stops.Add(new Stop(entry[0], output, at));
        }
        return stops.Count == index ? stops : null;
    }

    Expression? Fallback(JsonElement json, string path) => json.TryGetProperty("default", out var value)
        ? Constant(value, $"{path}.default")
        : new Literal(StyleType.Null, StyleValue.Null, path);

    Expression? Constant(JsonElement json, string path) => json.ValueKind == JsonValueKind.Object
        ? Wrong(path, "函数中不能再有函数。", "A function cannot stand in a function.")
        : json.ValueKind == JsonValueKind.Array && json.GetArrayLength() > 0 && json[0].ValueKind == JsonValueKind.String
          && ExpressionTable.Find(json[0].GetString() ?? "") is not null
            ? Wrong(path, "函数中不能有表达式。", "An expression cannot stand in a function.")
            : new PropertyReader(spec, scope).Read(json, path);

    string? Word(JsonElement json, string key, string[] known, string path)
    {
        if (Text(json, key, path) is not { } word) return null;
        if (!known.Contains(word)) scope.Problems.Unknown($"{path}.{key}", "值", "value", word, known);
        return known.Contains(word) ? word : null;
    }

    string? Text(JsonElement json, string key, string path)
    {
        if (!json.TryGetProperty(key, out var value)) return null;
        if (value.ValueKind == JsonValueKind.String) return value.GetString();
        scope.Problems.WrongType($"{path}.{key}", "文本", "a text", value.ValueKind);
        return null;
    }

    double? Number(JsonElement json, string path)
    {
        if (json.ValueKind == JsonValueKind.Number) return json.GetDouble();
        scope.Problems.WrongType(path, "数值", "a number", json.ValueKind);
        return null;
    }

    Expression? Missing(string path, string key)
    {
        scope.Problems.Missing(path, key);
        return null;
    }

    Expression? WrongKey(Stop stop) => Wrong(stop.Path,
        "断点的输入应全为数值；categorical 函数可全为文本、整数或布尔值。",
        "Inputs of stops must all be numbers, or in a \"categorical\" function all texts, whole numbers or truths.");

    Expression? Wrong(string path, string zh, string en)
    {
        scope.Problems.Add(path, zh, en);
        return null;
    }
}
