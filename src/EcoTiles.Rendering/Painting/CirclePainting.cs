using System.Numerics;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Values;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Symbols;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Painting;

/// <summary>Paints discs at points.</summary>
static class CirclePainting
{
    /// <summary>Pixels that a disc is smaller by than its radius: browsers let its edge fade inwards over the last whole one.</summary>
    const float Softness = 0.5f;

    public static void Paint(PaintScene scene, StyledLayer layer, LayerSnapshot snapshot)
    {
        var style = (CircleLayer)layer.Style;
        var at = new CircleAtZoom(style, scene.Frame.Zoom);
        scene.BeginLayer(style.Translate);
        scene.Search.ForEach(layer.Data!, snapshot, scene.Frame.ShapeZoom, features =>
        {
            var styled = layer.RowsOf(features);
            return scene.BoxWith(styled.MostReach(scene.Frame.Zoom, styled.LooksAt(scene.Frame.Zoom, at.LookOf), look => look.Reach));
        }, rows =>
        {
            var styled = layer.RowsOf(rows.Rung.Features);
            var looks = styled.LooksAt(scene.Frame.Zoom, at.LookOf);
            var evaluator = looks.Distinct is null ? looks.Begin() : default;
            foreach (var row in style.SortKey.IsSet ? RowOrder.Sorted(rows.Rows, styled, style.SortKey, scene.Frame.Zoom) : rows.Rows)
            {
                var look = looks.Distinct is { } distinct ? distinct[looks.NumberOf(row)] : evaluator.Of(row);
                if (look.IsShown) PaintRow(scene, rows.Rung, row, look);
            }
        });
    }

    static void PaintRow(PaintScene scene, Rung rung, int row, in CircleLook look)
    {
        var feature = scene.Read(rung, row);
        for (var path = 0; path < feature.PathCount; path++)
        {
            foreach (var middle in scene.Place(feature, path, rung.Zoom))
            {
                if (OutsideTrim.IsOutside(middle, middle, scene.Size, look.Reach * scene.Scale)) continue;
                if (look.Blur > 0) PaintBlurred(scene, middle, look);
                else PaintSharp(scene, middle, look);
            }
        }
    }

    /// <summary>Disc and ring share an edge, through which nothing shows.</summary>
    static void PaintSharp(PaintScene scene, Vector2 middle, in CircleLook look)
    {
        var hasRing = look.StrokeWidth > 0 && look.Stroke.Alpha > 0;
        var inner = look.Radius * scene.Scale - Softness;
        if (!hasRing) FillDisc(scene, middle, inner, look.Color);
        else if (look.Color.Alpha == 255 && look.Stroke.Alpha == 255)
        {
            FillDisc(scene, middle, inner + look.StrokeWidth * scene.Scale, look.Stroke);
            FillDisc(scene, middle, inner, look.Color);
        }
        else
        {
            scene.Canvas.BeginGroup(1, GroupKind.SideBySide);
            FillDisc(scene, middle, inner, look.Color);
            scene.Path.Clear();
            AddCircle(scene.Path, middle, inner + look.StrokeWidth * scene.Scale);
            AddCircle(scene.Path, middle, inner);
            scene.Canvas.Fill(scene.Path, FillRule.EvenOdd, look.Stroke);
            scene.Canvas.EndGroup();
        }
    }

    static void FillDisc(PaintScene scene, Vector2 middle, float radius, Color color)
    {
        if (color.Alpha == 0) return;
        scene.Path.Clear();
        AddCircle(scene.Path, middle, radius);
        scene.Canvas.Fill(scene.Path, FillRule.NonZero, color);
    }

    /// <summary>Rings of one colour each, side by side, so narrow that they read as one slope.</summary>
    static void PaintBlurred(PaintScene scene, Vector2 middle, in CircleLook look)
    {
        var outer = (look.Radius + look.StrokeWidth) * scene.Scale;
        var faded = outer * look.Faded;
        var rings = Math.Clamp((int)MathF.Ceiling(faded), 4, 48);
        scene.Canvas.BeginGroup(1, GroupKind.SideBySide);
        for (var i = 0; i < rings; i++)
        {
            var middleOfRing = outer - faded * (i + 0.5f) / rings;
            scene.Path.Clear();
            AddCircle(scene.Path, middle, outer - faded * i / rings);
            if (i + 1 < rings || look.Faded < 1) AddCircle(scene.Path, middle, outer - faded * (i + 1) / rings);
            scene.Canvas.Fill(scene.Path, FillRule.EvenOdd, look.ColorAt(middleOfRing / outer));
        }
        if (look.Faded < 1)
        {
            scene.Path.Clear();
            AddCircle(scene.Path, middle, outer - faded);
            scene.Canvas.Fill(scene.Path, FillRule.NonZero, look.ColorAt(0));
        }
        scene.Canvas.EndGroup();
    }

    /// <summary>The circle is rounded around the origin and then moved, so that it is the same wherever the frame lies.</summary>
    static void AddCircle(CanvasPath path, Vector2 middle, float radius)
    {
        var first = path.Points.Length;
        Curves.AddEllipse(path, Vector2.Zero, new Vector2(Math.Max(radius, 0)), 0.05f);
        path.Move(by: middle, roundedTo: 256, first);
    }
}

/// <summary>How a disc looks; lengths in style pixels, blur as a part of the whole disc.</summary>
readonly record struct CircleLook(bool IsShown, float Radius, Color Color, float StrokeWidth, Color Stroke, float Blur)
{
    /// <summary>Style pixels that it can be seen at around its middle.</summary>
    public float Reach => IsShown ? Radius + StrokeWidth + 1 : 0;

    /// <summary>The part of the whole disc, from its edge inwards, over which a blurred one changes.</summary>
    public float Faded => Math.Min(1, Blur + StrokeWidth / (Radius + StrokeWidth));

    /// <summary>The colour of a blurred disc.</summary>
    /// <param name="share">Of the way from the middle to the edge.</param>
    public Color ColorAt(float share)
    {
        var edge = StrokeWidth > 0 ? Radius / (Radius + StrokeWidth) : 1;
        var stroke = StrokeWidth > 0 ? Slope((share - edge) / Blur + 1) : 0;
        var (inner, outer) = (Color.Alpha * (1 - stroke), Stroke.Alpha * stroke);
        var alpha = inner + outer;
        if (alpha <= 0) return default;
        byte Mixed(byte of, byte and) => (byte)MathF.Round((of * inner + and * outer) / alpha);
        return new Color(Mixed(Color.Red, Stroke.Red), Mixed(Color.Green, Stroke.Green), Mixed(Color.Blue, Stroke.Blue),
            (byte)MathF.Round(alpha * Slope((1 - share) / Blur)));
    }

    /// <summary>From 0 to 1, slowly at both ends.</summary>
    static float Slope(float share)
    {
        share = Math.Clamp(share, 0, 1);
        return share * share * (3 - 2 * share);
    }
}

/// <summary>A circle layer at one zoom.</summary>
sealed class CircleAtZoom(CircleLayer style, double zoom)
{
    readonly StyleProperty<double> _radius = style.Radius.AtZoom(zoom);
    readonly StyleProperty<StyleColor> _color = style.Color.AtZoom(zoom);
    readonly StyleProperty<double> _opacity = style.Opacity.AtZoom(zoom);
    readonly StyleProperty<double> _strokeWidth = style.StrokeWidth.AtZoom(zoom);
    readonly StyleProperty<StyleColor> _strokeColor = style.StrokeColor.AtZoom(zoom);
    readonly StyleProperty<double> _strokeOpacity = style.StrokeOpacity.AtZoom(zoom);
    readonly StyleProperty<double> _blur = style.Blur.AtZoom(zoom);

    public CircleLook LookOf(EvaluationContext context)
    {
        if (!style.Filter.Passes(context)) return default;
        var color = Color.From(_color.Evaluate(context)).WithOpacity((float)_opacity.Evaluate(context));
        var stroke = Color.From(_strokeColor.Evaluate(context)).WithOpacity((float)_strokeOpacity.Evaluate(context));
        var (radius, width) = ((float)_radius.Evaluate(context), (float)_strokeWidth.Evaluate(context));
        return new CircleLook(
            (radius > 0 && color.Alpha > 0) || (width > 0 && stroke.Alpha > 0), radius, color, width, stroke, (float)_blur.Evaluate(context));
    }
}
