using System.Numerics;
using System.Runtime.Intrinsics;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Pipeline;

/// <summary>Looks for steps of a polygon's rings that cross each other. Holds scratch memory: one for each thread.</summary>
public sealed class Crossings
{
    /// <summary>Above this many steps they are sorted from west to east first.</summary>
    const int FewSteps = 512;

    static readonly int Lanes = Vector512<int>.Count;

    readonly GrowingArray<int> _west = new(256), _east = new(256), _north = new(256), _south = new(256);
    readonly GrowingArray<int> _from = new(256), _to = new(256); // ordinate index of each end

    /// <summary>Finds two steps that cross at an inner point of both, if there are any.</summary>
    public bool TryFind(ReadOnlySpan<int> coordinates, ReadOnlySpan<int> ringEnds, out (int X, int Y) place)
    {
        place = default;
        if (ringEnds.Length == 1 && StarShape.Is(coordinates[..(2 * ringEnds[0])])) return false;
        Collect(coordinates, ringEnds);
        var isSorted = _from.Count > FewSteps;
        if (isSorted) SortFromWest();
        for (var step = 0; step < _from.Count - 1; step++)
        {
            if (!(isSorted ? CrossesEastward(coordinates, step) : CrossesLater(coordinates, step))) continue;
            place = (coordinates[_from[step]], coordinates[_from[step] + 1]);
            return true;
        }
        return false;
    }

    /// <summary>Whether the step crosses one after it in the list, many steps at a time.</summary>
    bool CrossesLater(ReadOnlySpan<int> coordinates, int step)
    {
        ReadOnlySpan<int> wests = _west.Span, easts = _east.Span, norths = _north.Span, souths = _south.Span;
        Vector512<int> west = Vector512.Create(wests[step]), east = Vector512.Create(easts[step]);
        Vector512<int> north = Vector512.Create(norths[step]), south = Vector512.Create(souths[step]);
        // The next step of the ring meets this one at its end, which is no crossing.
        for (var other = _to[step] == _from[step + 1] ? step + 2 : step + 1; other < _from.Count; other += Lanes)
        {
            var near = Vector512.LessThanOrEqual(At(wests, other), east) & Vector512.GreaterThanOrEqual(At(easts, other), west)
                & Vector512.LessThanOrEqual(At(norths, other), south) & Vector512.GreaterThanOrEqual(At(souths, other), north);
            for (var lanes = near.ExtractMostSignificantBits(); lanes != 0; lanes &= lanes - 1)
            {
                var candidate = other + BitOperations.TrailingZeroCount(lanes);
                if (candidate < _from.Count && Cross(coordinates, step, candidate)) return true;
            }
        }
        return false;
    }

    /// <summary>The same where steps are sorted from west to east, so that the search can end early.</summary>
    bool CrossesEastward(ReadOnlySpan<int> coordinates, int step)
    {
        ReadOnlySpan<int> wests = _west.Span, easts = _east.Span, norths = _north.Span, souths = _south.Span;
        for (var other = step + 1; other < _from.Count && wests[other] <= easts[step]; other++)
        {
            if (easts[other] < wests[step] || norths[other] > souths[step] || souths[other] < norths[step]) continue;
            if (Cross(coordinates, step, other)) return true;
        }
        return false;
    }

    static Vector512<int> At(ReadOnlySpan<int> values, int index) => Vector512.Create(values[index..]);

    bool Cross(ReadOnlySpan<int> c, int one, int other)
    {
        int a = _from[one], b = _to[one], p = _from[other], q = _to[other];
        return Side(c, a, b, p) * Side(c, a, b, q) < 0 && Side(c, p, q, a) * Side(c, p, q, b) < 0;
    }

    /// <summary>On which side of a-b lies p: -1, 0 or 1, exactly.</summary>
    static int Side(ReadOnlySpan<int> c, int a, int b, int p)
    {
        long abX = (long)c[b] - c[a], abY = (long)c[b + 1] - c[a + 1];
        long apX = (long)c[p] - c[a], apY = (long)c[p + 1] - c[a + 1];
        const long Safe = 1L << 30;
        return Math.Abs(abX) < Safe && Math.Abs(abY) < Safe && Math.Abs(apX) < Safe && Math.Abs(apY) < Safe
            ? Math.Sign(abX * apY - abY * apX)
            : ((Int128)abX * apY).CompareTo((Int128)abY * apX);
    }

    void Collect(ReadOnlySpan<int> coordinates, ReadOnlySpan<int> ringEnds)
    {
        var steps = ringEnds.IsEmpty ? 0 : ringEnds[^1];
        // Room behind the last step, for vectors that reach beyond it.
        Span<int> wests = Room(_west, steps + Lanes), easts = Room(_east, steps + Lanes);
        Span<int> norths = Room(_north, steps + Lanes), souths = Room(_south, steps + Lanes);
        Span<int> from = Room(_from, steps), to = Room(_to, steps);
        var start = 0;
        foreach (var end in ringEnds)
        {
            for (var point = start; point < end; point++)
            {
                var next = point + 1 == end ? start : point + 1;
                int x = coordinates[2 * point], y = coordinates[2 * point + 1];
                int nextX = coordinates[2 * next], nextY = coordinates[2 * next + 1];
                (from[point], to[point]) = (2 * point, 2 * next);
                (wests[point], easts[point]) = x < nextX ? (x, nextX) : (nextX, x);
                (norths[point], souths[point]) = y < nextY ? (y, nextY) : (nextY, y);
            }
            start = end;
        }
    }

    static Span<int> Room(GrowingArray<int> list, int count)
    {
        list.Shrink(0);
        return list.Extend(count);
    }

    void SortFromWest()
    {
        var order = Enumerable.Range(0, _from.Count).ToArray();
        Array.Sort(_west.Span[..order.Length].ToArray(), order);
        foreach (var list in (ReadOnlySpan<GrowingArray<int>>)[_west, _east, _north, _south, _from, _to])
        {
            var unsorted = list.ToArray();
            for (var i = 0; i < order.Length; i++) list[i] = unsorted[order[i]];
        }
    }
}
