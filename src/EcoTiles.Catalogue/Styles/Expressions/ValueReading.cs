using System.Text.Json;
using EcoTiles.Catalogue.Styles.Reading;

namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary>Reads literals, assertions and conversions.</summary>
static class ValueReading
{
    public static Expression? Literal(JsonElement[] args, ParseSite site)
    {
        if (args.Length != 2) return site.WrongCount(" 1 ", "1 argument", args.Length - 1);
        var value = JsonValue.Read(args[1]);
        var type = StyleType.Of(value);
        // An empty list is of whatever item type is asked for.
        if (type is { Kind: TypeKind.Array, Length: 0 } && site.Expected is { Kind: TypeKind.Array, Length: null or 0 } expected) type = expected;
        return new Literal(type, value, site.Path);
    }

    public static Expression? Assertion(StyleType type, JsonElement[] args, ParseSite site) =>
        Values(args, 1, site) is { } values ? new Assertion(type, values, site.Path) : null;

    public static Expression? Coercion(StyleType type, JsonElement[] args, ParseSite site, bool takesOne)
    {
        if (takesOne && args.Length != 2) return site.WrongCount(" 1 ", "1 argument", args.Length - 1);
        return Values(args, 1, site) is { } values ? new Coercion(type, values, site.Path) : null;
    }

    public static Expression? Array(JsonElement[] args, ParseSite site)
    {
        var item = StyleType.Value;
        int? length = null;
        var first = 1;
        if (args.Length > 2)
        {
            var named = args[1].ValueKind == JsonValueKind.String ? args[1].GetString() : null;
            item = named switch { "string" => StyleType.Text, "number" => StyleType.Number, "boolean" => StyleType.Boolean, _ => null };
            if (item is null)
                return site.WrongAt(1, "数组元素类型应为 string、number 或 boolean。", "The item type must be string, number or boolean.");
            first = 2;
        }
        if (args.Length > 3)
        {
            if (args[2].ValueKind != JsonValueKind.Null)
            {
                if (args[2].ValueKind != JsonValueKind.Number || !args[2].TryGetInt32(out var count) || count < 0)
                    return site.WrongAt(2, "数组长度应为非负整数。", "The length must be a whole number from 0 on.");
                length = count;
            }
            first = 3;
        }
        return Values(args, first, site) is { } values ? new Assertion(StyleType.ArrayOf(item, length), values, site.Path) : null;
    }

    static Expression[]? Values(JsonElement[] args, int first, ParseSite site)
    {
        if (args.Length < 2) site.WrongCount("至少 1 ", "at least 1 argument", 0);
        var values = new List<Expression>();
        for (var i = first; i < args.Length; i++)
        {
            if (site.Argument(args, i, StyleType.Value) is { } value) values.Add(value);
        }
        return args.Length >= 2 && values.Count == args.Length - first ? [.. values] : null;
    }
}
