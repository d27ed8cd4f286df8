using EcoTiles.Drawing;

namespace EcoTiles.Canvases.Raster.Ribbons;

/// <summary>Draws lines that fade, as browsers draw those of maps.</summary>
sealed class RibbonStroker
{
    /// <summary>Pixels whose ink is kept at once.</summary>
    const int MostPixels = 1 << 22;

    readonly Ink _ink = new();
    readonly DeviceLine _line = new();
    readonly HairlinePainter _hairlines = new();
    readonly RibbonPainter _painter = new();
    readonly RibbonMaker _maker;

    public RibbonStroker() => _maker = new(_painter);

    public long Bytes => _ink.Bytes;

    public void Stroke(CanvasPath path, in StrokeStyle style, in DeviceTransform transform, Color color, Surface surface, in ClipState clip)
    {
        var scale = transform.LargestScale;
        if (!(style.Width >= 0) || !double.IsFinite(scale) || !(scale > 0) || color.Alpha == 0 || clip.Box.IsEmpty) return;
        var half = Math.Min(style.Width * scale, DeviceTransform.Limit / 8) / 2 + 0.5;
        if (!_painter.Begin(style, scale, half, color.Alpha, _ink)) return;
        _maker.Begin(half, style);
        _hairlines.Begin(color.Alpha, _ink);
        var opaque = (color with { Alpha = 255 }).Premultiplied;
        var rows = Math.Max(1, MostPixels / clip.Box.Width);
        for (var top = clip.Box.Top; top < clip.Box.Bottom; top += rows)
        {
            var box = clip.Box with { Top = top, Bottom = Math.Min(top + rows, clip.Box.Bottom) };
            _ink.Begin(box);
            _painter.BeginBox(box);
            _hairlines.BeginBox(box);
            Lay(path, transform, scale, isHairline: style.Width == 0);
            surface.MarkDrawn(box);
            for (var y = box.Top; y < box.Bottom; y++) _ink.Draw(y, opaque, surface, clip.Mask);
        }
    }

    void Lay(CanvasPath path, in DeviceTransform transform, double scale, bool isHairline)
    {
        var start = 0;
        foreach (var part in path.Parts)
        {
            _line.Set(path.Points[start..part.End], part.IsClosed, transform);
            if (isHairline) _hairlines.Add(_line);
            else _maker.Line(_line, part.Travelled * scale);
            start = part.End;
        }
    }
}
