using System.Text.Json;
using EcoTiles.Catalogue.Styles.Expressions;

namespace EcoTiles.Catalogue.Styles.Reading;

/// <summary>Reads filters: expressions, or the older form, <c>["==", "kind", "river"]</c>.</summary>
sealed class FilterReader(ExpressionScope scope)
{
    static readonly string[] LegacyOperators =
        ["==", "!=", ">", ">=", "<", "<=", "in", "!in", "all", "any", "none", "has", "!has"];

    static readonly string[] Shapes = ["Point", "LineString", "Polygon"];

    enum Form : byte
    {
        Either,
        Legacy,
        Expression,
    }

    /// <summary>The condition; null when there is none, or when it is wrong and noted.</summary>
    public Expression? Read(JsonElement json, string path) =>
        FormOf(json) == Form.Legacy ? Legacy(json, path) : new ParseSite(scope, path, StyleType.Boolean).Parse(json);

    static Form FormOf(JsonElement json)
    {
        if (json.ValueKind is JsonValueKind.True or JsonValueKind.False) return Form.Either;
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() == 0) return Form.Legacy;
        JsonElement[] args = [.. json.EnumerateArray().Take(4)];
        switch (args[0].ValueKind == JsonValueKind.String ? args[0].GetString() : "")
        {
            case "has":
                return args.Length < 2 || IsText(args[1], "$id") || IsText(args[1], "$type") ? Form.Legacy
                    : args.Length == 2 ? Form.Either : Form.Expression;
            case "in":
                return args.Length >= 3 && (args[1].ValueKind != JsonValueKind.String || args[2].ValueKind == JsonValueKind.Array)
                    ? Form.Expression
                    : Form.Legacy;
            case "!in" or "!has" or "none":
                return Form.Legacy;
            case "==" or "!=" or ">" or ">=" or "<" or "<=":
                return args.Length != 3 || args[1].ValueKind == JsonValueKind.Array || args[2].ValueKind == JsonValueKind.Array
                    ? Form.Expression
                    : Form.Legacy;
            case "any" or "all":
                var forms = json.EnumerateArray().Skip(1).Select(FormOf).ToList();
                return forms.Contains(Form.Expression) ? Form.Expression : forms.Contains(Form.Legacy) ? Form.Legacy : Form.Either;
            default:
                return Form.Expression;
        }
    }

    Expression? Legacy(JsonElement json, string path)
    {
        if (json.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return new Literal(StyleType.Boolean, JsonValue.Read(json), path);
        if (json.ValueKind != JsonValueKind.Array || json.GetArrayLength() == 0)
            return Wrong(path, "过滤条件应为非空数组。", "A filter must be a list that is not empty.");
        JsonElement[] args = [.. json.EnumerateArray()];
        var name = args[0].ValueKind == JsonValueKind.String ? args[0].GetString() ?? "" : "";
        if (!LegacyOperators.Contains(name))
        {
            scope.Problems.Unknown($"{path}[0]", "过滤运算符", "filter operator", name, LegacyOperators);
            return null;
        }
        return name switch
        {
            "all" or "any" or "none" => Several(name, args, path),
            "has" or "!has" => Has(args, path) is { } has ? name == "has" ? has : new Not(has, path) : null,
            "in" or "!in" => In(args, path) is { } isIn ? name == "in" ? isIn : new Not(isIn, path) : null,
            _ => Comparing(name, args, path),
        };
    }

    Expression? Several(string name, JsonElement[] args, string path)
    {
        var read = args.Skip(1).Select((arg, index) => Legacy(arg, FormattableString.Invariant($"{path}[{index + 1}]"))).ToList();
        if (read.Contains(null)) return null;
        Expression[] conditions = [.. read.OfType<Expression>()];
        return name == "none" ? new Not(new Every(conditions, isAny: true, path), path) : new Every(conditions, name == "any", path);
    }

    LegacyHas? Has(JsonElement[] args, string path)
    {
        if (args.Length == 2 && args[1].ValueKind == JsonValueKind.String) scope.Needs.Asks(args[1].GetString() ?? "");
        if (args.Length == 2) return Field(args, path) is { } field ? new LegacyHas(field, path) : null;
        Wrong(path, "has 需要一个属性名。", "\"has\" takes the name of one attribute.");
        return null;
    }

    LegacyIn? In(JsonElement[] args, string path)
    {
        if (Field(args, path) is not { } field || !AreValues(args, path)) return null;
        return new LegacyIn(field, [.. args.Skip(2).Select(JsonValue.Read)], path);
    }

    LegacyCompare? Comparing(string name, JsonElement[] args, string path)
    {
        Comparison comparison = name switch
        {
            "==" => Comparison.Equal,
            "!=" => Comparison.NotEqual,
            "<" => Comparison.Less,
            "<=" => Comparison.LessOrEqual,
            ">" => Comparison.Greater,
            _ => Comparison.GreaterOrEqual,
        };
        if (args.Length != 3)
        {
            Wrong(path, $"{name} 需要属性名和一个值。", $"\"{name}\" takes the name of an attribute and a value.");
            return null;
        }
        if (comparison > Comparison.NotEqual && IsText(args[1], "$type"))
        {
            Wrong(path, "$type 只能用 == 或 != 比较。", "\"$type\" can only be compared with == or !=.");
            return null;
        }
        return Field(args, path) is { } field && AreValues(args, path)
            ? new LegacyCompare(comparison, field, JsonValue.Read(args[2]), path)
            : null;
    }

    Expression? Field(JsonElement[] args, string path)
    {
        if (args.Length < 2 || args[1].ValueKind != JsonValueKind.String)
            return Wrong($"{path}[1]", "此处应为属性名。", "This must be the name of an attribute.");
        if (args[1].GetString() is "$type" or "$id") scope.Needs.Itself();
        return args[1].GetString() switch
        {
            "$type" => new GeometryType(path),
            "$id" => new FeatureId(path),
            var name => new GetField(scope.Needs.Field(name ?? "", $"{path}[1]"), path),
        };
    }

    bool AreValues(JsonElement[] args, string path)
    {
        var areRight = true;
        for (var i = 2; i < args.Length; i++)
        {
            var at = FormattableString.Invariant($"{path}[{i}]");
            if (IsText(args[1], "$type") && !(args[i].ValueKind == JsonValueKind.String && Shapes.Contains(args[i].GetString())))
                scope.Problems.Unknown(at, "几何类型", "geometry type", args[i].ToString(), Shapes);
            else if (args[i].ValueKind is not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False))
                scope.Problems.WrongType(at, "文本、数值或布尔值", "a text, a number, true or false", args[i].ValueKind);
            else continue;
            areRight = false;
        }
        return areRight;
    }

    static bool IsText(JsonElement json, string text) => json.ValueKind == JsonValueKind.String && json.ValueEquals(text);

    Expression? Wrong(string path, string zh, string en)
    {
        scope.Problems.Add(path, zh, en);
        return null;
    }
}
