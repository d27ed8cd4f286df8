using System.Text.Json;

namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary>Reads what chooses between values.</summary>
static class DecisionReading
{
    const double LargestLabel = 9_007_199_254_740_991;

    public static Expression? Case(JsonElement[] args, ParseSite site)
    {
        if (args.Length < 4) return site.WrongCount("至少 3 ", "at least 3 arguments", args.Length - 1);
        if (args.Length % 2 != 0)
            return site.WrongCount("奇数", "an odd number of arguments, the last for when nothing holds", args.Length - 1);
        var type = site.Wanted;
        var branches = new List<(Expression, Expression)>();
        for (var i = 1; i < args.Length - 1; i += 2)
        {
            var condition = site.Argument(args, i, StyleType.Boolean);
            var result = site.Argument(args, i + 1, type);
            if (condition is null || result is null) return null;
            type ??= result.Type;
            branches.Add((condition, result));
        }
        return site.Argument(args, args.Length - 1, type) is { } otherwise
            ? new Case(type ?? otherwise.Type, [.. branches], otherwise, site.Path)
            : null;
    }

    public static Expression? Match(JsonElement[] args, ParseSite site)
    {
        if (args.Length < 5) return site.WrongCount("至少 4 ", "at least 4 arguments", args.Length - 1);
        if (args.Length % 2 != 1)
            return site.WrongCount("偶数", "an even number of arguments, the last for when nothing fits", args.Length - 1);
        var type = site.Wanted;
        var texts = new Dictionary<string, Expression>(StringComparer.Ordinal);
        var numbers = new Dictionary<double, Expression>();
        for (var i = 2; i < args.Length - 1; i += 2)
        {
            if (site.Argument(args, i + 1, type) is not { } result) return null;
            type ??= result.Type;
            if (!AddLabels(args[i], result, texts, numbers, site.At(i))) return null;
        }
        var input = site.Argument(args, 1, StyleType.Value);
        var otherwise = site.Argument(args, args.Length - 1, type);
        if (input is null || otherwise is null) return null;
        var labels = texts.Count > 0 ? StyleType.Text : StyleType.Number;
        if (input.Type.Kind != TypeKind.Value && !site.At(1).Check(labels, input.Type)) return null;
        type ??= otherwise.Type;
        return texts.Count > 0
            ? new MatchText(type, input, texts, otherwise, site.Path)
            : new MatchNumber(type, input, numbers, otherwise, site.Path);
    }

    static bool AddLabels(
        JsonElement json, Expression result, Dictionary<string, Expression> texts, Dictionary<double, Expression> numbers, ParseSite site)
    {
        JsonElement[] labels = json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray()] : [json];
        if (labels.Length == 0) site.Wrong("至少应有一个分支标签。", "There must be a label.");
        foreach (var label in labels)
        {
            var isNew = true;
            if (label.ValueKind == JsonValueKind.String && numbers.Count == 0) isNew = texts.TryAdd(label.GetString() ?? "", result);
            else if (label.ValueKind == JsonValueKind.Number && texts.Count == 0)
            {
                var number = label.GetDouble();
                if (number != Math.Floor(number) || Math.Abs(number) > LargestLabel)
                {
                    site.Wrong("数值标签应为整数。", "A label that is a number must be a whole one.");
                    return false;
                }
                isNew = numbers.TryAdd(number, result);
            }
            else
            {
                site.Wrong("标签应全为文本或全为整数。", "Labels must all be texts or all be whole numbers.");
                return false;
            }
            if (isNew) continue;
            site.Wrong($"标签 {label.GetRawText()} 重复。", $"The label {label.GetRawText()} occurs twice.");
            return false;
        }
        return labels.Length > 0;
    }

    public static Expression? Coalesce(JsonElement[] args, ParseSite site)
    {
        if (args.Length < 2) return site.WrongCount("至少 1 ", "at least 1 argument", 0);
        var type = site.Wanted;
        var read = new List<Expression>();
        for (var i = 1; i < args.Length; i++)
        {
            // A null must reach the coalesce, so what the arguments are made into is asked of the whole instead.
            if (site.Argument(args, i, type, Annotation.Omit) is not { } arg) return null;
            type ??= arg.Type;
            read.Add(arg);
        }
        var needsFitting = site.Expected is { } expected && read.Any(arg => !expected.Accepts(arg.Type));
        return new Coalesce(needsFitting || type is null ? StyleType.Value : type, [.. read], site.Path);
    }

    public static Expression? Compare(Comparison comparison, JsonElement[] args, ParseSite site)
    {
        if (args.Length is not (3 or 4)) return site.WrongCount(" 2 或 3 ", "2 or 3 arguments", args.Length - 1);
        var left = Side(comparison, args, 1, site);
        var right = Side(comparison, args, 2, site);
        if (left is null || right is null) return null;
        if (left.Type.Kind != right.Type.Kind && left.Type.Kind != TypeKind.Value && right.Type.Kind != TypeKind.Value)
            return site.Wrong($"无法比较 {left.Type} 与 {right.Type}。", $"A {left.Type} cannot be compared with a {right.Type}.");
        if (comparison > Comparison.NotEqual)
        {
            if (left.Type.Kind == TypeKind.Value && right.Type.Kind != TypeKind.Value) left = new Assertion(right.Type, [left], site.Path);
            else if (right.Type.Kind == TypeKind.Value && left.Type.Kind != TypeKind.Value) right = new Assertion(left.Type, [right], site.Path);
        }
        if (args.Length == 3) return new Compare(comparison, left, right, null, site.Path);
        if (left.Type.Kind is not (TypeKind.Text or TypeKind.Value) && right.Type.Kind is not (TypeKind.Text or TypeKind.Value))
            return site.WrongAt(3, "collator 只能用于比较文本。", "A collator compares texts only.");
        return site.Argument(args, 3, StyleType.Collator) is { } collator
            ? new Compare(comparison, left, right, collator, site.Path)
            : null;
    }

    static Expression? Side(Comparison comparison, JsonElement[] args, int index, ParseSite site)
    {
        if (site.Argument(args, index, StyleType.Value) is not { } side) return null;
        var isComparable = comparison <= Comparison.NotEqual
            ? side.Type.Kind is TypeKind.Boolean or TypeKind.Text or TypeKind.Number or TypeKind.Null or TypeKind.Value
            : side.Type.Kind is TypeKind.Text or TypeKind.Number or TypeKind.Value;
        return isComparable ? side : site.WrongAt(index, $"{side.Type} 不能这样比较。", $"A {side.Type} cannot be compared this way.");
    }
}
