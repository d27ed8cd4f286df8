using EcoTiles.Catalogue.Styles.Expressions;

namespace EcoTiles.Catalogue.Styles;

/// <summary>Which features a style layer shows.</summary>
public sealed class StyleFilter
{
    readonly Expression? _condition;
    readonly WarnedOnce _warned = new();
    readonly string _layer;

    internal StyleFilter(string layer, Expression? condition)
    {
        _layer = layer;
        _condition = condition;
    }

    public Dependence Depends => _condition?.Depends ?? Dependence.None;

    /// <summary>True when every feature passes.</summary>
    public bool PassesAll => _condition is null;

    /// <summary>Whether the context's feature is shown at its zoom. One that cannot be judged is not shown.</summary>
    public bool Passes(EvaluationContext context)
    {
        if (_condition is null) return true;
        var value = _condition.Evaluate(context);
        if (value.IsFailure && context.Warn is not null && _warned.IsFirst())
            context.Warn(new StyleWarning(_layer, _condition.Path, context.Failure));
        return value.Boolean;
    }
}
