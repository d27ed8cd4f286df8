using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Drawing;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Painting;

/// <summary>Paints areas.</summary>
static class FillPainting
{
    public static void Paint(PaintScene scene, StyledLayer layer, LayerSnapshot snapshot)
    {
        var style = (FillLayer)layer.Style;
        var at = FillAtZoom.Of(style, scene.Frame.Zoom);
        scene.BeginLayer(style.Translate);
        if (at.LayerOpacity < 1) scene.Canvas.BeginGroup(at.LayerOpacity);
        scene.Search.ForEach(layer.Data!, snapshot, scene.RungZoom, scene.BoxWith(at.Reach), rows =>
        {
            var styled = layer.RowsOf(rows.Rung.Features);
            var looks = styled.LooksAt(scene.Frame.Zoom, at.LookOf);
            if (looks.Distinct is not null && rows.IsCoverage) PaintCoverage(scene, rows, looks);
            else if (!style.SortKey.IsSet) PaintOneByOne(scene, rows, looks);
            else PaintOneByOne(scene, new FrameRows(rows.Rung, RowOrder.Sorted(rows.Rows, styled, style.SortKey, scene.Frame.Zoom)), looks);
        });
        if (at.LayerOpacity < 1) scene.Canvas.EndGroup();
    }

    /// <summary>Areas that lie side by side: all of one look at once, in an order that is the same in every frame.</summary>
    static void PaintCoverage(PaintScene scene, FrameRows rows, RowLooks<FillLook> looks)
    {
        var canvas = scene.Canvas;
        var byLook = scene.RowsByLook;
        byLook.Sort(rows.Rows, looks);
        canvas.BeginGroup(1, GroupKind.SideBySide);
        for (var number = 0; number < looks.Distinct!.Count; number++) // asked for just before
        {
            if (!looks.Distinct[number].IsShown) continue;
            scene.Path.Clear();
            foreach (var row in byLook.Of(number)) AddRings(scene, rows.Rung, row);
            Fill(scene, looks.Distinct[number]);
        }
        canvas.EndGroup();
        for (var number = 0; number < looks.Distinct.Count; number++)
        {
            if (looks.Distinct[number] is not { IsShown: true, Outline.Alpha: > 0 }) continue;
            scene.Path.Clear();
            foreach (var row in byLook.Of(number)) AddOutline(scene, rows.Rung, row);
            Outline(scene, looks.Distinct[number]);
        }
    }

    /// <summary>All areas first and then all outlines, as browsers draw a layer: no area covers its neighbour's outline.</summary>
    static void PaintOneByOne(PaintScene scene, FrameRows rows, RowLooks<FillLook> looks)
    {
        var evaluator = looks.Distinct is null ? looks.Begin() : default;
        var hasOutlines = false;
        foreach (var row in rows.Rows)
        {
            var look = looks.Distinct is { } distinct ? distinct[looks.NumberOf(row)] : evaluator.Of(row);
            if (!look.IsShown) continue;
            hasOutlines |= look.Outline.Alpha > 0;
            scene.Path.Clear();
            AddRings(scene, rows.Rung, row);
            Fill(scene, look);
        }
        if (!hasOutlines) return;
        foreach (var row in rows.Rows)
        {
            var look = looks.Distinct is { } distinct ? distinct[looks.NumberOf(row)] : evaluator.Of(row);
            if (look is not { IsShown: true, Outline.Alpha: > 0 }) continue;
            scene.Path.Clear();
            AddOutline(scene, rows.Rung, row);
            Outline(scene, look);
        }
    }

    static void Fill(PaintScene scene, in FillLook look)
    {
        if (scene.Path.IsEmpty) return;
        if (look.Pattern is null) scene.Canvas.Fill(scene.Path, FillRule.NonZero, look.Color);
        else if (scene.PatternPaint(look.Pattern, look.Opacity) is { } paint) scene.Canvas.Fill(scene.Path, FillRule.NonZero, paint);
    }

    /// <summary>One style pixel wide, as browsers draw it.</summary>
    static void Outline(PaintScene scene, in FillLook look)
    {
        if (!scene.Path.IsEmpty) scene.Canvas.Stroke(scene.Path, new StrokeStyle(scene.Scale), look.Outline);
    }

    static void AddRings(PaintScene scene, Rung rung, int row)
    {
        var feature = scene.ReadRings(rung, row);
        for (var path = 0; path < feature.PathCount; path++)
        {
            if (feature.Roles[path] is PathRole.Outer or PathRole.Hole)
                OutsideTrim.AddRing(scene.PlaceRing(feature, path, rung.Zoom), scene.Size, scene.Path);
        }
    }

    static void AddOutline(PaintScene scene, Rung rung, int row)
    {
        if (rung.Features.Kinds[row] != ShapeKind.Polygon) return;
        var margin = 4 * scene.Scale;
        var feature = scene.ReadLines(rung, row, margin);
        for (var path = 0; path < feature.PathCount; path++)
        {
            var isClosed = feature.Roles[path] != PathRole.Line;
            var line = scene.PlaceLine(feature, path, rung.Zoom, isClosed);
            line = line[..LinePlaces.DropNear(line, isClosed)];
            OutsideTrim.AddLine(line, isClosed, scene.Size, margin, scene.Path);
        }
    }
}

/// <summary>How an area looks.</summary>
readonly record struct FillLook(bool IsShown, Color Color, string? Pattern, float Opacity, Color Outline);

/// <summary>A fill layer at one zoom.</summary>
sealed class FillAtZoom
{
    readonly FillLayer _style;
    readonly StyleProperty<Catalogue.Styles.Values.StyleColor> _color;
    readonly StyleProperty<Catalogue.Styles.Values.StyleColor> _outline;
    readonly StyleProperty<double> _opacity;
    readonly StyleProperty<Catalogue.Styles.Values.StyleImage?> _pattern;
    readonly bool _hasOutlines; // as the specification has it: only edges that are smoothed have lines of their own

    FillAtZoom(FillLayer style, double zoom)
    {
        _style = style;
        _color = style.Color.AtZoom(zoom);
        _outline = style.OutlineColor.AtZoom(zoom);
        _opacity = style.Opacity.AtZoom(zoom);
        _pattern = style.Pattern.AtZoom(zoom);
        var known = new EvaluationContext { Zoom = zoom };
        _hasOutlines = style.OutlineColor.IsSet && style.Antialias.Evaluate(known);
        LayerOpacity = (float)style.LayerOpacity.Evaluate(known);
    }

    public static FillAtZoom Of(FillLayer style, double zoom) => new(style, zoom);

    /// <summary>Style pixels beyond its box that an area can be seen at, rounding and outline included.</summary>
    public double Reach => _hasOutlines ? 5 : 1;

    /// <summary>Of all areas together, once they lie on each other.</summary>
    public float LayerOpacity { get; }

    public FillLook LookOf(EvaluationContext context)
    {
        if (!_style.Filter.Passes(context)) return default;
        var opacity = (float)_opacity.Evaluate(context);
        var pattern = _pattern.Evaluate(context)?.Name;
        var color = Color.From(_color.Evaluate(context)).WithOpacity(opacity);
        var outline = _hasOutlines && pattern is null ? Color.From(_outline.Evaluate(context)).WithOpacity(opacity) : default;
        return new FillLook(pattern is not null ? opacity > 0 : color.Alpha > 0 || outline.Alpha > 0, color, pattern, opacity, outline);
    }
}
