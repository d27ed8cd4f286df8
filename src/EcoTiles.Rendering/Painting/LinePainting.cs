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
            else if (looks.Distinct is { } distinct) PaintByLook(scene, rows, looks, distinct, layer.Data!.SharesEdges);
            else PaintOneByOne(scene, rows, looks);
        });
    }

    /// <summary>All lines of one look at once, so that where they cross nothing is drawn twice.</summary>
    static void PaintByLook(
        PaintScene scene, FrameRows rows, RowLooks<LineLook> looks, IReadOnlyList<LineLook> distinct, bool sharesEdges)
    {
        var byLook = scene.RowsByLook;
        byLook.Sort(rows.Rows, looks);
        for (var number = 0; number < distinct.Count; number++)
        {
            if (!distinct[number].IsShown) continue;
            Begin(scene, distinct[number]);
            foreach (var row in byLook.Of(number)) AddLines(scene, rows.Rung, row, distinct[number]);
            End(scene, distinct[number], isDrawnTwice: sharesEdges);
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
            End(scene, look, isDrawnTwice: false);
        }
    }

    static void Begin(PaintScene scene, in LineLook look)
    {
        scene.Path.Clear();
        if (look.Pattern is not null) scene.Canvas.BeginGroup(look.Opacity, GroupKind.SideBySide);
    }

    /// <param name="isDrawnTwice">By two neighbours that share it.</param>
    static void End(PaintScene scene, in LineLook look, bool isDrawnTwice)
    {
        if (look.Pattern is not null) scene.Canvas.EndGroup();
        else if (!scene.Path.IsEmpty) Stroke(scene, look, isDrawnTwice);
    }

    static void Stroke(PaintScene scene, in LineLook look, bool isDrawnTwice)
    {
        var width = look.Width * scene.Scale;
        if (scene.IsScreen) width = DrawnWidth(width, look.Color.Alpha / 255f, isDrawnTwice);
        var style = new StrokeStyle(width, look.Cap, look.Join, look.MiterLimit, IsSoft: scene.IsScreen && look.Dashes is null && width >= 1);
        if (look.Blur <= 0) scene.Canvas.Stroke(scene.Path, style, look.Color);
        else LineBlur.Stroke(scene.Canvas, scene.Path, style, look.Blur * scene.Scale, look.Color);
    }

    /// <summary>
    /// The width whose ink is the browser's. It draws a line below a pixel as what is left of one that is a pixel wide, darker in its
    /// middle than its own area; and a border that neighbours share it lays over itself, where here the parts of a pixel add up.
    /// </summary>
    /// <param name="opacity">From 0 to 1.</param>
    static float DrawnWidth(float pixels, float opacity, bool isDrawnTwice)
    {
        const float AddedUp = 1 / 6f; // a fading edge of both together is that much wider than one laid over the other
        if (pixels >= 1) return isDrawnTwice ? pixels - AddedUp : pixels;
        var darkest = (1 + pixels) / 2;
        var ink = darkest * darkest;
        if (!isDrawnTwice) return ink;
        var both = 2 * ink * (1 - opacity * darkest / 3);
        return both > 1 ? both - 0.5f : both / 2; // more than all of a pixel adds nothing
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
        else if (look.Dashes is null)
        {
            OutsideTrim.AddLine(line, isClosed, scene.Size, margin, scene.Path);
        }
        else
        {
            AddDashes(scene, line, isClosed, look, look.Dashes, margin);
        }
    }

    static void AddDashes(
        PaintScene scene, ReadOnlySpan<FramePlace> line, bool isClosed, in LineLook look, IReadOnlyList<double> lengths, float margin)
    {
        var unit = look.CountedWidth * scene.Scale;
        Span<float> dashes = stackalloc float[Math.Min(64, lengths.Count) & ~1];
        for (var i = 0; i < dashes.Length; i++) dashes[i] = (float)lengths[i] * unit;
        // The last of an odd number of lengths is a dash, too, and the first goes on from it.
        var start = lengths.Count % 2 == 0 ? 0 : (float)lengths[^1] * unit;
        dashes[0] += start;
        if (scene.IsScreen) start += DashFading.Widen(dashes);
        DashCutter.AddDashes(line, isClosed, dashes, scene.Size, margin, scene.Path, start, scene.TileSide);
    }
}
