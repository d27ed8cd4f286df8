using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Values;
using EcoTiles.Drawing;
using StyleCap = EcoTiles.Catalogue.Styles.Values.LineCap;
using StyleJoin = EcoTiles.Catalogue.Styles.Values.LineJoin;

namespace EcoTiles.Rendering.Painting;

/// <summary>How a line looks; lengths in style pixels.</summary>
/// <param name="Dashes">At least two.</param>
/// <param name="CountedWidth">What lengths along the line are multiples of: browsers take the width at the whole zoom, and stretch it.</param>
readonly record struct LineLook(
    bool IsShown, Color Color, float Width, float CountedWidth, float GapWidth, float Offset, float Blur, Drawing.LineCap Cap, Drawing.LineJoin Join,
    float MiterLimit, IReadOnlyList<double>? Dashes, string? Pattern, float Opacity)
{
    /// <summary>
    /// Style pixels around a frame in which an edge is kept. The corner of a miter reaches furthest from its line; and how
    /// short edges meet shows some widths further on.
    /// </summary>
    public float Margin => Width * (Math.Max(1.5f, MiterLimit) / 2 + 3) + 1;
}

/// <summary>A line layer at one zoom.</summary>
sealed class LineAtZoom
{
    readonly LineLayer _style;
    readonly StyleProperty<StyleColor> _color;
    readonly StyleProperty<double> _opacity;
    readonly StyleProperty<double> _width;
    readonly StyleProperty<double> _wholeWidth;
    readonly float _stretch;
    readonly StyleProperty<double> _gapWidth;
    readonly StyleProperty<double> _offset;
    readonly StyleProperty<double> _blur;
    readonly StyleProperty<StyleCap> _cap;
    readonly StyleProperty<StyleJoin> _join;
    readonly StyleProperty<double> _miterLimit;
    readonly StyleProperty<IReadOnlyList<double>> _dashes;
    readonly StyleProperty<StyleImage?> _pattern;

    public LineAtZoom(LineLayer style, double zoom)
    {
        _style = style;
        _color = style.Color.AtZoom(zoom);
        _opacity = style.Opacity.AtZoom(zoom);
        _width = style.Width.AtZoom(zoom);
        _wholeWidth = style.Width.AtZoom(Math.Floor(zoom));
        _stretch = (float)Math.Pow(2, zoom - Math.Floor(zoom));
        _gapWidth = style.GapWidth.AtZoom(zoom);
        _offset = style.Offset.AtZoom(zoom);
        _blur = style.Blur.AtZoom(zoom);
        _cap = style.Cap.AtZoom(zoom);
        _join = style.Join.AtZoom(zoom);
        _miterLimit = style.MiterLimit.AtZoom(zoom);
        _dashes = style.DashArray.AtZoom(zoom);
        _pattern = style.Pattern.AtZoom(zoom);
        LayerOpacity = (float)style.LayerOpacity.Evaluate(new EvaluationContext { Zoom = zoom });
    }

    /// <summary>Of all lines together, once they lie on each other.</summary>
    public float LayerOpacity { get; }

    /// <summary>Style pixels beyond the box of its feature that a line can be seen at, rounding included.</summary>
    public static double ReachOf(LineLook look) =>
        look.IsShown ? look.Margin + LineOffset.MostStretch * (Math.Abs(look.Offset) + (look.GapWidth + look.Width) / 2) + 1 : 0;

    public LineLook LookOf(EvaluationContext context)
    {
        if (!_style.Filter.Passes(context)) return default;
        var width = (float)_width.Evaluate(context);
        var opacity = (float)_opacity.Evaluate(context);
        var pattern = _pattern.Evaluate(context)?.Name;
        var color = Color.From(_color.Evaluate(context)).WithOpacity(opacity);
        var dashes = _dashes.IsSet ? _dashes.Evaluate(context) : null;
        return new LineLook(
            width > 0 && (pattern is null ? color.Alpha > 0 : opacity > 0), color, width, CountedWidth(context), (float)_gapWidth.Evaluate(context),
            (float)_offset.Evaluate(context), (float)_blur.Evaluate(context), CapOf(_cap.Evaluate(context)), JoinOf(_join.Evaluate(context)),
            (float)_miterLimit.Evaluate(context), dashes is { Count: > 1 } ? dashes : null, pattern, opacity);
    }

    float CountedWidth(EvaluationContext context) => (float)_wholeWidth.Evaluate(context) * _stretch;

    static Drawing.LineCap CapOf(StyleCap cap) => cap switch
    {
        StyleCap.Round => Drawing.LineCap.Round,
        StyleCap.Square => Drawing.LineCap.Square,
        _ => Drawing.LineCap.Butt,
    };

    static Drawing.LineJoin JoinOf(StyleJoin join) => join switch
    {
        StyleJoin.Round => Drawing.LineJoin.Round,
        StyleJoin.Bevel => Drawing.LineJoin.Bevel,
        _ => Drawing.LineJoin.Miter,
    };
}
