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
    public static void Paint(PaintScene scene, StyledLayer layer, LayerSnapshot snapshot)
    {
        var at = new CircleAtZoom((CircleLayer)layer.Style, scene.Frame.Zoom);
        scene.Search.ForEach(layer.Data!, snapshot, scene.Frame.RungZoom, scene.Frame.BoxWith(PaintScene.Margin), rows =>
        {
            var looks = layer.RowsOf(rows.Rung.Features).LooksAt(scene.Frame.Zoom, at.LookOf);
            var evaluator = looks.Distinct is null ? looks.Begin() : default;
            foreach (var row in rows.Rows)
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
                var reach = (look.Radius + look.StrokeWidth + 1) * scene.Scale;
                if (OutsideTrim.IsOutside(middle, middle, scene.Size, reach)) continue;
                if (look.Color.Alpha > 0) FillDisc(scene, middle, look.Radius * scene.Scale, look.Color);
                if (look.StrokeWidth > 0 && look.Stroke.Alpha > 0)
                {
                    AddCircle(scene.Path, middle, (look.Radius + look.StrokeWidth / 2) * scene.Scale);
                    scene.Canvas.Stroke(scene.Path, new StrokeStyle(look.StrokeWidth * scene.Scale), look.Stroke);
                }
            }
        }
    }

    static void FillDisc(PaintScene scene, Vector2 middle, float radius, Color color)
    {
        AddCircle(scene.Path, middle, radius);
        scene.Canvas.Fill(scene.Path, FillRule.NonZero, color);
    }

    /// <summary>The circle is rounded around the origin and then moved, so that it is the same wherever the frame lies.</summary>
    static void AddCircle(CanvasPath path, Vector2 middle, float radius)
    {
        path.Clear();
        Curves.AddEllipse(path, Vector2.Zero, new Vector2(radius), 0.05f);
        path.Move(by: middle, roundedTo: 256);
    }
}

/// <summary>How a disc looks; lengths in style pixels.</summary>
readonly record struct CircleLook(bool IsShown, float Radius, Color Color, float StrokeWidth, Color Stroke);

/// <summary>A circle layer at one zoom.</summary>
sealed class CircleAtZoom(CircleLayer style, double zoom)
{
    readonly StyleProperty<double> _radius = style.Radius.AtZoom(zoom);
    readonly StyleProperty<StyleColor> _color = style.Color.AtZoom(zoom);
    readonly StyleProperty<double> _opacity = style.Opacity.AtZoom(zoom);
    readonly StyleProperty<double> _strokeWidth = style.StrokeWidth.AtZoom(zoom);
    readonly StyleProperty<StyleColor> _strokeColor = style.StrokeColor.AtZoom(zoom);
    readonly StyleProperty<double> _strokeOpacity = style.StrokeOpacity.AtZoom(zoom);

    public CircleLook LookOf(EvaluationContext context)
    {
        if (!style.Filter.Passes(context)) return default;
        var color = Color.From(_color.Evaluate(context)).WithOpacity((float)_opacity.Evaluate(context));
        var stroke = Color.From(_strokeColor.Evaluate(context)).WithOpacity((float)_strokeOpacity.Evaluate(context));
        var (radius, width) = ((float)_radius.Evaluate(context), (float)_strokeWidth.Evaluate(context));
        return new CircleLook((radius > 0 && color.Alpha > 0) || (width > 0 && stroke.Alpha > 0), radius, color, width, stroke);
    }
}
