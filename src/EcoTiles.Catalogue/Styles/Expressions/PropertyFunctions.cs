using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary>A function of the older kind over an attribute: the curve when the attribute is a number, else the fallback.</summary>
sealed class OverNumber(Expression input, Expression curve, Expression otherwise, string path)
    : Expression(curve.Type, path, [input, curve, otherwise])
{
    public override StyleValue Evaluate(EvaluationContext context)
    {
        var value = input.Evaluate(context);
        return value.IsFailure ? value : (value.IsNumber ? curve : otherwise).Evaluate(context);
    }
}

/// <summary>The attribute itself where it is a value of the property, else the fallback.</summary>
sealed class Identity(StyleType type, IReadOnlyList<string>? words, Expression input, Expression otherwise, string path)
    : Expression(type, path, [input, otherwise])
{
    readonly Coercion _made = new(type, [input], path);

    public override StyleValue Evaluate(EvaluationContext context)
    {
        var value = input.Evaluate(context);
        if (value.IsFailure) return value;
        if (value.IsNull) return otherwise.Evaluate(context);
        switch (Type.Kind)
        {
            case TypeKind.Color or TypeKind.Padding or TypeKind.Formatted or TypeKind.Image:
                var made = _made.Evaluate(context);
                return made.IsFailure ? otherwise.Evaluate(context) : made;
            case TypeKind.Text when words is not null && (!value.IsText || !words.Contains(value.Text)):
                return otherwise.Evaluate(context);
            default:
                return Type.Holds(value) ? value : otherwise.Evaluate(context);
        }
    }
}
