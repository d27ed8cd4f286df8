using System.Runtime.CompilerServices;
using EcoTiles.Drawing;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Canvases.Raster.Strokes;

/// <summary>
/// Writes the outline of a line of some width: down its one side, round the end, and back along the other. What is
/// added to a point of the line is rounded to 1/256 pixel by itself, so that it is the same wherever the line lies.
/// </summary>
sealed class Outline
{
    /// <summary>Pixels that an arc's chord may stay away from the arc, and the tip of a miter may reach out unseen.</summary>
    const double Flatness = 1.0 / 64, Bluntness = 1.0 / 32;

    /// <summary>The same for lines that are no wider than a pixel or two, of whose joins little is seen.</summary>
    const double ThinRadius = 1, ThinFlatness = 1.0 / 12;

    readonly GrowingArray<int> _back = new(512);

    DevicePath _target = null!; // set by Begin before anything else
    DeviceTransform _transform;
    StrokeStyle _style;
    double _half;
    double _bluntest;
    double _arcStep;
    bool _countsOverlaps;
    int _originX;
    int _originY;
    int _x;
    int _y;

    public void Begin(DevicePath target, in DeviceTransform transform, in StrokeStyle style)
    {
        (_target, _transform, _style) = (target, transform, style);
        _half = style.Width / 2.0;
        var radius = Math.Max(_half * transform.LargestScale, 1e-9);
        target.Winding = transform.Determinant < 0 ? -1 : 1;
        var isThin = radius < ThinRadius;
        // By the width alone, never by what a line looks like elsewhere: a frame that shows a part of it draws it the same way.
        _countsOverlaps = !isThin;
        _arcStep = 2 * Math.Acos(1 - Math.Min((isThin ? ThinFlatness : Flatness) / radius, 0.5));
        // Where the line hardly turns all joins look the same.
        var tip = radius / (radius + (isThin ? ThinFlatness : Bluntness));
        _bluntest = 2 * tip * tip - 1;
    }

    /// <summary>Where the places of lines count from, in 1/256 pixels.</summary>
    public void MoveOrigin(int x, int y) => (_originX, _originY) = (x, y);

    /// <summary>A place in pixels of the canvas.</summary>
    public Step Pixel(Step place) => new(
        _originX / 256.0 + place.X * _transform.M11 + place.Y * _transform.M21,
        _originY / 256.0 + place.X * _transform.M12 + place.Y * _transform.M22);

    /// <summary>A line through at least two places, no two in a row the same.</summary>
    public void Line(ReadOnlySpan<Step> places, bool isClosed)
    {
        _back.Shrink(0);
        var firstRing = _target.RingCount;
        var first = places[1] - places[0];
        var firstLength = first.Length;
        first *= 1 / firstLength;
        if (!isClosed) StartCap(places[0], first);
        var (along, length) = (first, firstLength);
        for (var i = 1; i < places.Length; i++)
        {
            if (!isClosed && i == places.Length - 1) break;
            var next = places[i == places.Length - 1 ? 0 : i + 1] - places[i];
            var nextLength = next.Length;
            next *= 1 / nextLength;
            Join(places[i], along, next, length, nextLength);
            (along, length) = (next, nextLength);
        }
        if (isClosed)
        {
            Join(places[0], along, first, length, firstLength);
            _target.EndRing();
        }
        else EndCap(places[^1], along);
        for (var i = _back.Count - 2; i >= 0; i -= 2) _target.Add(_back[i], _back[i + 1]);
        _target.EndRing();
        if (_countsOverlaps) _target.MarkOverlapping(firstRing);
    }

    /// <summary>What a line of no length shows: its caps.</summary>
    public void Dot(Step place, Step along)
    {
        if (_style.Cap == LineCap.Butt) return;
        _back.Shrink(0);
        StartCap(place, along);
        EndCap(place, along);
        _target.EndRing();
    }

    /// <summary>The place of the line that offsets are added to from now on.</summary>
    void GoTo(Step place) => (_x, _y) = (_originX + FixedX(place), _originY + FixedY(place));

    void StartCap(Step place, Step along)
    {
        GoTo(place);
        var side = along.Turned * _half;
        if (_style.Cap == LineCap.Square)
        {
            Forth(-side - along * _half);
            Forth(side - along * _half);
            return;
        }
        Forth(-side);
        if (_style.Cap == LineCap.Round) Arc(-side, -Math.PI, isBack: false);
        Forth(side);
    }

    void EndCap(Step place, Step along)
    {
        GoTo(place);
        var side = along.Turned * _half;
        if (_style.Cap == LineCap.Square)
        {
            Forth(side + along * _half);
            Forth(along * _half - side);
            return;
        }
        Forth(side);
        if (_style.Cap == LineCap.Round) Arc(side, -Math.PI, isBack: false);
        Forth(-side);
    }

    void Join(Step place, Step along, Step next, double length, double nextLength)
    {
        GoTo(place);
        var shorter = Math.Min(length, nextLength);
        var (turn, ahead) = (Step.Cross(along, next), Step.Dot(along, next));
        var (side, nextSide) = (along.Turned * _half, next.Turned * _half);
        var tip = (side + nextSide) * (1 / (1 + Math.Max(ahead, -0.999999)));
        if (ahead >= _bluntest && Math.Abs(turn) * _half <= shorter)
        {
            Forth(tip);
            Back(-tip);
            return;
        }
        var isLeftInner = turn > 0;
        // The sides of the two pieces meet on the inner side, unless a piece is too short to reach that place.
        if (_half * Math.Abs(turn) < (1 + ahead) * 0.5 * shorter) Add(isLeftInner ? tip : -tip, !isLeftInner);
        else if (!_countsOverlaps)
        {
            var reach = _half * Math.Abs(turn) / Math.Max(1 + ahead, 1e-6);
            Add((isLeftInner ? side : -side) - along * Math.Min(reach, length / 2), !isLeftInner);
            Add((isLeftInner ? nextSide : -nextSide) + next * Math.Min(reach, nextLength / 2), !isLeftInner);
        }
        else
        {
            Add(isLeftInner ? side : -side, !isLeftInner);
            Add(default, !isLeftInner);
            Add(isLeftInner ? nextSide : -nextSide, !isLeftInner);
        }
        OuterJoin(isLeftInner ? -side : side, isLeftInner ? -nextSide : nextSide, isLeftInner ? -tip : tip,
            turn, ahead, isLeftInner);
    }

    void OuterJoin(Step side, Step nextSide, Step tip, double turn, double ahead, bool isBack)
    {
        if (_style.Join == LineJoin.Miter && _style.MiterLimit > 0 && 2 <= (1 + ahead) * _style.MiterLimit * _style.MiterLimit)
        {
            Add(tip, isBack);
            return;
        }
        Add(side, isBack);
        // Straight back has no side of its own: then the arc goes round the side that was taken for the outer one.
        if (_style.Join == LineJoin.Round) Arc(side, Math.Atan2(Math.Abs(turn), ahead) * (isBack ? 1 : -1), isBack);
        Add(nextSide, isBack);
    }

    /// <summary>The points between the two ends of an arc.</summary>
    void Arc(Step from, double angle, bool isBack)
    {
        var steps = (int)Math.Ceiling(Math.Abs(angle) / _arcStep);
        if (steps < 2) return;
        var (sin, cos) = Math.SinCos(angle / steps);
        for (var i = 1; i < steps; i++)
        {
            from = new Step(from.X * cos - from.Y * sin, from.X * sin + from.Y * cos);
            Add(from, isBack);
        }
    }

    void Add(Step offset, bool isBack)
    {
        if (isBack) Back(offset);
        else Forth(offset);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Forth(Step offset) => _target.Add(_x + FixedX(offset), _y + FixedY(offset));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Back(Step offset)
    {
        _back.Add(_x + FixedX(offset));
        _back.Add(_y + FixedY(offset));
    }

    int FixedX(Step step) => DeviceTransform.Fixed(step.X * _transform.M11 + step.Y * _transform.M21);

    int FixedY(Step step) => DeviceTransform.Fixed(step.X * _transform.M12 + step.Y * _transform.M22);
}
