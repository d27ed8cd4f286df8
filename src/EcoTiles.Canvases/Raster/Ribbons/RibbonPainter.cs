using System.Runtime.CompilerServices;
using EcoTiles.Drawing;

namespace EcoTiles.Canvases.Raster.Ribbons;

/// <summary>
/// Puts ribbons on ink triangle by triangle. A pixel belongs to the triangle that its middle lies in, and is as dark as that place is near
/// to the line.
/// </summary>
sealed class RibbonPainter
{
    /// <summary>Pixels of the box around a triangle that are faster asked one by one.</summary>
    const int SmallArea = 64;

    readonly DashRanges _dashes = new();
    Ink _ink = null!; // set by Begin
    PixelBox _box;
    double _half;
    float _darkening;
    float _opacity;
    bool _isDashed;
    double _phase;
    RibbonCorner _left;
    RibbonCorner _right;
    int _corners;

    /// <param name="scale">Pixels for each unit of the style's lengths.</param>
    /// <param name="half">Pixels from the line to a rim.</param>
    /// <param name="opacity">Of 255, what a line leaves where it covers a pixel.</param>
    public bool Begin(in StrokeStyle style, double scale, double half, float opacity, Ink ink)
    {
        var fading = style.Fading ?? LineFading.Plain;
        (_ink, _opacity, _half) = (ink, opacity, half);
        _darkening = (float)(half / (1 + fading.Blur * scale));
        _isDashed = style.Dashes is { Length: > 0 };
        _phase = style.DashPhase * scale;
        return !_isDashed || _dashes.Begin(style.Dashes, scale, fading.DashEnds, style.Cap == LineCap.Round ? style.Width * scale : 0);
    }

    /// <summary>What is drawn from now on is drawn within these pixels.</summary>
    public void BeginBox(in PixelBox box) => _box = box;

    public void BeginRibbon() => _corners = 0;

    /// <summary>The next corner on each rim.</summary>
    /// <param name="stretch">The edge of the line along which the ribbon comes here from the last two.</param>
    public void AddPair(in RibbonCorner left, in RibbonCorner right, in RibbonStretch stretch)
    {
        if (_corners > 1 && stretch.IsGiven && !_isDashed && Stretch(stretch, left, right)) (_left, _right) = (left, right);
        else
        {
            AddCorner(left, isRight: false);
            AddCorner(right, isRight: true);
        }
        _corners = Math.Max(_corners, 2);
    }

    /// <summary>The next corner of the ribbon: with the last one on each rim it makes a triangle.</summary>
    public void AddCorner(in RibbonCorner corner, bool isRight)
    {
        if (++_corners > 2) Triangle(_left, corner, _right);
        if (isRight) _right = corner;
        else _left = corner;
    }

    /// <summary>
    /// Follows the edge pixel by pixel and looks to both sides, which is faster than two triangles; false where the ends of the ribbon cross
    /// each other. Not for dashes, which lean where triangles do.
    /// </summary>
    bool Stretch(in RibbonStretch stretch, in RibbonCorner left, in RibbonCorner right)
    {
        if (IsBeside(left, right)) return true;
        var start = EdgeSide.Towards(_left, _right, stretch.To);
        var end = EdgeSide.Towards(left, right, stretch.From);
        if (!start.Holds(left) || !start.Holds(right) || !end.Holds(_left) || !end.Holds(_right)) return false;
        var walk = new StretchWalk(stretch, _half, _box);
        // Only beside its ends it needs to be asked on which side of them a pixel lies.
        var (startFirst, startEnd) = walk.Steps(_left, _right);
        var (endFirst, endEnd) = walk.Steps(left, right);
        var (first, last) = (Math.Max(walk.First, Math.Min(startFirst, endFirst)), Math.Min(walk.End, Math.Max(startEnd, endEnd)));
        for (var step = first; step < last; step++)
        {
            var isAsked = (step >= startFirst && step < startEnd) || (step >= endFirst && step < endEnd);
            var (from, to) = walk.Across(step);
            for (var place = from; place < to; place++)
            {
                var side = walk.SideOf(step, place);
                if (!(Math.Abs(side) < 1)) continue;
                var (x, y) = walk.Pixel(step, place);
                if (isAsked && !(start.Holds(x, y) && end.Holds(x, y))) continue;
                Lay(ref _ink.Touch(x, x + 1, y), side, end: 0, along: 0);
            }
        }
        return true;
    }

    /// <summary>Whether all that lies between the last corners and these lies on one side of the pixels that are drawn.</summary>
    bool IsBeside(in RibbonCorner left, in RibbonCorner right)
    {
        var (west, east, north, south) = (_box.Left << 8, _box.Right << 8, _box.Top << 8, _box.Bottom << 8);
        return (left.X < west && right.X < west && _left.X < west && _right.X < west)
            || (left.X > east && right.X > east && _left.X > east && _right.X > east)
            || (left.Y < north && right.Y < north && _left.Y < north && _right.Y < north)
            || (left.Y > south && right.Y > south && _left.Y > south && _right.Y > south);
    }

    void Triangle(in RibbonCorner a, in RibbonCorner b, in RibbonCorner c)
    {
        var (left, right) = (PixelMiddle.First(Math.Min(a.X, Math.Min(b.X, c.X))), PixelMiddle.First(Math.Max(a.X, Math.Max(b.X, c.X))));
        var (top, bottom) = (PixelMiddle.First(Math.Min(a.Y, Math.Min(b.Y, c.Y))), PixelMiddle.First(Math.Max(a.Y, Math.Max(b.Y, c.Y))));
        var isSmall = (long)(right - left) * (bottom - top) <= SmallArea;
        (left, right, top, bottom) = (Math.Max(left, _box.Left), Math.Min(right, _box.Right), Math.Max(top, _box.Top), Math.Min(bottom, _box.Bottom));
        if (left >= right || top >= bottom) return;
        long area = (long)(b.X - a.X) * (c.Y - a.Y) - (long)(b.Y - a.Y) * (c.X - a.X);
        if (area == 0) return;
        if (!isSmall) LargeTriangle(a, b, c, area, top, bottom);
        else if (area > 0) SmallTriangle(a, b, c, area, new PixelBox(left, top, right, bottom));
        else SmallTriangle(a, c, b, -area, new PixelBox(left, top, right, bottom));
    }

    /// <summary>Asks each pixel around the triangle on which side of its edges it lies; the answers weigh the corners.</summary>
    void SmallTriangle(in RibbonCorner a, in RibbonCorner b, in RibbonCorner c, long area, in PixelBox box)
    {
        var (ab, bc, ca) = (new EdgeSide(a, b), new EdgeSide(b, c), new EdgeSide(c, a));
        var perArea = 1.0 / area;
        var (acrossB, acrossC) = ((b.Across - a.Across) * perArea, (c.Across - a.Across) * perArea);
        var (beyondB, beyondC) = ((b.Beyond - a.Beyond) * perArea, (c.Beyond - a.Beyond) * perArea);
        var hasBeyond = a.Beyond + b.Beyond + c.Beyond > 0;
        for (var y = box.Top; y < box.Bottom; y++)
        {
            var (insideAb, insideBc, insideCa) = (ab.At(box.Left, y), bc.At(box.Left, y), ca.At(box.Left, y));
            ref var sum = ref _ink.Touch(box.Left, box.Right, y);
            for (var x = box.Left; x < box.Right; x++, insideAb += ab.Right, insideBc += bc.Right, insideCa += ca.Right, sum = ref Unsafe.Add(ref sum, 1))
            {
                if (((insideAb - ab.Least) | (insideBc - bc.Least) | (insideCa - ca.Least)) < 0) continue;
                var side = (float)(a.Across + insideCa * acrossB + insideAb * acrossC);
                var end = hasBeyond ? (float)(a.Beyond + insideCa * beyondB + insideAb * beyondC) : 0;
                var along = _isDashed ? a.Along + (insideCa * (b.Along - a.Along) + insideAb * (c.Along - a.Along)) * perArea : 0;
                Lay(ref sum, side, end, along);
            }
        }
    }

    void LargeTriangle(in RibbonCorner a, in RibbonCorner b, in RibbonCorner c, long area, int top, int bottom)
    {
        var slopes = new CornerSlopes(a, b, c, area, _isDashed);
        var edges = new TriangleEdges(a, b, c);
        for (var y = top; y < bottom; y++)
        {
            var (from, to) = edges.At(y);
            var (first, last) = (Math.Max(from, _box.Left), Math.Min(to, _box.Right));
            if (first < last) Row(slopes, y, from, first, last);
        }
    }

    /// <param name="from">Where the row begins in the triangle, whatever of it is seen: what is counted from there is the same in every frame.</param>
    void Row(in CornerSlopes slopes, int y, int from, int first, int last)
    {
        var (across, beyond) = (slopes.AcrossAt(from, y), slopes.BeyondAt(from, y));
        var along = _isDashed ? slopes.AlongAt(from, y) : 0;
        ref var sum = ref _ink.Touch(first, last, y);
        for (var x = first - from; x < last - from; x++, sum = ref Unsafe.Add(ref sum, 1))
            Lay(ref sum, across + x * slopes.Across, beyond + x * slopes.Beyond, along + x * slopes.Along);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Lay(ref ushort sum, float side, float end, double along)
    {
        var near = 1 - (end > 0 ? MathF.Sqrt(side * side + end * end) : MathF.Abs(side));
        if (!(near > 0)) return;
        var dark = Math.Min(1, near * _darkening);
        if (_isDashed) dark *= _dashes.PartAt((float)Within(along + _phase, _dashes.Period), side);
        Ink.Add(ref sum, (int)(dark * _opacity + 0.5f));
    }

    static double Within(double place, double period) => place - Math.Floor(place / period) * period;
}
