using System.Numerics;
using EcoTiles.Drawing;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Canvases.Raster.Strokes;

/// <summary>Turns a path and a way to draw lines into the rings that the lines cover.</summary>
sealed class Stroker
{
    /// <summary>Pixels; what lies nearer together is one place.</summary>
    const double Nearest = 1.0 / 64;

    readonly Outline _outline = new();
    readonly FarLines _far;
    readonly Dashes _dashes;
    readonly GrowingArray<Step> _places = new(256);

    public Stroker()
    {
        _far = new(_outline);
        _dashes = new(_outline, _far);
    }

    /// <summary>Returns the part of its colour that the line is drawn with: all, unless its dashes are too fine to be seen.</summary>
    /// <param name="visible">Dashes outside these pixels may be left out.</param>
    public float Stroke(CanvasPath path, in StrokeStyle style, in DeviceTransform transform, in PixelBox visible, DevicePath target)
    {
        target.Clear();
        target.IsOutline = true;
        var scale = transform.LargestScale;
        if (!(style.Width > 0) || !double.IsFinite(scale) || !(scale > 0)) return 0;
        // Wider than the canvas reaches is the same as just so wide, and keeps coordinates countable.
        var drawn = style with { Width = (float)Math.Min(style.Width, DeviceTransform.Limit / 8 / scale) };
        _outline.Begin(target, transform, drawn);
        var miter = drawn.Join == LineJoin.Miter && drawn.MiterLimit > 1 ? Math.Min(drawn.MiterLimit, 1024) : 1;
        var reach = drawn.Width * scale * miter + 2;
        var window = new Window(visible.Left - reach, visible.Top - reach, visible.Right + reach, visible.Bottom + reach);
        var hasDashes = _dashes.Begin(drawn, scale, Nearest / scale, window, out var tone);
        var start = 0;
        foreach (var part in path.Parts)
        {
            Part(path.Points[start..part.End], part, transform, Nearest / scale, hasDashes);
            start = part.End;
        }
        return (float)tone;
    }

    void Part(ReadOnlySpan<Vector2> points, PathPart part, in DeviceTransform transform, double nearest, bool hasDashes)
    {
        var isClosed = part.IsClosed;
        var isFar = IsFar(points, transform);
        Collect(points, isFar ? default : points[0], transform, nearest);
        if (isClosed && _places.Count > 1 && (_places[^1] - _places[0]).Length < nearest) _places.Shrink(_places.Count - 1);
        if (_places.Count == 1) _outline.Dot(_places[0], new Step(1, 0));
        else if (_places.Count == 0) return;
        else if (hasDashes) _dashes.Line(_places.Span, isClosed, isFar, part.Travelled);
        else if (isFar) _far.Line(_places.Span, isClosed);
        else _outline.Line(_places.Span, isClosed);
    }

    /// <summary>The places of a part, as steps from an origin, so that they are the same wherever the line lies.</summary>
    void Collect(ReadOnlySpan<Vector2> points, Vector2 origin, in DeviceTransform transform, double nearest)
    {
        _outline.MoveOrigin(
            transform.FixedX + DeviceTransform.Fixed(origin.X * transform.M11 + origin.Y * transform.M21),
            transform.FixedY + DeviceTransform.Fixed(origin.X * transform.M12 + origin.Y * transform.M22));
        _places.Shrink(0);
        foreach (var point in points)
        {
            if (!float.IsFinite(point.X) || !float.IsFinite(point.Y)) continue;
            var place = new Step((double)point.X - origin.X, (double)point.Y - origin.Y);
            if (_places.Count == 0 || (place - _places[^1]).Length >= nearest) _places.Add(place);
        }
    }

    static bool IsFar(ReadOnlySpan<Vector2> points, in DeviceTransform transform)
    {
        const double Limit = DeviceTransform.Limit / 2;
        foreach (var point in points)
        {
            var x = point.X * transform.M11 + point.Y * transform.M21 + transform.X;
            var y = point.X * transform.M12 + point.Y * transform.M22 + transform.Y;
            if (!(Math.Abs(x) < Limit && Math.Abs(y) < Limit)) return true;
        }
        return false;
    }
}
