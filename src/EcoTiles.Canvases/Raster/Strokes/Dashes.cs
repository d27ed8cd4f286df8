using EcoTiles.Drawing;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Canvases.Raster.Strokes;

/// <summary>
/// Cuts lines into dashes. Each dash's place follows from its number and the line's start, so that whatever part of
/// the line is drawn shows the same dashes; only those that can be seen are made.
/// </summary>
sealed class Dashes(Outline outline, FarLines far)
{
    /// <summary>Pixels; dashes that repeat within less are one even tone.</summary>
    const double Finest = 1.0 / 8;

    /// <summary>On a line of more rounds than this a number does not tell any more where a dash lies.</summary>
    const double MostRounds = 1e12;

    readonly GrowingArray<(double Start, double End)> _pattern = new();
    readonly GrowingArray<double> _lengths = new(256);
    readonly GrowingArray<Step> _dash = new();
    double _period;
    double _start;
    double _phase;
    double _nearest;
    bool _isFar;
    Window _visible;

    /// <summary>False when the line is to be drawn whole, with the part of its colour that is returned.</summary>
    public bool Begin(in StrokeStyle style, double scale, double nearest, in Window visible, out double tone)
    {
        tone = 1;
        if (style.Dashes is not { Length: > 0 } dashes) return false;
        _pattern.Shrink(0);
        var (place, covered) = (0.0, 0.0);
        // An odd number of lengths changes places from one round to the next.
        for (var i = 0; i < dashes.Length * (1 + dashes.Length % 2); i++)
        {
            var length = dashes[i % dashes.Length];
            if (!(length >= 0) || !float.IsFinite(length)) return false;
            if (i % 2 == 0)
            {
                _pattern.Add((place, place + length));
                covered += length;
            }
            place += length;
        }
        if (place <= 0 || covered >= place) return false;
        if (place * scale < Finest)
        {
            if (style.Cap == LineCap.Butt) tone = covered / place;
            return false;
        }
        (_period, _nearest, _visible) = (place, nearest, visible);
        _start = float.IsFinite(style.DashPhase) ? style.DashPhase : 0;
        return true;
    }

    /// <param name="travelled">How far along the line it begins.</param>
    public void Line(ReadOnlySpan<Step> places, bool isClosed, bool isFar, double travelled)
    {
        _isFar = isFar;
        var phase = _start + travelled;
        _phase = phase - Math.Floor(phase / _period) * _period;
        _lengths.Shrink(0);
        _lengths.Add(0);
        for (var i = 1; i < places.Length; i++) _lengths.Add(_lengths[^1] + (places[i] - places[i - 1]).Length);
        if (isClosed) _lengths.Add(_lengths[^1] + (places[0] - places[^1]).Length);
        var total = _lengths[^1];
        if (!(total < _period * MostRounds))
        {
            DrawWhole(places, isClosed);
            return;
        }
        var (first, last) = isClosed ? (At(0), At(total)) : (-1, -1);
        var isJoined = first >= 0 && last >= 0;
        if (isJoined) AroundStart(places, first, last, total);
        var drawn = -1L;
        for (var i = 0; i + 1 < _lengths.Count; i++)
        {
            var (from, to) = (places[i], places[(i + 1) % places.Length]);
            var (enter, leave) = Window.Within(outline.Pixel(from), outline.Pixel(to), _visible);
            if (enter > leave) continue;
            var length = _lengths[i + 1] - _lengths[i];
            var (start, end) = (_lengths[i] + enter * length, _lengths[i] + leave * length);
            for (var number = Math.Max(drawn + 1, NumberAt(start)); ; number++)
            {
                var (dashStart, dashEnd) = Dash(number);
                if (dashStart > end) break;
                drawn = number;
                // What only touches the line's first or last point is not on it, unless it is a dot.
                if (dashStart < dashEnd && (dashEnd <= 0 || dashStart >= total)) continue;
                if (dashEnd < Math.Max(start, 0) || (isJoined && (number == first || number == last))) continue;
                _dash.Shrink(0);
                Collect(places, Math.Max(0, dashStart), Math.Min(total, dashEnd));
                Draw(from, to);
            }
        }
    }

    /// <summary>A closed line that begins and ends within a dash: the two pieces are one dash.</summary>
    void AroundStart(ReadOnlySpan<Step> places, long first, long last, double total)
    {
        if (first == last)
        {
            DrawWhole(places, isClosed: true);
            return;
        }
        _dash.Shrink(0);
        Collect(places, Dash(last).Start, total);
        Collect(places, 0, Dash(first).End);
        Draw(places[0], places[1]);
    }

    void DrawWhole(ReadOnlySpan<Step> places, bool isClosed)
    {
        if (_isFar) far.Line(places, isClosed);
        else outline.Line(places, isClosed);
    }

    /// <summary>A dash's place along the line; the one that the line begins in, or comes to first, has number 0.</summary>
    (double Start, double End) Dash(long number)
    {
        var round = number / _pattern.Count;
        var (start, end) = _pattern[(int)(number - round * _pattern.Count)];
        var offset = round * _period - _phase;
        return (start + offset, end + offset);
    }

    /// <summary>A number not after the first dash that ends behind this place.</summary>
    long NumberAt(double place) => Math.Max(0, (long)((place + _phase) / _period) - 1) * _pattern.Count;

    /// <summary>The dash that this place lies in, or -1.</summary>
    long At(double place)
    {
        for (var number = NumberAt(place); ; number++)
        {
            var (start, end) = Dash(number);
            if (start > place) return -1;
            if (end > place) return number;
        }
    }

    void Collect(ReadOnlySpan<Step> places, double start, double end)
    {
        var lengths = _lengths.Span;
        var piece = Piece(lengths, start);
        Add(PlaceAt(places, piece, start));
        for (; lengths[piece + 1] < end; piece++) Add(places[(piece + 1) % places.Length]);
        var last = PlaceAt(places, piece, end);
        if (_dash.Count > 1 && (last - _dash[^1]).Length < _nearest) _dash[^1] = last;
        else Add(last);
    }

    void Add(Step place)
    {
        if (_dash.Count == 0 || (place - _dash[^1]).Length >= _nearest) _dash.Add(place);
    }

    Step PlaceAt(ReadOnlySpan<Step> places, int piece, double along)
    {
        var (from, to) = (places[piece], places[(piece + 1) % places.Length]);
        return from + (to - from) * ((along - _lengths[piece]) / (_lengths[piece + 1] - _lengths[piece]));
    }

    static int Piece(ReadOnlySpan<double> lengths, double along)
    {
        var found = lengths.BinarySearch(along);
        return Math.Clamp(found < 0 ? ~found - 1 : found, 0, lengths.Length - 2);
    }

    void Draw(Step from, Step to)
    {
        if (_dash.Count == 1)
        {
            var step = to - from;
            outline.Dot(_dash[0], step * (1 / step.Length));
        }
        else if (_isFar) far.Line(_dash.Span, isClosed: false);
        else outline.Line(_dash.Span, isClosed: false);
    }
}
