using System.Collections.Frozen;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary>A comparison of the older filters: values of two kinds are unequal and without order, and never a failure.</summary>
sealed class LegacyCompare(Comparison comparison, Expression of, StyleValue with, string path)
    : Expression(StyleType.Boolean, path, [of])
{
    public override StyleValue Evaluate(EvaluationContext context)
    {
        var value = of.Evaluate(context);
        if (comparison == Comparison.Equal) return StyleValue.Of(StyleValue.AreSame(value, with));
        if (comparison == Comparison.NotEqual) return StyleValue.Of(!StyleValue.AreSame(value, with));
        return StyleValue.Of(value.Kind == with.Kind && (value.IsText
            ? Compare.Holds(comparison, string.CompareOrdinal(value.Text, with.Text))
            : Compare.Holds(comparison, value.Number, with.Number)));
    }
}

/// <summary><c>in</c> of the older filters: one of a set of texts, numbers and truths.</summary>
sealed class LegacyIn(Expression of, IReadOnlyList<StyleValue> values, string path) : Expression(StyleType.Boolean, path, [of])
{
    readonly FrozenSet<string> _texts =
        values.Where(value => value.IsText).Select(value => value.Text).ToFrozenSet(StringComparer.Ordinal);

    readonly FrozenSet<double> _numbers = values.Where(value => value.IsNumber).Select(value => value.Number).ToFrozenSet();

    readonly FrozenSet<bool> _truths =
        values.Where(value => value.Kind == StyleValueKind.Boolean).Select(value => value.Boolean).ToFrozenSet();

    public override StyleValue Evaluate(EvaluationContext context)
    {
        var value = of.Evaluate(context);
        return StyleValue.Of(value.Kind switch
        {
            StyleValueKind.Text => _texts.Contains(value.Text),
            StyleValueKind.Number => _numbers.Contains(value.Number),
            StyleValueKind.Boolean => _truths.Contains(value.Boolean),
            _ => false,
        });
    }
}

/// <summary>Whether a value is there, in the older filters.</summary>
sealed class LegacyHas(Expression of, string path) : Expression(StyleType.Boolean, path, [of])
{
    public override StyleValue Evaluate(EvaluationContext context) => StyleValue.Of(!of.Evaluate(context).IsNull);
}
