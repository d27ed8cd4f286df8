using System.Collections.Frozen;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary><c>["get", name]</c>: an attribute whose name is known when the style is read.</summary>
sealed class GetField(int slot, string path) : Expression(StyleType.Value, path, [], Dependence.Feature)
{
    public override StyleValue Evaluate(EvaluationContext context)
    {
        var column = context.Binding.Column(slot);
        return column < 0 || context.Feature is null ? StyleValue.Null : context.Feature.Value(column);
    }
}

/// <summary><c>["has", name]</c> of an attribute whose name is known when the style is read.</summary>
sealed class HasField(int slot, string path) : Expression(StyleType.Boolean, path, [], Dependence.Feature)
{
    public override StyleValue Evaluate(EvaluationContext context)
    {
        var column = context.Binding.Column(slot);
        return StyleValue.Of(column >= 0 && context.Feature is { } feature && !feature.Value(column).IsNull);
    }
}

/// <summary><c>get</c> and <c>has</c> of an attribute whose name is found at each feature.</summary>
sealed class FindField(Expression name, bool asksOnly, string path)
    : Expression(asksOnly ? StyleType.Boolean : StyleType.Value, path, [name], Dependence.Feature)
{
    public override StyleValue Evaluate(EvaluationContext context)
    {
        var key = name.Evaluate(context);
        if (key.IsFailure) return key;
        var column = context.Binding.Find(key.Text);
        var value = column < 0 || context.Feature is null ? StyleValue.Null : context.Feature.Value(column);
        return asksOnly ? StyleValue.Of(!value.IsNull) : value;
    }
}

/// <summary><c>get</c> and <c>has</c> in an object.</summary>
sealed class FindMember(Expression name, Expression of, bool asksOnly, string path)
    : Expression(asksOnly ? StyleType.Boolean : StyleType.Value, path, [name, of])
{
    public override StyleValue Evaluate(EvaluationContext context)
    {
        var key = name.Evaluate(context);
        if (key.IsFailure) return key;
        var holder = of.Evaluate(context);
        if (holder.IsFailure) return holder;
        var isThere = holder.Object.Values.TryGetValue(key.Text, out var value);
        return asksOnly ? StyleValue.Of(isThere) : value;
    }
}

/// <summary>All attributes of the feature as an object.</summary>
sealed class AllFields(string path) : Expression(StyleType.Object, path, [], Dependence.Feature)
{
    public override StyleValue Evaluate(EvaluationContext context)
    {
        var values = new Dictionary<string, StyleValue>(StringComparer.Ordinal);
        for (var column = 0; context.Feature is not null && column < context.Binding.Names.Count; column++)
        {
            if (context.Feature.Value(column) is { IsNull: false } value) values[context.Binding.Names[column]] = value;
        }
        return StyleValue.Of(new StyleObject(values));
    }
}

sealed class FeatureId(string path) : Expression(StyleType.Value, path, [], Dependence.Feature)
{
    public override StyleValue Evaluate(EvaluationContext context) => context.Feature?.Id ?? StyleValue.Null;
}

sealed class GeometryType(string path) : Expression(StyleType.Text, path, [], Dependence.Feature)
{
    static readonly StyleValue[] Names = [.. Enum.GetNames<FeatureShape>().Select(StyleValue.Of)];

    public override StyleValue Evaluate(EvaluationContext context) =>
        context.Feature is null ? StyleValue.Null : Names[(int)context.Feature.Shape];
}

/// <summary>State of features is what a viewer sets while someone looks; a server has none.</summary>
sealed class FeatureState(Expression name, string path) : Expression(StyleType.Value, path, [name], Dependence.Feature)
{
    public override StyleValue Evaluate(EvaluationContext context) => StyleValue.Null;
}

/// <summary>What the style's own <c>state</c> says at first; nobody changes it on a server.</summary>
sealed class GlobalState(StyleValue value, string path) : Expression(StyleType.Value, path, [], folds: false)
{
    public override StyleValue Evaluate(EvaluationContext context) => value;
}

sealed class Zoom(string path) : Expression(StyleType.Number, path, [], Dependence.Zoom)
{
    public override StyleValue Evaluate(EvaluationContext context) => StyleValue.Of(context.Zoom);
}

sealed class LineProgress(string path) : Expression(StyleType.Number, path, [], Dependence.LineProgress)
{
    public override StyleValue Evaluate(EvaluationContext context) => StyleValue.Of(context.LineProgress);
}

sealed class Elevation(string path) : Expression(StyleType.Number, path, [], Dependence.Elevation)
{
    public override StyleValue Evaluate(EvaluationContext context) => StyleValue.Of(context.Elevation);
}

sealed class TypeOf(Expression of, string path) : Expression(StyleType.Text, path, [of])
{
    static readonly FrozenDictionary<StyleValueKind, StyleValue> Plain = Enum.GetValues<StyleValueKind>()
        .Where(kind => kind is StyleValueKind.Null or StyleValueKind.Number or StyleValueKind.Boolean or StyleValueKind.Color or StyleValueKind.Object)
        .ToFrozenDictionary(kind => kind, kind => StyleValue.Of(kind.ToString().ToLowerInvariant()));

    static readonly StyleValue Text = StyleValue.Of("string");

    public override StyleValue Evaluate(EvaluationContext context)
    {
        var value = of.Evaluate(context);
        if (value.IsFailure) return value;
        if (value.IsText) return Text;
        return Plain.TryGetValue(value.Kind, out var name) ? name : StyleValue.Of(StyleType.Of(value).ToString());
    }
}
