using System.Collections.Frozen;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary>The result of the first condition that holds.</summary>
sealed class Case(StyleType type, (Expression Condition, Expression Result)[] branches, Expression otherwise, string path)
    : Expression(type, path, [.. branches.SelectMany(branch => new[] { branch.Condition, branch.Result }), otherwise])
{
    public override bool ListsItsOutputs =>
        branches.All(branch => branch.Result.ListsItsOutputs) && otherwise.ListsItsOutputs;

    public override StyleValue Evaluate(EvaluationContext context)
    {
        foreach (var (condition, result) in branches)
        {
            var holds = condition.Evaluate(context);
            if (holds.IsFailure) return holds;
            if (holds.Boolean) return result.Evaluate(context);
        }
        return otherwise.Evaluate(context);
    }
}

/// <summary>The result whose label the input equals, found by a table.</summary>
sealed class MatchText(
    StyleType type, Expression input, IReadOnlyDictionary<string, Expression> results, Expression otherwise, string path)
    : Expression(type, path, [input, .. results.Values.Distinct(), otherwise])
{
    readonly FrozenDictionary<string, Expression> _results = results.ToFrozenDictionary(StringComparer.Ordinal);

    public override bool ListsItsOutputs => _results.Values.All(result => result.ListsItsOutputs) && otherwise.ListsItsOutputs;

    public override StyleValue Evaluate(EvaluationContext context)
    {
        var value = input.Evaluate(context);
        if (value.IsFailure) return value;
        return (value.IsText && _results.TryGetValue(value.Text, out var result) ? result : otherwise).Evaluate(context);
    }
}

/// <summary>The same for whole numbers.</summary>
sealed class MatchNumber(
    StyleType type, Expression input, IReadOnlyDictionary<double, Expression> results, Expression otherwise, string path)
    : Expression(type, path, [input, .. results.Values.Distinct(), otherwise])
{
    readonly FrozenDictionary<double, Expression> _results = results.ToFrozenDictionary();

    public override bool ListsItsOutputs => _results.Values.All(result => result.ListsItsOutputs) && otherwise.ListsItsOutputs;

    public override StyleValue Evaluate(EvaluationContext context)
    {
        var value = input.Evaluate(context);
        if (value.IsFailure) return value;
        return (value.IsNumber && _results.TryGetValue(value.Number, out var result) ? result : otherwise).Evaluate(context);
    }
}

/// <summary>The first value that is there; an image counts as there when the sprite sheet has it.</summary>
sealed class Coalesce(StyleType type, Expression[] args, string path) : Expression(type, path, args)
{
    public override bool ListsItsOutputs => args.All(arg => arg.ListsItsOutputs);

    public override StyleValue Evaluate(EvaluationContext context)
    {
        StyleImage? wanted = null;
        foreach (var arg in args)
        {
            var value = arg.Evaluate(context);
            if (value.Kind == StyleValueKind.Image && !value.Image.IsAvailable) wanted ??= value.Image;
            else if (!value.IsNull) return value;
        }
        return wanted is null ? StyleValue.Null : StyleValue.Of(wanted);
    }

    public override Expression AtZoom(double zoom) => new Coalesce(Type, [.. args.Select(arg => arg.AtZoom(zoom))], Path);
}

/// <summary><c>all</c>, <c>any</c>: stops at the first condition that decides.</summary>
sealed class Every(Expression[] args, bool isAny, string path) : Expression(StyleType.Boolean, path, args)
{
    public override StyleValue Evaluate(EvaluationContext context)
    {
        foreach (var arg in args)
        {
            var holds = arg.Evaluate(context);
            if (holds.IsFailure) return holds;
            if (holds.Boolean == isAny) return StyleValue.Of(isAny);
        }
        return StyleValue.Of(!isAny);
    }
}

sealed class Not(Expression of, string path) : Expression(StyleType.Boolean, path, [of])
{
    public override StyleValue Evaluate(EvaluationContext context)
    {
        var value = of.Evaluate(context);
        return value.IsFailure ? value : StyleValue.Of(!value.Boolean);
    }
}

/// <summary>How two values are compared.</summary>
enum Comparison : byte
{
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>Compares two values, texts by their codes or by a collator.</summary>
sealed class Compare(Comparison comparison, Expression left, Expression right, Expression? collator, string path)
    : Expression(StyleType.Boolean, path, collator is null ? [left, right] : [left, right, collator])
{
    public override bool ListsItsOutputs => true;

    public override StyleValue Evaluate(EvaluationContext context)
    {
        var one = left.Evaluate(context);
        if (one.IsFailure) return one;
        var other = right.Evaluate(context);
        if (other.IsFailure) return other;
        var areTexts = one.IsText && other.IsText;
        if (collator is not null && areTexts)
        {
            var by = collator.Evaluate(context);
            return by.IsFailure ? by : StyleValue.Of(Holds(comparison, by.Collator.Compare(one.Text, other.Text)));
        }
        if (comparison <= Comparison.NotEqual)
            return StyleValue.Of(StyleValue.AreSame(one, other) == (comparison == Comparison.Equal));
        if (areTexts) return StyleValue.Of(Holds(comparison, string.CompareOrdinal(one.Text, other.Text)));
        if (!one.IsNumber || !other.IsNumber) return Fail(context, one.IsNumber ? other : one);
        return StyleValue.Of(Holds(comparison, one.Number, other.Number));
    }

    public static bool Holds(Comparison comparison, double one, double other) => comparison switch
    {
        Comparison.Equal => one == other,
        Comparison.NotEqual => one != other,
        Comparison.Less => one < other,
        Comparison.LessOrEqual => one <= other,
        Comparison.Greater => one > other,
        _ => one >= other,
    };

    public static bool Holds(Comparison comparison, int order) => Holds(comparison, order, 0.0);

    public override string DescribeFailure(in StyleValue on) =>
        $"Only two numbers or two texts have an order, and one side is {ValueText.Json(on)}.";
}
