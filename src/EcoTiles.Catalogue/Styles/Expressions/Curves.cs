using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Expressions;

/// <summary>A curve: an input, stops in rising order, and what it gives at each.</summary>
abstract class Curve(StyleType type, Expression input, double[] stops, Expression[] outputs, string path)
    : Expression(type, path, [input, .. outputs])
{
    public bool IsOverZoom => input is Zoom;

    public override bool ListsItsOutputs => outputs.All(output => output.ListsItsOutputs);

    public override StyleValue Evaluate(EvaluationContext context)
    {
        if (stops.Length == 1) return outputs[0].Evaluate(context);
        var at = input.Evaluate(context);
        if (at.IsFailure) return at;
        if (double.IsNaN(at.Number)) return Fail(context, at);
        if (at.Number <= stops[0]) return outputs[0].Evaluate(context);
        var below = Below(at.Number);
        return below == stops.Length - 1 ? outputs[below].Evaluate(context) : Between(context, below, at.Number);
    }

    protected abstract StyleValue Between(EvaluationContext context, int below, double at);

    protected abstract Expression Fixed(int below, double at);

    public override Expression AtZoom(double zoom)
    {
        if (!IsOverZoom) return this;
        if (stops.Length == 1 || zoom <= stops[0]) return outputs[0];
        var below = Below(zoom);
        return below == stops.Length - 1 ? outputs[below] : Fixed(below, zoom);
    }

    /// <summary>The last stop that is not above.</summary>
    int Below(double at)
    {
        int low = 0, high = stops.Length - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (stops[middle] <= at) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    public override string DescribeFailure(in StyleValue on) => "The input of the curve is not a number.";
}

/// <summary>Gives the output of the last stop that is not above the input.</summary>
sealed class Step(StyleType type, Expression input, double[] stops, Expression[] outputs, string path)
    : Curve(type, input, stops, outputs, path)
{
    readonly Expression[] _outputs = outputs;

    protected override StyleValue Between(EvaluationContext context, int below, double at) => _outputs[below].Evaluate(context);

    protected override Expression Fixed(int below, double at) => _outputs[below];
}

/// <summary>Gives what lies between the outputs of two stops.</summary>
sealed class Interpolate(
    StyleType type, Easing easing, ColorSpace space, Expression input, double[] stops, Expression[] outputs, string path)
    : Curve(type, input, stops, outputs, path)
{
    readonly double[] _stops = stops;
    readonly Expression[] _outputs = outputs;

    protected override StyleValue Between(EvaluationContext context, int below, double at) =>
        Mixing.Between(this, context, _outputs[below], _outputs[below + 1], Progress(below, at), space);

    protected override Expression Fixed(int below, double at) =>
        new Mixture(Type, _outputs[below], _outputs[below + 1], Progress(below, at), space, Path);

    double Progress(int below, double at) => easing.Progress(at, _stops[below], _stops[below + 1]);

    public override string DescribeFailure(in StyleValue on) => Mixing.Describe(on);
}

/// <summary>A curve at one zoom: a fixed share of two outputs.</summary>
sealed class Mixture(StyleType type, Expression from, Expression to, double share, ColorSpace space, string path)
    : Expression(type, path, [from, to])
{
    public override StyleValue Evaluate(EvaluationContext context) => Mixing.Between(this, context, from, to, share, space);

    public override string DescribeFailure(in StyleValue on) => Mixing.Describe(on);
}

/// <summary>In which space colours are mixed.</summary>
enum ColorSpace : byte
{
    Rgb,
    Hcl,
    Lab,
}

/// <summary>What lies between two values.</summary>
static class Mixing
{
    public static StyleValue Between(
        Expression of, EvaluationContext context, Expression from, Expression to, double share, ColorSpace space)
    {
        var one = from.Evaluate(context);
        if (one.IsFailure) return one;
        var other = to.Evaluate(context);
        if (other.IsFailure) return other;
        return TryMix(one, other, share, space, out var mixed) ? mixed : context.Fail(of, other);
    }

    public static bool TryMix(in StyleValue from, in StyleValue to, double share, ColorSpace space, out StyleValue mixed)
    {
        mixed = default;
        if (from.IsNull || to.IsNull) return true; // older functions give nothing for features that lack the attribute
        if (from.Kind != to.Kind) return false;
        switch (from.Kind)
        {
            case StyleValueKind.Number:
                mixed = StyleValue.Of(Mix(from.Number, to.Number, share));
                return true;
            case StyleValueKind.Color:
                mixed = StyleValue.Of(space switch
                {
                    ColorSpace.Hcl => ColorSpaces.MixHcl(from.Color, to.Color, share),
                    ColorSpace.Lab => ColorSpaces.MixLab(from.Color, to.Color, share),
                    _ => StyleColor.Mix(from.Color, to.Color, share),
                });
                return true;
            case StyleValueKind.Array when from.Array.Count == to.Array.Count:
                var numbers = new double[from.Array.Count];
                for (var i = 0; i < numbers.Length; i++) numbers[i] = Mix(from.Array[i].Number, to.Array[i].Number, share);
                mixed = StyleValue.Of(StyleArray.Of(numbers));
                return true;
            case StyleValueKind.Padding:
                StylePadding a = from.Padding, b = to.Padding;
                mixed = StyleValue.Of(new StylePadding(
                    Mix(a.Top, b.Top, share), Mix(a.Right, b.Right, share), Mix(a.Bottom, b.Bottom, share), Mix(a.Left, b.Left, share)));
                return true;
            case StyleValueKind.AnchorOffsets:
                return TryMix(from.AnchorOffsets, to.AnchorOffsets, share, out mixed);
            default:
                return false;
        }
    }

    static bool TryMix(AnchorOffsets from, AnchorOffsets to, double share, out StyleValue mixed)
    {
        mixed = default;
        if (from.Places.Count != to.Places.Count) return false;
        var places = new List<AnchorOffset>();
        foreach (var (a, b) in from.Places.Zip(to.Places))
        {
            if (a.Anchor != b.Anchor) return false;
            places.Add(new AnchorOffset(a.Anchor, new StylePoint(Mix(a.Offset.X, b.Offset.X, share), Mix(a.Offset.Y, b.Offset.Y, share))));
        }
        mixed = StyleValue.Of(new AnchorOffsets(places));
        return true;
    }

    static double Mix(double from, double to, double share) => from + share * (to - from);

    public static string Describe(in StyleValue on) => on.IsNumber
        ? "The input of the curve is not a number."
        : $"Nothing lies between this and {ValueText.Json(on)}: kind, length and anchors must be the same.";
}
