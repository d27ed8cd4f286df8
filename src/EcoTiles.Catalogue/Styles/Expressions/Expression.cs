using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary>What a value can change with.</summary>
[Flags]
public enum Dependence : byte
{
    None = 0,
    Zoom = 1,
    Feature = 2,
    LineProgress = 4,
    Elevation = 8,
}

/// <summary>
/// One node of a compiled expression. A failed evaluation is a value that travels upward, not an exception: a wrong
/// attribute in a million rows must not cost a million stack traces.
/// </summary>
abstract class Expression
{
    protected Expression(
        StyleType type, string path, IReadOnlyList<Expression> children, Dependence depends = Dependence.None, bool folds = true)
    {
        Type = type;
        Path = path;
        Children = children;
        Depends = depends;
        Folds = folds && type.Kind != TypeKind.Image; // which images there are is known only later
        Cost = 1;
        foreach (var child in children)
        {
            Depends |= child.Depends;
            Folds &= child.Folds;
            Cost += child.Cost;
        }
    }

    public StyleType Type { get; }

    /// <summary>Place in the style, such as <c>layers[3].paint.fill-color[2]</c>.</summary>
    public string Path { get; }

    public IReadOnlyList<Expression> Children { get; }

    public Dependence Depends { get; }

    /// <summary>Whether it may be worked out at reading when it depends on nothing.</summary>
    public bool Folds { get; }

    /// <summary>Nodes that one evaluation may visit.</summary>
    public double Cost { get; protected init; }

    /// <summary>Whether all values it can give stand in the expression itself.</summary>
    public virtual bool ListsItsOutputs => false;

    public abstract StyleValue Evaluate(EvaluationContext context);

    /// <summary>The expression for one zoom: a curve over zoom becomes what it is there.</summary>
    public virtual Expression AtZoom(double zoom) => this;

    public virtual string DescribeFailure(in StyleValue on) =>
        $"The value {ValueText.Json(on)} cannot be used here.";

    protected StyleValue Fail(EvaluationContext context, in StyleValue on) =>
        on.IsFailure ? on : context.Fail(this, on);
}

/// <summary>A value that stands in the style, or that was worked out from such values.</summary>
sealed class Literal(StyleType type, StyleValue value, string path) : Expression(type, path, [])
{
    public StyleValue Value { get; } = value;

    public override bool ListsItsOutputs => true;

    public override StyleValue Evaluate(EvaluationContext context) => Value;
}
