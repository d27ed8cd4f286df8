using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary><c>rgb</c> and <c>rgba</c>: a colour from numbers.</summary>
sealed class ColorParts(Expression[] args, string path) : Expression(StyleType.Color, path, args)
{
    public override StyleValue Evaluate(EvaluationContext context)
    {
        var red = args[0].Evaluate(context);
        if (red.IsFailure) return red;
        var green = args[1].Evaluate(context);
        if (green.IsFailure) return green;
        var blue = args[2].Evaluate(context);
        if (blue.IsFailure) return blue;
        var alpha = args.Length > 3 ? args[3].Evaluate(context) : StyleValue.Of(1.0);
        if (alpha.IsFailure) return alpha;
        return TryMake(red.Number, green.Number, blue.Number, alpha.Number, out var color)
            ? StyleValue.Of(color)
            : Fail(context, StyleValue.Of(StyleArray.Of([red.Number, green.Number, blue.Number, alpha.Number])));
    }

    public static bool TryMake(double red, double green, double blue, double alpha, out StyleColor color)
    {
        color = new StyleColor((float)(red / 255), (float)(green / 255), (float)(blue / 255), (float)alpha);
        return red is >= 0 and <= 255 && green is >= 0 and <= 255 && blue is >= 0 and <= 255 && alpha is >= 0 and <= 1;
    }

    public override string DescribeFailure(in StyleValue on) =>
        $"The colour {ValueText.Json(on)} does not exist: red, green and blue go from 0 to 255, alpha from 0 to 1.";
}

/// <summary><c>to-rgba</c>: the four numbers of a colour.</summary>
sealed class ColorNumbers(Expression of, string path) : Expression(StyleType.ArrayOf(StyleType.Number, 4), path, [of])
{
    public override StyleValue Evaluate(EvaluationContext context)
    {
        var value = of.Evaluate(context);
        if (value.IsFailure) return value;
        var color = value.Color;
        return StyleValue.Of(StyleArray.Of([Wide(color.Red), Wide(color.Green), Wide(color.Blue), Math.Round(color.Alpha, 7)]));
    }

    // A colour's parts are single precision; what they were made of comes back whole.
    static double Wide(float part) => Math.Round(part * 255.0, 4);
}
