using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles;

/// <summary>Takes what a property wants out of a value; false when the value is not one that it knows.</summary>
delegate bool TakeValue<T>(in StyleValue value, out T taken);

/// <summary>
/// One paint or layout property of a layer. What does not depend on features or zoom is worked out already, and
/// <see cref="AtZoom"/> works out what depends on the zoom alone.
/// </summary>
public sealed class StyleProperty<T>
{
    readonly Expression? _expression;
    readonly TakeValue<T>? _take;
    readonly T _fixed;
    readonly WarnedOnce _warned;

    internal StyleProperty(string layer, string path, T fallback, bool isSet, Expression? expression, TakeValue<T>? take)
        : this(layer, path, fallback, isSet, expression, take, new WarnedOnce(), new EvaluationContext())
    {
    }

    StyleProperty(
        string layer, string path, T fallback, bool isSet, Expression? expression, TakeValue<T>? take, WarnedOnce warned, EvaluationContext context)
    {
        Layer = layer;
        Path = path;
        Default = fallback;
        IsSet = isSet;
        _take = take;
        _warned = warned;
        _fixed = fallback;
        _expression = expression;
        Depends = expression?.Depends ?? Dependence.None;
        if (expression is null || Depends != Dependence.None) return;
        _fixed = Evaluate(context);
        // What failed must be told to whoever evaluates it, and which images there are is known only then.
        if (expression.Folds || !expression.Children.Any()) _expression = null;
    }

    public string Layer { get; }

    /// <summary>Place in the style file, such as <c>layers[3].paint.fill-color</c>.</summary>
    public string Path { get; }

    /// <summary>What stands in when the style says nothing, or when an evaluation fails.</summary>
    public T Default { get; }

    /// <summary>Whether the style says something.</summary>
    public bool IsSet { get; }

    public Dependence Depends { get; }

    /// <summary>Whether every evaluation gives <see cref="Value"/>.</summary>
    public bool IsConstant => _expression is null;

    /// <summary>The value of a constant property.</summary>
    public T Value => _fixed;

    /// <summary>The value for the context's zoom and feature; makes nothing for numbers, colours, truths and known words.</summary>
    public T Evaluate(EvaluationContext context)
    {
        if (_expression is null) return _fixed;
        var value = _expression.Evaluate(context);
        if (!value.IsFailure)
        {
            if (value.IsNull || (value.IsNumber && double.IsNaN(value.Number))) return Default;
            if (_take!(value, out var taken)) return taken; // given with every expression
        }
        if (context.Warn is not null && _warned.IsFirst())
        {
            var message = value.IsFailure ? context.Failure : $"{ValueText.Json(value)} is not a value of this property.";
            context.Warn(new StyleWarning(Layer, Path, message));
        }
        return Default;
    }

    /// <summary>The property at one zoom: constant when no feature has a say.</summary>
    public StyleProperty<T> AtZoom(double zoom, EvaluationContext? context = null)
    {
        if (_expression is null || (Depends & Dependence.Zoom) == 0) return this;
        var there = _expression.AtZoom(zoom);
        var known = context ?? new EvaluationContext { Zoom = zoom };
        if (Depends == Dependence.Zoom)
        {
            known.Zoom = zoom;
            return new StyleProperty<T>(Layer, Path, Evaluate(known), IsSet, null, null, _warned, known);
        }
        return new StyleProperty<T>(Layer, Path, Default, IsSet, there, _take, _warned, known);
    }
}

/// <summary>Lets the first of many warnings through.</summary>
sealed class WarnedOnce
{
    int _count;

    public bool IsFirst() => Interlocked.Exchange(ref _count, 1) == 0;
}
