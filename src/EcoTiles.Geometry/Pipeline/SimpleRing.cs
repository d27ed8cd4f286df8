using System.Numerics;
using System.Runtime.Intrinsics;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Pipeline;

/// <summary>
/// Tells rings that nowhere touch or cross themselves, many steps at a time. Whatever is not clear beyond rounding counts as
/// doubtful and is for a slower judge. Holds scratch memory: one for each thread.
/// </summary>
public sealed class SimpleRing
{
    /// <summary>Above this many steps they are sorted from west to east first.</summary>
    const int FewSteps = 512;

    /// <summary>How far the area of a triangle may be off, for each unit of the products it is the difference of (Shewchuk).</summary>
    const double Rounding = 3.3306690738754716e-16;

    static readonly int Lanes = Vector512<double>.Count;

    readonly GrowingArray<double> _x = new(256), _y = new(256);
    readonly GrowingArray<double> _west = new(256), _east = new(256), _south = new(256), _north = new(256);
    int[] _order = [];

    /// <summary>Whether the ring is certainly simple.</summary>
    /// <param name="ring">Longitudes and latitudes in turn; the last point may repeat the first.</param>
    public bool IsCertain(ReadOnlySpan<double> ring)
    {
        Collect(ring);
        var steps = _x.Count;
        if (steps < 3) return false;
        for (var step = 0; step < steps; step++)
        {
            if (!double.IsFinite(_x[step] + _y[step]) || TurnsBack(step, Next(step))) return false;
        }
        return steps <= FewSteps ? IsFreeOfMeetings() : IsFreeOfMeetingsEastward();
    }

    bool IsFreeOfMeetings()
    {
        ReadOnlySpan<double> wests = _west.Span, easts = _east.Span, souths = _south.Span, norths = _north.Span;
        for (var step = 0; step + 2 < _x.Count; step++)
        {
            Vector512<double> west = Vector512.Create(wests[step]), east = Vector512.Create(easts[step]);
            Vector512<double> south = Vector512.Create(souths[step]), north = Vector512.Create(norths[step]);
            for (var other = step + 2; other < _x.Count; other += Lanes)
            {
                var near = Vector512.LessThanOrEqual(At(wests, other), east) & Vector512.GreaterThanOrEqual(At(easts, other), west)
                    & Vector512.LessThanOrEqual(At(souths, other), north) & Vector512.GreaterThanOrEqual(At(norths, other), south);
                for (var lanes = near.ExtractMostSignificantBits(); lanes != 0; lanes &= lanes - 1)
                {
                    var candidate = other + BitOperations.TrailingZeroCount(lanes);
                    if (candidate < _x.Count && MayMeet(step, candidate)) return false;
                }
            }
        }
        return true;
    }

    /// <summary>The same where steps are sorted from west to east, so that the search can end early.</summary>
    bool IsFreeOfMeetingsEastward()
    {
        ReadOnlySpan<double> wests = _west.Span, easts = _east.Span, souths = _south.Span, norths = _north.Span;
        _order = [.. Enumerable.Range(0, _x.Count)];
        var keys = wests[.._order.Length].ToArray();
        Array.Sort(keys, _order);
        for (var i = 0; i < _order.Length; i++)
        {
            var step = _order[i];
            for (var j = i + 1; j < _order.Length && keys[j] <= easts[step]; j++)
            {
                var other = _order[j];
                if (souths[other] <= norths[step] && norths[other] >= souths[step] && MayMeet(step, other)) return false;
            }
        }
        return true;
    }

    static Vector512<double> At(ReadOnlySpan<double> values, int index) => Vector512.Create(values[index..]);

    /// <summary>Whether two steps may have a point in common, other than the one where one follows the other.</summary>
    bool MayMeet(int one, int other)
    {
        if (Next(one) == other || Next(other) == one) return false;
        int a = one, b = Next(one), p = other, q = Next(other);
        return Side(a, b, p) * Side(a, b, q) != 1 && Side(p, q, a) * Side(p, q, b) != 1;
    }

    /// <summary>Whether the ring may run back over the step it just made.</summary>
    bool TurnsBack(int step, int next)
    {
        var after = Next(next);
        return Side(step, next, after) == 0
            && (_x[next] - _x[step]) * (_x[after] - _x[next]) + (_y[next] - _y[step]) * (_y[after] - _y[next]) <= 0;
    }

    int Next(int step) => step + 1 == _x.Count ? 0 : step + 1;

    /// <summary>On which side of a-b lies p: -1 or 1, or 0 when that is not certain.</summary>
    int Side(int a, int b, int p)
    {
        var one = (_x[a] - _x[p]) * (_y[b] - _y[p]);
        var other = (_y[a] - _y[p]) * (_x[b] - _x[p]);
        var area = one - other;
        return Math.Abs(area) > Rounding * (Math.Abs(one) + Math.Abs(other)) ? Math.Sign(area) : 0;
    }

    void Collect(ReadOnlySpan<double> ring)
    {
        _x.Shrink(0);
        _y.Shrink(0);
        for (var i = 0; i < ring.Length; i += 2)
        {
            if (_x.Count > 0 && _x[_x.Count - 1] == ring[i] && _y[_y.Count - 1] == ring[i + 1]) continue;
            _x.Add(ring[i]);
            _y.Add(ring[i + 1]);
        }
        if (_x.Count > 1 && _x[0] == _x[_x.Count - 1] && _y[0] == _y[_y.Count - 1])
        {
            _x.Shrink(_x.Count - 1);
            _y.Shrink(_y.Count - 1);
        }
        // Room behind the last step, for vectors that reach beyond it.
        Span<double> wests = Room(_west), easts = Room(_east), souths = Room(_south), norths = Room(_north);
        for (var step = 0; step < _x.Count; step++)
        {
            var next = Next(step);
            (wests[step], easts[step]) = _x[step] < _x[next] ? (_x[step], _x[next]) : (_x[next], _x[step]);
            (souths[step], norths[step]) = _y[step] < _y[next] ? (_y[step], _y[next]) : (_y[next], _y[step]);
        }
    }

    Span<double> Room(GrowingArray<double> list)
    {
        list.Shrink(0);
        return list.Extend(_x.Count + Lanes);
    }
}
