using System.Text.Json;

namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary>Reads curves.</summary>
static class CurveReading
{
    public static Expression? Step(JsonElement[] args, ParseSite site)
    {
        if (!HasEvenArguments(args, site)) return null;
        var input = site.Argument(args, 1, StyleType.Number);
        var type = site.Wanted;
        if (input is null || site.Argument(args, 2, type) is not { } first) return null;
        type ??= first.Type;
        var stops = new List<double> { double.NegativeInfinity };
        var outputs = new List<Expression> { first };
        return Stops(args, 3, ref type, stops, outputs, site)
            ? new Step(type ?? first.Type, input, [.. stops], [.. outputs], site.Path)
            : null;
    }

    public static Expression? Interpolate(ColorSpace space, JsonElement[] args, ParseSite site)
    {
        if (args.Length < 2 || ReadEasing(args[1], site.At(1)) is not { } easing) return null;
        if (!HasEvenArguments(args, site)) return null;
        if (site.Argument(args, 2, StyleType.Number) is not { } input) return null;
        var type = space == ColorSpace.Rgb ? site.Wanted : StyleType.Color;
        var stops = new List<double>();
        var outputs = new List<Expression>();
        if (!Stops(args, 3, ref type, stops, outputs, site)) return null;
        return type is { Kind: TypeKind.Number or TypeKind.Color or TypeKind.Padding or TypeKind.AnchorOffsets }
            or { Kind: TypeKind.Array, Item.Kind: TypeKind.Number, Length: not null }
            ? new Interpolate(type, easing, space, input, [.. stops], [.. outputs], site.Path)
            : site.Wrong($"类型 {type} 的值之间无法插值。", $"Nothing lies between two values of type {type}; use \"step\".");
    }

    static bool HasEvenArguments(JsonElement[] args, ParseSite site)
    {
        if (args.Length >= 5 && args.Length % 2 == 1) return true;
        site.WrongCount("至少 4 且为偶数", "an even number of arguments, at least 4", args.Length - 1);
        return false;
    }

    static bool Stops(
        JsonElement[] args, int first, ref StyleType? type, List<double> stops, List<Expression> outputs, ParseSite site)
    {
        for (var i = first; i < args.Length; i += 2)
        {
            if (args[i].ValueKind != JsonValueKind.Number)
            {
                site.WrongAt(i, "此处应为数值，不能是表达式。", "A stop must be a number that stands here, not an expression.");
                return false;
            }
            var stop = args[i].GetDouble();
            if (stops.Count > 0 && stops[^1] >= stop)
            {
                site.WrongAt(i, "断点须严格递增。", "Stops must rise: each above the one before.");
                return false;
            }
            if (site.Argument(args, i + 1, type) is not { } output) return false;
            type ??= output.Type;
            stops.Add(stop);
            outputs.Add(output);
        }
        return true;
    }

    static Easing? ReadEasing(JsonElement json, ParseSite site)
    {
        var parts = json.ValueKind == JsonValueKind.Array ? json.EnumerateArray().ToArray() : [];
        var name = parts.Length > 0 && parts[0].ValueKind == JsonValueKind.String ? parts[0].GetString() : null;
        var numbers = parts.Skip(1).Where(part => part.ValueKind == JsonValueKind.Number).Select(part => part.GetDouble()).ToArray();
        switch (name)
        {
            case "linear":
                return Easing.Linear;
            case "exponential" when numbers.Length > 0 && parts[1].ValueKind == JsonValueKind.Number:
                return new Easing(numbers[0]);
            case "cubic-bezier" when parts.Length == 5 && numbers.Length == 4 && numbers.All(number => number is >= 0 and <= 1):
                return new Easing(1, (numbers[0], numbers[1], numbers[2], numbers[3]));
            default:
                site.Wrong("插值方式应为 [\"linear\"]、[\"exponential\", 底数] 或 [\"cubic-bezier\", x1, y1, x2, y2]（0 至 1）。",
                    "This must be [\"linear\"], [\"exponential\", base] or [\"cubic-bezier\", x1, y1, x2, y2] with numbers from 0 to 1.");
                return null;
        }
    }
}
