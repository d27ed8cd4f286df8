using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Drawing;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering.Labels;
using EcoTiles.Rendering.Painting;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Legends;

/// <summary>Draws the swatches of a legend with what draws the map itself, at the zoom and on the ground of the map.</summary>
sealed class SwatchPainter(StyledMap map, double zoom, float scale)
{
    /// <summary>10 x 6 millimetres, and 12 for lines, in style pixels of a 96th of an inch.</summary>
    public const int Width = 38, Height = 23, LineWidth = 45;

    const float Inset = 0.75f;

    static readonly Color TickColor = new(0x55, 0x55, 0x55);

    readonly Dictionary<LegendGroup, (StyledMap Map, MapPainter Painter)> _painters = [];
    readonly PaintScene _scene = new();

    /// <summary>Size in style pixels; all swatches stand in boxes of one width.</summary>
    public static (int Width, int Height) SizeOf(LegendEntry entry) => entry.Ramp is { } ramp
        ? (LineWidth, (ramp.Ticks.Count - 1) * LegendRamp.TickGap + 1)
        : (entry.Kind == ShapeKind.Line ? LineWidth : Width, Height);

    public Picture Paint(LegendEntry entry)
    {
        var (width, height) = SizeOf(entry);
        if (entry.Sample is not { } sample) return PaintRaster(entry, (int)MathF.Ceiling(width * scale), (int)MathF.Ceiling(height * scale));
        if (!_painters.TryGetValue(sample.Group, out var drawn)) _painters[sample.Group] = drawn = PainterOf(sample);
        var snapshot = SampleSnapshot.Of(WebMercatorQuad.Instance, sample.Features, sample.Row, sample.Kind, ShapeOf(sample.Kind, width, height));
        var data = drawn.Map.Map.Layers.ToDictionary(layer => layer, _ => snapshot);
        var frame = FrameOf((int)MathF.Ceiling(width * scale), (int)MathF.Ceiling(height * scale));
        using var canvas = map.Backend.BeginImage(frame.Width, frame.Height, Color.Transparent);
        if (sample.Kind == ShapeKind.Polygon) canvas.Clip(Box(0, 0, frame.Width, frame.Height), FillRule.NonZero);
        drawn.Painter.Paint(canvas, frame, data, LabelFields.NotKept);
        return canvas.ToPicture();
    }

    /// <summary>What rasters show, on the ground of the map.</summary>
    Picture PaintRaster(LegendEntry entry, int width, int height)
    {
        using var canvas = map.Backend.BeginImage(width, height, Color.Transparent);
        if (entry.Ramp is { } ramp)
        {
            var (left, edge) = ((LineWidth - Width) / 2f * scale, scale / 2); // ticks lie in the middle of the outermost rows
            var right = left + Width * scale;
            foreach (var tick in Enumerable.Range(0, ramp.Ticks.Count))
                canvas.Fill(Box(right, tick * LegendRamp.TickGap * scale, width, tick * LegendRamp.TickGap * scale + scale), FillRule.NonZero, TickColor);
            Ground(canvas, Box(left, edge, right, height - edge));
            canvas.DrawPicture(ramp.Bar(width, height), System.Numerics.Matrix3x2.Identity, ramp.Opacity);
            return canvas.ToPicture();
        }
        var inset = Inset * scale;
        var box = Box(inset, inset, width - inset, height - inset);
        Ground(canvas, box);
        if (entry.Image is { } image)
            canvas.DrawPicture(image, System.Numerics.Matrix3x2.CreateScale((float)width / image.Width, (float)height / image.Height), entry.ImageOpacity);
        else if (entry.Look.Fill is { } color) canvas.Fill(box, FillRule.NonZero, color);
        return canvas.ToPicture();
    }

    /// <summary>Lets only the box be drawn in from now on, and paints the ground of the map in it.</summary>
    void Ground(IImageCanvas canvas, CanvasPath box)
    {
        canvas.Clip(box, FillRule.NonZero);
        var style = map.Style with { Document = map.Style.Document with { Layers = [.. map.Style.Document.Layers.OfType<BackgroundLayer>()] } };
        var ground = new StyledMap(map.Map, style, map.Sprites, map.Backend, _ => { });
        var frame = FrameOf((int)canvas.Width, (int)canvas.Height);
        new MapPainter(ground, _scene).Paint(canvas, frame, new Dictionary<MapLayer, LayerSnapshot>(), LabelFields.NotKept);
    }

    static CanvasPath Box(float left, float top, float right, float bottom)
    {
        var box = new CanvasPath();
        box.AddRange([new(left, top), new(right, top), new(right, bottom), new(left, bottom)]);
        box.EndPart(isClosed: true);
        return box;
    }

    /// <summary>Areas lie on the ground of the map, which shows through them; lines and symbols on the page.</summary>
    (StyledMap Map, MapPainter Painter) PainterOf(LegendSample sample)
    {
        var layers = sample.Group.Styles.Select(layer => layer.Style is SymbolLayer symbol ? symbol.AloneOnPoint() : layer.Style);
        var ground = sample.Kind == ShapeKind.Polygon ? map.Style.Document.Layers.OfType<BackgroundLayer>() : [];
        var style = map.Style with { Document = map.Style.Document with { Layers = [.. ground, .. layers] } };
        var data = sample.Group.Styles.Select(layer => layer.Data).OfType<MapLayer>().Distinct();
        var swatches = new StyledMap(map.Map with { Layers = [.. data.Select(layer => layer with { Where = [] })] }, style, map.Sprites, map.Backend, _ => { });
        return (swatches, new MapPainter(swatches, _scene));
    }

    PictureFrame FrameOf(int width, int height) => PictureFrame.Around(0, 0, zoom, scale, width, height) with { Medium = Medium.Page };

    int[] ShapeOf(ShapeKind kind, int width, int height)
    {
        var steps = 4294967296.0 / (512 * Math.Pow(2, zoom));
        var (x, y) = ((int)Math.Round((width / 2f - Inset) * steps), (int)Math.Round((height / 2f - Inset) * steps));
        return kind switch
        {
            ShapeKind.Point => [0, 0],
            ShapeKind.Line => [-x, 0, x, 0],
            _ => [-x, -y, x, -y, x, y, -x, y],
        };
    }
}
