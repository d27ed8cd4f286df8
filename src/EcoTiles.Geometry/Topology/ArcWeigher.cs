using System.Numerics;
using System.Runtime.Intrinsics;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Topology;

/// <summary>Weighs the points of one path after the other; holds the scratch memory for it.</summary>
sealed class ArcWeigher(int latticeZoom, int finestZoom)
{
    static readonly int Lanes = Vector512<double>.Count;

    readonly GrowingArray<double> _xs = new(256), _ys = new(256); // points of the arc, in its own direction
    readonly GrowingArray<byte> _levels = new(128);
    readonly GrowingArray<(int From, int To, double Ceiling)> _open = new(128);
    readonly WeighedArcs _weighed = new();

    public void WeighPath(ReadOnlySpan<int> points, ReadOnlySpan<bool> junctions, Span<byte> levels, bool closed)
    {
        var count = levels.Length;
        levels.Clear();
        if (count < 3) return;
        var first = junctions.IndexOf(true);
        if (!closed)
        {
            for (var from = 0; from < count - 1;)
            {
                var to = from + 1 + junctions[(from + 1)..].IndexOf(true);
                WeighRun(points, levels, from, to);
                from = to;
            }
        }
        else if (first < 0)
        {
            var anchor = Smallest(points);
            WeighLoop(points, levels, anchor, anchor + count);
        }
        else
        {
            var from = first;
            for (int steps; (steps = junctions[(from + 1)..].IndexOf(true)) >= 0; from += 1 + steps)
                WeighRun(points, levels, from, from + 1 + steps);
            WeighRun(points, levels, from, first + count);
        }
    }

    /// <summary>What is a loop within one ring, coming back to the same junction, is the whole ring of its neighbour.</summary>
    void WeighRun(ReadOnlySpan<int> points, Span<byte> levels, int from, int to)
    {
        var count = levels.Length;
        if (Compare(points, from % count, to % count) == 0) WeighLoop(points, levels, from, to);
        else WeighArc(points, levels, from, to);
    }

    /// <summary>A loop has one fixed point; the point farthest from it is the second, and two arcs remain.</summary>
    void WeighLoop(ReadOnlySpan<int> points, Span<byte> levels, int from, int to)
    {
        var count = levels.Length;
        long anchorX = points[2 * (from % count)], anchorY = points[2 * (from % count) + 1];
        var farthest = -1;
        double distance = -1;
        for (var i = from; i < to; i++)
        {
            var at = i % count;
            double dx = points[2 * at] - anchorX, dy = points[2 * at + 1] - anchorY;
            var square = dx * dx + dy * dy;
            if (square < distance || (square == distance && !Before(points, at, farthest % count))) continue;
            farthest = i;
            distance = square;
        }
        WeighArc(points, levels, from, farthest);
        WeighArc(points, levels, farthest, to);
    }

    /// <summary>Weighs what lies between two fixed points; indices past the end go on from the start.</summary>
    void WeighArc(ReadOnlySpan<int> points, Span<byte> levels, int from, int to)
    {
        var inner = to - from - 1;
        if (inner <= 0) return;
        var count = levels.Length;
        var forward = IsForward(points, from, to, count);
        Span<double> xs = Room(_xs, inner + 2 + Lanes), ys = Room(_ys, inner + 2 + Lanes); // vectors reach behind the last point
        var hash = WeighedArcs.FirstHash;
        for (int i = 0, at = forward ? from : to; i < inner + 2; i++, at += forward ? 1 : -1)
        {
            var point = 2 * (at < count ? at : at - count);
            var (x, y) = (points[point], points[point + 1]);
            xs[i] = x;
            ys[i] = y;
            hash = WeighedArcs.Hash(hash, x, y);
        }
        _levels.Shrink(0);
        var weighed = _levels.Extend(inner + 2);
        if (!_weighed.TryGet(hash, weighed))
        {
            Weigh(xs, ys, weighed);
            _weighed.Add(hash, weighed);
        }
        for (int i = 1, at = forward ? from + 1 : to - 1; i <= inner; i++, at += forward ? 1 : -1)
            levels[at < count ? at : at - count] = weighed[i];
    }

    /// <summary>Both polygons beside an arc must weigh it from the same end.</summary>
    static bool IsForward(ReadOnlySpan<int> points, int from, int to, int count)
    {
        for (int front = from, back = to; front < back; front++, back--)
        {
            var order = Compare(points, front % count, back % count);
            if (order != 0) return order < 0;
        }
        return true;
    }

    static Span<double> Room(GrowingArray<double> list, int count)
    {
        list.Shrink(0);
        return list.Extend(count);
    }

    void Weigh(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, Span<byte> levels)
    {
        _open.Shrink(0);
        _open.Add((0, levels.Length - 1, double.MaxValue));
        while (_open.Count > 0)
        {
            var run = _open[_open.Count - 1];
            _open.Shrink(_open.Count - 1);
            var (square, at) = Farthest(xs, ys, run.From, run.To);
            // A point never outlives the one that called for it, so every zoom keeps whole branches.
            var weight = Math.Min(square, run.Ceiling);
            var level = LevelOf(weight);
            if (level > finestZoom)
            {
                levels[(run.From + 1)..run.To].Fill(ThinningLevels.Never);
                continue;
            }
            levels[at] = level;
            if (at - run.From > 1) _open.Add((run.From, at, weight));
            if (run.To - at > 1) _open.Add((at, run.To, weight));
        }
    }

    /// <summary>Several points at a time and without a jump for each: which is farther cannot be foreseen. Of equals the first.</summary>
    static (double Square, int At) Farthest(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, int from, int to)
    {
        double startX = xs[from], startY = ys[from];
        double dx = xs[to] - startX, dy = ys[to] - startY;
        var length = dx * dx + dy * dy;
        var inverse = length > 0 ? 1 / length : 0;
        Vector512<double> startXs = Vector512.Create(startX), startYs = Vector512.Create(startY);
        Vector512<double> dxs = Vector512.Create(dx), dys = Vector512.Create(dy), inverses = Vector512.Create(inverse);
        double best = -1;
        var bestAt = from + 1;
        for (var i = from + 1; i < to; i += Lanes)
        {
            Vector512<double> px = Vector512.Create(xs[i..]) - startXs, py = Vector512.Create(ys[i..]) - startYs;
            var along = Vector512.ClampNative((px * dxs + py * dys) * inverses, Vector512<double>.Zero, Vector512<double>.One);
            px -= along * dxs;
            py -= along * dys;
            var squares = px * px + py * py;
            if (to - i < Lanes) // what stands behind the run is not part of it
                squares = Vector512.ConditionalSelect(Vector512.LessThan(Vector512<double>.Indices, Vector512.Create((double)(to - i))), squares, Vector512.Create(-1.0));
            var greatest = Greatest(squares);
            if (greatest <= best) continue;
            best = greatest;
            bestAt = i + BitOperations.TrailingZeroCount(Vector512.Equals(squares, Vector512.Create(greatest)).ExtractMostSignificantBits());
        }
        return (best, bestAt);
    }

    static double Greatest(Vector512<double> values)
    {
        var four = Vector256.MaxNative(values.GetLower(), values.GetUpper());
        var two = Vector128.MaxNative(four.GetLower(), four.GetUpper());
        return double.MaxNative(two[0], two[1]);
    }

    /// <summary>The first zoom whose tolerance is smaller than the distance given by its square.</summary>
    byte LevelOf(double square)
    {
        var steps = square / (ThinningLevels.ToleranceSteps * ThinningLevels.ToleranceSteps);
        if (steps <= 1) return ThinningLevels.Never;
        // At zoom z a step is 2^(latticeZoom - z) of the lattice; squares double the exponent.
        var exponent = (int)((BitConverter.DoubleToUInt64Bits(steps) >> 52) & 0x7FF) - 1023;
        return (byte)Math.Clamp(latticeZoom - exponent / 2, 0, TileGrid.LatticeZoom);
    }

    static int Smallest(ReadOnlySpan<int> points)
    {
        var smallest = 0;
        for (var i = 1; i < points.Length / 2; i++)
        {
            if (Before(points, i, smallest)) smallest = i;
        }
        return smallest;
    }

    static bool Before(ReadOnlySpan<int> points, int one, int other) => other < 0 || Compare(points, one, other) < 0;

    static int Compare(ReadOnlySpan<int> points, int one, int other)
    {
        var order = points[2 * one].CompareTo(points[2 * other]);
        return order != 0 ? order : points[2 * one + 1].CompareTo(points[2 * other + 1]);
    }
}
