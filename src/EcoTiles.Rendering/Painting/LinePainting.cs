using EcoTiles.Catalogue.Styles;
using EcoTiles.Drawing;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Painting;

/// <summary>Paints lines, and the borders of areas.</summary>
static class LinePainting
{
    public static void Paint(PaintScene scene, StyledLayer layer, LayerSnapshot snapshot)
    {
        var style = (LineLayer)layer.Style;
        var at = new LineAtZoom(style, scene.Frame.Zoom);
        scene.BeginLayer(style.Translate);
        if (at.LayerOpacity < 1) scene.Canvas.BeginGroup(at.LayerOpacity);
        if (IsCounted(style)) scene.ForEachTile(() => PaintRows(scene, layer, snapshot, at));
        else PaintRows(scene, layer, snapshot, at);
        if (at.LayerOpacity < 1) scene.Canvas.EndGroup();
    }

    /// <summary>Whether something is counted along its lines: dashes, or pictures.</summary>
    public static bool IsCounted(LineLayer style) => style.DashArray.IsSet || style.Pattern.IsSet;

    static void PaintRows(PaintScene scene, StyledLayer layer, LayerSnapshot snapshot, LineAtZoom at)
    {
        var style = (LineLayer)layer.Style;
        scene.Search.ForEach(layer.Data!, snapshot, scene.Tile?.Tile.Zoom ?? scene.Frame.ShapeZoom, features =>
        {
            var styled = layer.RowsOf(features);
            return scene.BoxWith(styled.MostReach(scene.Frame.Zoom, styled.LooksAt(scene.Frame.Zoom, at.LookOf), LineAtZoom.ReachOf));
        }, rows =>
        {
            var styled = layer.RowsOf(rows.Rung.Features);
            var looks = styled.LooksAt(scene.Frame.Zoom, at.LookOf);
            if (style.SortKey.IsSet)
                PaintOneByOne(scene, new FrameRows(rows.Rung, RowOrder.Sorted(rows.Rows, styled, style.SortKey, scene.Frame.Zoom)), looks);
            else if (looks.Distinct is { } distinct) PaintByLook(scene, rows, looks, distinct);
            else PaintOneByOne(scene, rows, looks);
        });
    }

    /// <summary>All lines of one look at once: looks of a layer seldom lie over each other, and rows of one look are drawn faster together.</summary>
    static void PaintByLook(PaintScene scene, FrameRows rows, RowLooks<LineLook> looks, IReadOnlyList<LineLook> distinct)
    {
        var byLook = scene.RowsByLook;
        byLook.Sort(rows.Rows, looks);
        for (var number = 0; number < distinct.Count; number++)
        {
            if (!distinct[number].IsShown) continue;
            Begin(scene, distinct[number]);
            foreach (var row in byLook.Of(number)) AddLines(scene, rows.Rung, row, distinct[number]);
            End(scene, distinct[number]);
        }
    }

    static void PaintOneByOne(PaintScene scene, FrameRows rows, RowLooks<LineLook> looks)
    {
        var evaluator = looks.Distinct is null ? looks.Begin() : default;
        foreach (var row in rows.Rows)
        {
            var look = looks.Distinct is { } distinct ? distinct[looks.NumberOf(row)] : evaluator.Of(row);
            if (!look.IsShown) continue;
            Begin(scene, look);
            AddLines(scene, rows.Rung, row, look);
            End(scene, look);
        }
    }

    static void Begin(PaintScene scene, in LineLook look)
    {
        scene.Path.Clear();
        if (look.Pattern is not null) scene.Canvas.BeginGroup(look.Opacity, GroupKind.SideBySide);
    }

    static void End(PaintScene scene, in LineLook look)
    {
        if (look.Pattern is not null) scene.Canvas.EndGroup();
        else if (!scene.Path.IsEmpty) Stroke(scene, look);
    }

    static void Stroke(PaintScene scene, in LineLook look)
    {
        var style = new StrokeStyle(look.Width * scene.Scale, look.Cap, look.Join, look.MiterLimit);
        if (look.Dashes is { } lengths) style = WithDashes(style, lengths, look.CountedWidth * scene.Scale);
        var blur = look.Blur * scene.Scale;
        if (scene.IsScreen) scene.Canvas.Stroke(scene.Path, style with { Fading = new LineFading(blur, scene.Stretch) }, look.Color);
        else if (blur > 0) LineBlur.Stroke(scene.Canvas, scene.Path, style, blur, look.Color);
        else scene.Canvas.Stroke(scene.Path, style, look.Color);
    }

    static StrokeStyle WithDashes(in StrokeStyle style, IReadOnlyList<double> lengths, float unit)
    {
        var dashes = new float[lengths.Count & ~1];
        for (var i = 0; i < dashes.Length; i++) dashes[i] = (float)lengths[i] * unit;
        // The last of an odd number of lengths is a dash, too, and the first goes on from it.
        var start = lengths.Count % 2 == 0 ? 0 : (float)lengths[^1] * unit;
        dashes[0] += start;
        return style with { Dashes = dashes, DashPhase = start };
    }

    static void AddLines(PaintScene scene, Rung rung, int row, in LineLook look)
    {
        // Dashes and pictures are counted from the start of a line, and what is moved aside may come near from anywhere.
        var isWhole = look.Dashes is not null || look.Pattern is not null || look.Offset != 0 || look.GapWidth > 0;
        var feature = scene.Tile is { } tile ? scene.ReadInTile(rung, row, tile)
            : isWhole ? scene.Read(rung, row)
            : scene.ReadLines(rung, row, look.Margin * scene.Scale);
        var zoom = scene.Tile?.Tile.Zoom ?? rung.Zoom;
        for (var path = 0; path < feature.PathCount; path++)
        {
            if (feature.Roles[path] == PathRole.Points) continue;
            var isClosed = feature.Roles[path] != PathRole.Line;
            var places = scene.PlaceLine(feature, path, zoom, isClosed);
            var aside = look.GapWidth > 0 ? (look.GapWidth + look.Width) / 2 : 0;
            if (aside == 0)
            {
                AddLine(scene, places, isClosed, look.Offset, look);
                continue;
            }
            AddLine(scene, places, isClosed, look.Offset + aside, look);
            AddLine(scene, places, isClosed, look.Offset - aside, look);
        }
    }

    static void AddLine(PaintScene scene, Span<FramePlace> places, bool isClosed, float offset, in LineLook look)
    {
        var line = offset == 0 ? places : LineOffset.Shift(places, isClosed, offset * scene.Scale);
        line = line[..LinePlaces.DropNear(line, isClosed)];
        var margin = look.Margin * scene.Scale;
        if (look.Pattern is not null) LineTexture.Paint(scene, line, isClosed, look, margin);
        else if (look.Dashes is null) OutsideTrim.AddLine(line, isClosed, scene.Size, margin, scene.Path);
        else CountedLine.Add(line, isClosed, scene.Size, margin, scene.Path, scene.TileSide);
    }
}
