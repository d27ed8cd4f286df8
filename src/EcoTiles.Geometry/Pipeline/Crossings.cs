using System.Numerics;
using System.Runtime.InteropServices;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Pipeline;

/// <summary>Looks for steps of a polygon's rings that cross each other. Holds scratch memory: one for each thread.</summary>
public sealed class Crossings
{
    /// <summary>Above this many steps they are sorted from west to east first.</summary>
    const int FewSteps = 512;

    readonly GrowingArray<int> _west = new(256), _east = new(256), _north = new(256), _south = new(256);
    readonly GrowingArray<int> _from = new(256), _to = new(256); // ordinate index of each end

    /// <summary>Finds two steps that cross at an inner point of both, if there are any.</summary>
    public bool TryFind(ReadOnlySpan<int> coordinates, ReadOnlySpan<int> ringEnds, out (int X, int Y) place)
    {
        Collect(coordinates, ringEnds);
        if (_from.Count > FewSteps) SortFromWest();
        place = default;
        for (var step = 0; step < _from.Count - 1; step++)
        {
            if (!TryFindAfter(coordinates, step)) continue;
            place = (coordinates[_from[step]], coordinates[_from[step] + 1]);
            return true;
        }
        return false;
    }

    bool TryFindAfter(ReadOnlySpan<int> coordinates, int step)
    {
        ReadOnlySpan<int> wests = _west.Span, easts = _east.Span, norths = _north.Span, souths = _south.Span;
        int west = wests[step], east = easts[step], north = norths[step], south = souths[step];
        var sorted = wests.Length > FewSteps;
        var other = step + 1;
        if (!sorted)
        {
            // The next step of the ring meets this one at its end, which is no crossing.
            if (_to[step] == _from[other]) other++;
            var vectors = (wests.Length - other) / Vector<int>.Count;
            for (; vectors > 0; vectors--, other += Vector<int>.Count)
            {
                var near = Vector.LessThanOrEqual(At(wests, other), new Vector<int>(east))
                    & Vector.GreaterThanOrEqual(At(easts, other), new Vector<int>(west))
                    & Vector.LessThanOrEqual(At(norths, other), new Vector<int>(south))
                    & Vector.GreaterThanOrEqual(At(souths, other), new Vector<int>(north));
                if (near == Vector<int>.Zero) continue;
                for (var i = 0; i < Vector<int>.Count; i++)
                {
                    if (near[i] != 0 && Cross(coordinates, step, other + i)) return true;
                }
            }
        }
        for (; other < wests.Length; other++)
        {
            if (wests[other] > east)
            {
                if (sorted) break;
                continue;
            }
            if (easts[other] < west || norths[other] > south || souths[other] < north) continue;
            if (Cross(coordinates, step, other)) return true;
        }
        return false;
    }

    static Vector<int> At(ReadOnlySpan<int> values, int index) =>
        Vector.LoadUnsafe(in MemoryMarshal.GetReference(values), (nuint)index);

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
        foreach (var list in (ReadOnlySpan<GrowingArray<int>>)[_west, _east, _north, _south, _from, _to])
        {
            list.Shrink(0);
            list.Extend(ringEnds.IsEmpty ? 0 : ringEnds[^1]);
        }
        Span<int> wests = _west.Span, easts = _east.Span, norths = _north.Span, souths = _south.Span, from = _from.Span, to = _to.Span;
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

    void SortFromWest()
    {
        var order = Enumerable.Range(0, _west.Count).ToArray();
        Array.Sort(_west.ToArray(), order);
        foreach (var list in (ReadOnlySpan<GrowingArray<int>>)[_west, _east, _north, _south, _from, _to])
        {
            var unsorted = list.ToArray();
            for (var i = 0; i < order.Length; i++) list[i] = unsorted[order[i]];
        }
    }
}
