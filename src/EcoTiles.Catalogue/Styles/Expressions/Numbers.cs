using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary>A function of one number.</summary>
sealed class NumberFunction(Func<double, double> function, Expression of, string path) : Expression(StyleType.Number, path, [of])
{
    public override StyleValue Evaluate(EvaluationContext context)
    {
        var value = of.Evaluate(context);
        return value.IsFailure ? value : StyleValue.Of(function(value.Number));
    }
}

/// <summary>A function of two numbers.</summary>
sealed class NumberPair(Func<double, double, double> function, Expression left, Expression right, string path)
    : Expression(StyleType.Number, path, [left, right])
{
    public override StyleValue Evaluate(EvaluationContext context)
    {
        var one = left.Evaluate(context);
        if (one.IsFailure) return one;
        var other = right.Evaluate(context);
        return other.IsFailure ? other : StyleValue.Of(function(one.Number, other.Number));
    }
}

/// <summary>A sum, product, least or greatest of any count of numbers.</summary>
sealed class NumberFold(Func<double, double, double> function, double start, Expression[] args, string path)
    : Expression(StyleType.Number, path, args)
{
    public override StyleValue Evaluate(EvaluationContext context)
    {
        var result = start;
        foreach (var arg in args)
        {
            var value = arg.Evaluate(context);
            if (value.IsFailure) return value;
            result = function(result, value.Number);
        }
        return StyleValue.Of(result);
    }
}

/// <summary>Functions where ECMAScript and .NET differ.</summary>
static class Arithmetic
{
    /// <summary>Halves go away from zero.</summary>
    public static double Round(double number) => Math.Round(number, MidpointRounding.AwayFromZero);

    /// <summary>As a quotient, with its last digit, so that a <c>floor</c> of it is the same in browser and server.</summary>
    public static double Log10(double number) => Math.Log(number) / 2.302585092994046;

    public static double Log2(double number) => Math.Log(number) / 0.6931471805599453;

    public static double Power(double of, double exponent) =>
        double.IsNaN(exponent) || (Math.Abs(of) == 1 && double.IsInfinity(exponent)) ? double.NaN : Math.Pow(of, exponent);
}
