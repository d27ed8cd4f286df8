using EcoTiles.Drawing;

namespace EcoTiles.Canvases.Raster.Ribbons;

/// <summary>
/// Lays a ribbon along a line: two corners at each of its points, one on each rim, so that every three corners that follow each other on
/// one rim and the other are a triangle. At corners of the line it is joined as browsers join lines.
/// </summary>
sealed class RibbonMaker
{
    /// <summary>A miter shorter than this many half widths stands for a round join.</summary>
    const double RoundLimit = 1.05;

    /// <summary>The same of a line so thin that no pixel shows the difference.</summary>
    const double ThinRoundLimit = 1.3;

    /// <summary>1/256 pixels from such a line to a rim.</summary>
    const double Thin = 1.5 * 256;

    /// <summary>Half widths that a corner may lie from its point. Beyond, the ribbon is turned over instead.</summary>
    const double LongestMiter = 2;

    /// <summary>Beyond this a line goes straight back.</summary>
    const double StraightBack = 100;

    const double DegreesOfFan = 20;

    readonly RibbonPainter _painter;
    double _half;
    bool _isThin;
    double _miterLimit;
    LineJoin _join;
    LineCap _cap;
    (int X, int Y) _at;
    double _along;
    RibbonStretch _stretch; // by which the next corners are reached

    public RibbonMaker(RibbonPainter painter) => _painter = painter;

    /// <param name="half">Pixels from the line to a rim.</param>
    public void Begin(double half, in StrokeStyle style)
    {
        (_half, _join, _cap) = (256 * half, style.Join, style.Cap);
        _isThin = _half <= Thin && style.Dashes is null;
        _miterLimit = style.Join == LineJoin.Bevel ? RoundLimit : style.MiterLimit;
    }

    public void Line(DeviceLine line, double travelled)
    {
        var places = line.Points;
        var isClosed = line.IsClosed;
        if (places.Length < (isClosed ? 3 : 2)) return;
        _along = travelled;
        _painter.BeginRibbon();
        _stretch = default;
        var into = isClosed ? Normal(places[^1], places[0], out _) : default;
        var last = isClosed ? places.Length : places.Length - 1;
        for (var i = 0; i <= last; i++)
        {
            _at = places[i % places.Length];
            if (i == last && !isClosed)
            {
                End(into, isStart: false);
                break;
            }
            var outOf = Normal(_at, places[(i + 1) % places.Length], out var length);
            if (i == 0 && !isClosed) End(outOf, isStart: true);
            else Join(into, outOf, isStart: i == 0);
            into = outOf;
            _stretch = new RibbonStretch(_at, places[(i + 1) % places.Length], outOf.X, outOf.Y);
            _along += length;
        }
    }

    void End(Side normal, bool isStart)
    {
        var outwards = isStart ? -1 : 1;
        switch (_cap)
        {
            case LineCap.Square:
                Pair(normal, outwards, outwards);
                break;
            case LineCap.Round when isStart:
                Pair(normal, -1, -1, beyond: 1);
                Pair(normal, 0, 0);
                break;
            case LineCap.Round:
                Pair(normal, 0, 0);
                Pair(normal, 1, 1, beyond: 1);
                break;
            default:
                Pair(normal, 0, 0);
                break;
        }
    }

    /// <param name="isStart">A ring begins here: what is before the corner is drawn when it comes back.</param>
    void Join(Side into, Side outOf, bool isStart)
    {
        var sum = into + outOf;
        var middle = sum.Length > 0 ? sum * (1 / sum.Length) : default;
        var cosine = middle.Dot(outOf); // of half the turn
        var miter = cosine > 0 ? 1 / cosine : double.PositiveInfinity;
        var isRound = _join == LineJoin.Round && miter >= (_isThin ? ThinRoundLimit : RoundLimit);
        if (isRound && miter > LongestMiter) RoundJoin(into, outOf, isStart);
        else if (isRound) Bevel(into, outOf, miter, fan: _isThin ? 0 : (int)Math.Round(2 * Math.Sqrt(2 - 2 * cosine) * 180 / Math.PI / DegreesOfFan), isStart);
        else if (_join == LineJoin.Round || miter <= _miterLimit) Pair(middle * miter, 0, 0);
        else if (miter > LongestMiter) Flip(into, outOf, middle, miter, isStart);
        else Bevel(into, outOf, miter, fan: 0, isStart);
    }

    /// <summary>Both stretches end round, the one on the other.</summary>
    void RoundJoin(Side into, Side outOf, bool isStart)
    {
        if (!isStart)
        {
            Pair(into, 0, 0);
            Pair(into, 1, 1, beyond: 1);
            Pair(outOf, -1, -1, beyond: 1);
        }
        Pair(outOf, 0, 0);
    }

    /// <summary>The inner rim keeps one corner, the outer one is cut off, or goes round in steps.</summary>
    void Bevel(Side into, Side outOf, double miter, int fan, bool isStart)
    {
        var back = -Math.Sqrt(miter * miter - 1);
        var turnsLeft = into.Cross(outOf) > 0;
        var (left, right) = turnsLeft ? (back, 0.0) : (0.0, back);
        if (!isStart) Pair(into, left, right);
        for (var step = 1; step < fan && !isStart; step++)
        {
            var between = into + (outOf - into) * ((double)step / fan);
            Corner(between * ((turnsLeft ? -1 : 1) / between.Length), isRight: turnsLeft, beyond: 0);
        }
        Pair(outOf, -left, -right);
    }

    /// <summary>A miter would reach too far: the ribbon is turned over at the corner, which cuts it off.</summary>
    void Flip(Side into, Side outOf, Side middle, double miter, bool isStart)
    {
        var across = miter > StraightBack
            ? outOf * -1
            : new Side(-middle.Y, middle.X) * (miter * (into + outOf).Length / (into - outOf).Length * (into.Cross(outOf) > 0 ? -1 : 1));
        if (!isStart) Pair(across, 0, 0);
        Pair(across * -1, 0, 0);
    }

    /// <summary>A corner on each rim, moved along the line by so many half widths.</summary>
    void Pair(Side normal, double left, double right, float beyond = 0)
    {
        var one = CornerAt(new Side(normal.X + normal.Y * left, normal.Y - normal.X * left), isRight: false, beyond);
        var other = CornerAt(new Side(-normal.X + normal.Y * right, -normal.Y - normal.X * right), isRight: true, beyond);
        _painter.AddPair(one, other, _stretch);
        _stretch = default;
    }

    void Corner(Side aside, bool isRight, float beyond) => _painter.AddCorner(CornerAt(aside, isRight, beyond), isRight);

    RibbonCorner CornerAt(Side aside, bool isRight, float beyond) =>
        new(_at.X + (int)Math.Round(aside.X * _half), _at.Y + (int)Math.Round(aside.Y * _half), isRight ? 1 : -1, beyond, _along);

    /// <param name="length">Pixels from one point to the other.</param>
    static Side Normal((int X, int Y) from, (int X, int Y) to, out double length)
    {
        var (x, y) = ((double)to.X - from.X, (double)to.Y - from.Y);
        var steps = Math.Sqrt(x * x + y * y);
        length = steps / 256;
        return new Side(-y / steps, x / steps);
    }

    readonly record struct Side(double X, double Y)
    {
        public double Length => Math.Sqrt(X * X + Y * Y);

        public double Dot(Side other) => X * other.X + Y * other.Y;

        public double Cross(Side other) => X * other.Y - Y * other.X;

        public static Side operator +(Side a, Side b) => new(a.X + b.X, a.Y + b.Y);

        public static Side operator -(Side a, Side b) => new(a.X - b.X, a.Y - b.Y);

        public static Side operator *(Side a, double factor) => new(a.X * factor, a.Y * factor);
    }
}
