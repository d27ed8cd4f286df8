using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary>Gives the first argument that is of a type, and fails when none is: <c>["number", ["get", "area"], 0]</c>.</summary>
sealed class Assertion(StyleType type, Expression[] args, string path) : Expression(type, path, args)
{
    public override bool ListsItsOutputs => args.All(arg => arg.ListsItsOutputs);

    public override StyleValue Evaluate(EvaluationContext context)
    {
        var value = StyleValue.Null;
        foreach (var arg in args)
        {
            value = arg.Evaluate(context);
            if (value.IsFailure || Type.Holds(value)) return value;
        }
        return Fail(context, value);
    }

    public override Expression AtZoom(double zoom) =>
        args.Length == 1 && args[0].AtZoom(zoom) is var sole && sole != args[0] ? new Assertion(Type, [sole], Path) : this;

    public override string DescribeFailure(in StyleValue on) =>
        $"Expected a value of type {Type}, but found {ValueText.Json(on)} of type {StyleType.Of(on)}.";
}

/// <summary>Makes a value of a type from the first argument that can be one: <c>["to-number", ["get", "height"]]</c>.</summary>
sealed class Coercion(StyleType type, Expression[] args, string path) : Expression(type, path, args)
{
    public override bool ListsItsOutputs => args.All(arg => arg.ListsItsOutputs);

    public override StyleValue Evaluate(EvaluationContext context)
    {
        var value = StyleValue.Null;
        foreach (var arg in args)
        {
            value = arg.Evaluate(context);
            if (value.IsFailure) return value;
            if (TryMake(context, value, out var made)) return made;
        }
        return Fail(context, value);
    }

    bool TryMake(EvaluationContext context, in StyleValue value, out StyleValue made)
    {
        made = value;
        switch (Type.Kind)
        {
            case TypeKind.Boolean:
                made = StyleValue.Of(value.IsTruthy);
                return true;
            case TypeKind.Number:
                var number = ToNumber(value);
                made = StyleValue.Of(number);
                return !double.IsNaN(number);
            case TypeKind.Color:
                if (value.Kind == StyleValueKind.Color) return true;
                if (!TryColor(value, out var color)) return false;
                made = StyleValue.Of(color);
                return true;
            case TypeKind.Padding:
                if (!StylePadding.TryRead(value, out var padding)) return false;
                made = StyleValue.Of(padding);
                return true;
            case TypeKind.AnchorOffsets:
                if (AnchorOffsets.From(value) is not { } offsets) return false;
                made = StyleValue.Of(offsets);
                return true;
            case TypeKind.Image:
                made = value.Kind == StyleValueKind.Image ? value : ImageExpression.Make(context, ValueText.Of(value));
                return true;
            case TypeKind.Formatted when value.Kind == StyleValueKind.Formatted:
                return true;
            default: // text, and plain text where sections may stand
                made = value.IsText ? value : StyleValue.Of(ValueText.Of(value));
                return true;
        }
    }

    static double ToNumber(in StyleValue value) => value.Kind switch
    {
        StyleValueKind.Null => 0,
        StyleValueKind.Boolean or StyleValueKind.Number => value.Number,
        StyleValueKind.Text => NumberText.Parse(value.Text),
        StyleValueKind.Array when value.Array.Count == 0 => 0,
        StyleValueKind.Array when value.Array.Count == 1 => value.Array[0].Kind == StyleValueKind.Boolean ? double.NaN : ToNumber(value.Array[0]),
        _ => double.NaN,
    };

    static bool TryColor(in StyleValue value, out StyleColor color)
    {
        color = default;
        if (value.IsText) return CssColor.TryParse(value.Text, out color);
        if (value.Kind != StyleValueKind.Array || value.Array.Count is not (3 or 4)) return false;
        var parts = value.Array;
        return parts.Items.All(part => part.IsNumber)
            && ColorParts.TryMake(parts[0].Number, parts[1].Number, parts[2].Number, parts.Count == 4 ? parts[3].Number : 1, out color);
    }

    public override Expression AtZoom(double zoom) =>
        args.Length == 1 && args[0].AtZoom(zoom) is var sole && sole != args[0] ? new Coercion(Type, [sole], Path) : this;

    public override string DescribeFailure(in StyleValue on) => $"Could not make a {Type} of {ValueText.Json(on)}.";
}
