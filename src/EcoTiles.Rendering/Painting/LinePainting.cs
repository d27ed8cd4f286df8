using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Values;
using EcoTiles.Drawing;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.Snapshots;
using StyleCap = EcoTiles.Catalogue.Styles.Values.LineCap;
using StyleJoin = EcoTiles.Catalogue.Styles.Values.LineJoin;

namespace EcoTiles.Rendering.Painting;

/// <summary>Paints lines, and the borders of areas.</summary>
static class LinePainting
{
    public static void Paint(PaintScene scene, StyledLayer layer, LayerSnapshot snapshot)
    {
        var at = new LineAtZoom((LineLayer)layer.Style, scene.Frame.Zoom);
        scene.Search.ForEach(layer.Data!, snapshot, scene.Frame.RungZoom, features =>
        {
            var looks = layer.RowsOf(features).LooksAt(scene.Frame.Zoom, at.LookOf);
            return scene.Frame.BoxWith(looks.Distinct?.Select(at.ReachOf).DefaultIfEmpty().Max() ?? PaintScene.Margin);
        }, rows =>
        {
            var looks = layer.RowsOf(rows.Rung.Features).LooksAt(scene.Frame.Zoom, at.LookOf);
            if (looks.Distinct is { } distinct && !at.IsSorted) PaintByLook(scene, rows, looks, distinct, at);
            else PaintOneByOne(scene, rows, looks, at);
        });
    }

    /// <summary>All lines of one look at once, so that where they cross nothing is drawn twice.</summary>
    static void PaintByLook(
        PaintScene scene, FrameRows rows, RowLooks<LineLook> looks, IReadOnlyList<LineLook> distinct, LineAtZoom at)
    {
        var byLook = scene.RowsByLook;
        byLook.Sort(rows.Rows, looks);
        for (var number = 0; number < distinct.Count; number++)
        {
            if (!distinct[number].IsShown) continue;
            scene.Path.Clear();
            foreach (var row in byLook.Of(number)) AddLines(scene, rows.Rung, row, distinct[number], at);
            Stroke(scene, distinct[number], at);
        }
    }

    static void PaintOneByOne(PaintScene scene, FrameRows rows, RowLooks<LineLook> looks, LineAtZoom at)
    {
        var evaluator = looks.Distinct is null ? looks.Begin() : default;
        foreach (var row in rows.Rows)
        {
            var look = looks.Distinct is { } distinct ? distinct[looks.NumberOf(row)] : evaluator.Of(row);
            if (!look.IsShown) continue;
            scene.Path.Clear();
            AddLines(scene, rows.Rung, row, look, at);
            Stroke(scene, look, at);
        }
    }

    static void Stroke(PaintScene scene, in LineLook look, LineAtZoom at)
    {
        if (scene.Path.IsEmpty) return;
        Paint? paint = look.Pattern is null ? look.Color : scene.PatternPaint(look.Pattern, look.Opacity);
        if (paint is { } known)
            scene.Canvas.Stroke(scene.Path, new StrokeStyle(look.Width * scene.Scale, at.Cap, look.Join, at.MiterLimit), known);
    }

    static void AddLines(PaintScene scene, Rung rung, int row, in LineLook look, LineAtZoom at)
    {
        // Dashes are counted from the start of a line, and what is moved aside may come near from anywhere.
        var isWhole = look.Dashes is not null || look.Offset != 0 || look.GapWidth > 0;
        var feature = isWhole ? scene.Read(rung, row) : scene.ReadLines(rung, row, at.MarginOf(look) * scene.Scale);
        for (var path = 0; path < feature.PathCount; path++)
        {
            if (feature.Roles[path] == PathRole.Points) continue;
            var isClosed = feature.Roles[path] != PathRole.Line;
            var places = scene.PlaceLine(feature, path, rung.Zoom, isClosed);
            var aside = look.GapWidth > 0 ? (look.GapWidth + look.Width) / 2 : 0;
            if (aside == 0)
            {
                AddLine(scene, places, isClosed, look.Offset, look, at);
                continue;
            }
            AddLine(scene, places, isClosed, look.Offset + aside, look, at);
            AddLine(scene, places, isClosed, look.Offset - aside, look, at);
        }
    }

    static void AddLine(PaintScene scene, Span<FramePlace> places, bool isClosed, float offset, in LineLook look, LineAtZoom at)
    {
        var line = offset == 0 ? places : LineOffset.Shift(places, isClosed, offset * scene.Scale);
        line = line[..LinePlaces.DropNear(line, isClosed)];
        var margin = at.MarginOf(look) * scene.Scale;
        if (look.Dashes is null)
        {
            OutsideTrim.AddLine(line, isClosed, scene.Size, margin, scene.Path);
            return;
        }
        Span<float> dashes = stackalloc float[Math.Min(64, look.Dashes.Count + look.Dashes.Count % 2 * look.Dashes.Count)];
        for (var i = 0; i < dashes.Length; i++) // an odd number of lengths is gone through twice
            dashes[i] = (float)look.Dashes[i % look.Dashes.Count] * look.Width * scene.Scale;
        DashCutter.AddDashes(line, isClosed, dashes, scene.Size, margin, scene.Path);
    }
}

/// <summary>How a line looks; lengths in style pixels.</summary>
readonly record struct LineLook(
    bool IsShown, Color Color, float Width, float GapWidth, float Offset, Drawing.LineJoin Join, IReadOnlyList<double>? Dashes,
    string? Pattern, float Opacity);

/// <summary>A line layer at one zoom.</summary>
sealed class LineAtZoom
{
    readonly LineLayer _style;
    readonly StyleProperty<StyleColor> _color;
    readonly StyleProperty<double> _opacity;
    readonly StyleProperty<double> _width;
    readonly StyleProperty<double> _gapWidth;
    readonly StyleProperty<double> _offset;
    readonly StyleProperty<StyleJoin> _join;
    readonly StyleProperty<IReadOnlyList<double>> _dashes;
    readonly StyleProperty<StyleImage?> _pattern;

    public LineAtZoom(LineLayer style, double zoom)
    {
        _style = style;
        _color = style.Color.AtZoom(zoom);
        _opacity = style.Opacity.AtZoom(zoom);
        _width = style.Width.AtZoom(zoom);
        _gapWidth = style.GapWidth.AtZoom(zoom);
        _offset = style.Offset.AtZoom(zoom);
        _join = style.Join.AtZoom(zoom);
        _dashes = style.DashArray.AtZoom(zoom);
        _pattern = style.Pattern.AtZoom(zoom);
        var known = new EvaluationContext { Zoom = zoom };
        Cap = style.Cap.Evaluate(known) switch
        {
            StyleCap.Round => Drawing.LineCap.Round,
            StyleCap.Square => Drawing.LineCap.Square,
            _ => Drawing.LineCap.Butt,
        };
        MiterLimit = (float)style.MiterLimit.Evaluate(known);
        IsSorted = style.SortKey.IsSet;
    }

    public Drawing.LineCap Cap { get; }

    public float MiterLimit { get; }

    /// <summary>Whether the style says which lines lie on which.</summary>
    public bool IsSorted { get; }

    /// <summary>
    /// Style pixels around a frame in which an edge is kept. The corner of a miter reaches furthest from its line; and how
    /// short edges meet shows some widths further on.
    /// </summary>
    public float MarginOf(in LineLook look) => look.Width * (Math.Max(1.5f, MiterLimit) / 2 + 3) + 1;

    /// <summary>Style pixels beyond the box of its feature that a line can be seen at, rounding included.</summary>
    public double ReachOf(LineLook look) =>
        look.IsShown ? MarginOf(look) + LineOffset.MostStretch * (Math.Abs(look.Offset) + (look.GapWidth + look.Width) / 2) + 1 : 0;

    public LineLook LookOf(EvaluationContext context)
    {
        if (!_style.Filter.Passes(context)) return default;
        var width = (float)_width.Evaluate(context);
        var opacity = (float)_opacity.Evaluate(context);
        var pattern = _pattern.Evaluate(context)?.Name;
        var color = Color.From(_color.Evaluate(context)).WithOpacity(opacity);
        var dashes = _dashes.IsSet ? _dashes.Evaluate(context) : null;
        var join = _join.Evaluate(context) switch
        {
            StyleJoin.Round => Drawing.LineJoin.Round,
            StyleJoin.Bevel => Drawing.LineJoin.Bevel,
            _ => Drawing.LineJoin.Miter,
        };
        return new LineLook(
            width > 0 && (pattern is null ? color.Alpha > 0 : opacity > 0), color, width, (float)_gapWidth.Evaluate(context),
            (float)_offset.Evaluate(context), join, dashes is { Count: > 0 } ? dashes : null, pattern, opacity);
    }
}
