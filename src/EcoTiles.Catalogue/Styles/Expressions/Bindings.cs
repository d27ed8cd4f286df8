using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary>Binds names to expressions for the expression inside.</summary>
sealed class Let(Expression[] bound, Expression result, string path) : Expression(result.Type, path, [.. bound, result])
{
    public Expression Result => result;

    public override bool ListsItsOutputs => result.ListsItsOutputs;

    public override StyleValue Evaluate(EvaluationContext context) => result.Evaluate(context);

    public override Expression AtZoom(double zoom) => result.AtZoom(zoom);
}

/// <summary>What a name was bound to. It is worked out where it is used.</summary>
sealed class Variable : Expression
{
    readonly Expression _bound;

    public Variable(Expression bound, string path)
        : base(bound.Type, path, [], bound.Depends, bound.Folds)
    {
        _bound = bound;
        Cost = 1 + bound.Cost;
    }

    public override StyleValue Evaluate(EvaluationContext context) => _bound.Evaluate(context);
}
