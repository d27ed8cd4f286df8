using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Drawing;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Painting;

/// <summary>
/// Paints areas: all of a layer side by side, so that no line of the ground shows between neighbours, and then their outlines, as
/// browsers draw a layer: no area covers its neighbour's outline.
/// </summary>
static class FillPainting
{
    /// <summary>Browsers draw outlines of areas one pixel of the screen wide, whatever its scale.</summary>
    static readonly StrokeStyle Hairline = new(0, Fading: LineFading.Plain);

    public static void Paint(PaintScene scene, StyledLayer layer, LayerSnapshot snapshot)
    {
        var style = (FillLayer)layer.Style;
        var at = FillAtZoom.Of(style, scene.Frame.Zoom);
        scene.BeginLayer(style.Translate);
        if (at.LayerOpacity < 1) scene.Canvas.BeginGroup(at.LayerOpacity);
        scene.Canvas.BeginGroup(1, at.IsSmoothed && scene.IsScreen ? GroupKind.Grown : GroupKind.SideBySide);
        PaintRows(scene, layer, snapshot, at, areOutlines: false);
        scene.Canvas.EndGroup();
        if (at.HasOutlines) PaintRows(scene, layer, snapshot, at, areOutlines: true);
        if (at.LayerOpacity < 1) scene.Canvas.EndGroup();
    }

    static void PaintRows(PaintScene scene, StyledLayer layer, LayerSnapshot snapshot, FillAtZoom at, bool areOutlines) =>
        scene.Search.ForEach(layer.Data!, snapshot, scene.Frame.ShapeZoom, scene.BoxWith(at.Reach), rows => // layers of areas have data
        {
            var styled = layer.RowsOf(rows.Rung.Features);
            var looks = styled.LooksAt(scene.Frame.Zoom, at.LookOf);
            var sortKey = ((FillLayer)layer.Style).SortKey;
            if (looks.Distinct is not null && rows.IsCoverage) PaintByLook(scene, rows, looks, areOutlines);
            else if (!sortKey.IsSet) PaintOneByOne(scene, rows, looks, areOutlines);
            else PaintOneByOne(scene, new FrameRows(rows.Rung, RowOrder.Sorted(rows.Rows, styled, sortKey, scene.Frame.Zoom)), looks, areOutlines);
        });

    /// <summary>Areas that never overlap on purpose: all of one look at once, in an order that is the same in every frame.</summary>
    static void PaintByLook(PaintScene scene, FrameRows rows, RowLooks<FillLook> looks, bool areOutlines)
    {
        var byLook = scene.RowsByLook;
        byLook.Sort(rows.Rows, looks);
        for (var number = 0; number < looks.Distinct!.Count; number++) // asked for just before
            Paint(scene, rows.Rung, byLook.Of(number), looks.Distinct[number], areOutlines);
    }

    static void PaintOneByOne(PaintScene scene, FrameRows rows, RowLooks<FillLook> looks, bool areOutlines)
    {
        var evaluator = looks.Distinct is null ? looks.Begin() : default;
        for (var i = 0; i < rows.Rows.Length; i++)
        {
            var row = rows.Rows[i];
            var look = looks.Distinct is { } distinct ? distinct[looks.NumberOf(row)] : evaluator.Of(row);
            Paint(scene, rows.Rung, rows.Rows.Slice(i, 1), look, areOutlines);
        }
    }

    static void Paint(PaintScene scene, Rung rung, ReadOnlySpan<int> rows, in FillLook look, bool areOutlines)
    {
        if (!look.IsShown || (areOutlines && look.Outline.Alpha == 0)) return;
        scene.Path.Clear();
        foreach (var row in rows)
        {
            if (areOutlines) AddOutline(scene, rung, row);
            else AddRings(scene, rung, row);
        }
        if (scene.Path.IsEmpty) return;
        if (areOutlines) scene.Canvas.Stroke(scene.Path, scene.IsScreen ? Hairline : new StrokeStyle(scene.Scale), look.Outline);
        else if (look.Pattern is null) scene.Canvas.Fill(scene.Path, FillRule.NonZero, look.Color);
        else PatternPainting.Fill(scene, look.Pattern, look.Opacity);
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

    FillAtZoom(FillLayer style, double zoom)
    {
        _style = style;
        _color = style.Color.AtZoom(zoom);
        _outline = style.OutlineColor.AtZoom(zoom);
        _opacity = style.Opacity.AtZoom(zoom);
        _pattern = style.Pattern.AtZoom(zoom);
        var known = new EvaluationContext { Zoom = zoom };
        var isSmoothed = style.Antialias.Evaluate(known);
        (HasOutlines, IsSmoothed) = (isSmoothed && style.OutlineColor.IsSet, isSmoothed && !style.OutlineColor.IsSet);
        LayerOpacity = (float)style.LayerOpacity.Evaluate(known);
    }

    /// <summary>As the specification has it: only edges that are smoothed have lines of their own.</summary>
    public bool HasOutlines { get; }

    /// <summary>Whether browsers smooth edges with a line in the area's own colour.</summary>
    public bool IsSmoothed { get; }

    public static FillAtZoom Of(FillLayer style, double zoom) => new(style, zoom);

    /// <summary>Style pixels beyond its box that an area can be seen at, rounding and outline included.</summary>
    public double Reach => HasOutlines ? 5 : 1;

    /// <summary>Of all areas together, once they lie on each other.</summary>
    public float LayerOpacity { get; }

    public FillLook LookOf(EvaluationContext context)
    {
        if (!_style.Filter.Passes(context)) return default;
        var opacity = (float)_opacity.Evaluate(context);
        var pattern = _pattern.Evaluate(context)?.Name;
        var color = Color.From(_color.Evaluate(context)).WithOpacity(opacity);
        var outline = HasOutlines && pattern is null ? Color.From(_outline.Evaluate(context)).WithOpacity(opacity) : default;
        return new FillLook(pattern is not null ? opacity > 0 : color.Alpha > 0 || outline.Alpha > 0, color, pattern, opacity, outline);
    }
}
