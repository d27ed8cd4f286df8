using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary>
/// What an expression is evaluated for: a zoom, a feature, and the columns of its layer. One thread uses it at a time;
/// only the feature and zoom change between evaluations.
/// </summary>
public sealed class EvaluationContext(LayerBinding binding)
{
    /// <summary>For what no feature is asked: backgrounds, and properties that only the zoom decides.</summary>
    public EvaluationContext() : this(LayerBinding.None)
    {
    }

    internal LayerBinding Binding { get; } = binding;

    public double Zoom { get; set; }

    public StyleFeature? Feature { get; set; }

    /// <summary>How far along its line a point is, 0 to 1, for <c>line-gradient</c>.</summary>
    public double LineProgress { get; set; }

    /// <summary>Metres above the sea, for <c>color-relief-color</c>.</summary>
    public double Elevation { get; set; }

    /// <summary>Names in the sprite sheet; null when not known, and every image counts as there.</summary>
    public IReadOnlySet<string>? Images { get; set; }

    /// <summary>Told of failed evaluations, once for each property and style.</summary>
    public Action<StyleWarning>? Warn { get; set; }

    internal Expression? FailedAt { get; private set; }

    internal StyleValue FailedOn { get; private set; }

    /// <summary>Notes where an evaluation failed, without making a message that nobody may read.</summary>
    internal StyleValue Fail(Expression at, in StyleValue on)
    {
        FailedAt = at;
        FailedOn = on;
        return StyleValue.Failure;
    }

    internal string Failure => FailedAt is null ? "" : FailedAt.DescribeFailure(FailedOn);
}

/// <summary>An evaluation that failed, for which the property's default stands in.</summary>
/// <param name="Path">Place of the property in the style, such as <c>layers[3].paint.fill-color</c>.</param>
public sealed record StyleWarning(string Layer, string Path, string Message);
