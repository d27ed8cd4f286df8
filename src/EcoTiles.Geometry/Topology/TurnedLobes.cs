using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Topology;

/// <summary>
/// Finds the parts of rounded rings that lie on the wrong side: loops between two visits of one point that run the other
/// way outside the rest, or once more around what is inside already. No two edges cross there, they only meet.
/// </summary>
sealed class TurnedLobes
{
    /// <summary>Of a step: the middle of three points and the middle of two are whole numbers of it.</summary>
    const int Parts = 6;

    int[] _slots = [];
    int[] _stamps = [];
    int _stamp;

    /// <summary>Adds the edges of each such loop.</summary>
    public void Add(HashSet<LatticeEdge> edges, ReadOnlySpan<int> ring, bool outer)
    {
        if (!MeetsItself(ring)) return;
        var loops = Loops(ring);
        foreach (var loop in loops)
        {
            var (x, y) = Inside(loop);
            var turns = loops.Sum(each => Turns(each, x, y));
            if (turns == 0 || turns == (outer ? 1 : -1)) continue;
            for (var i = 0; i < loop.Length; i++)
            {
                var (from, to) = (loop[i], loop[(i + 1) % loop.Length]);
                edges.Add(LatticeEdge.Between(from.X, from.Y, to.X, to.Y));
            }
        }
    }

    bool MeetsItself(ReadOnlySpan<int> ring)
    {
        var mask = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)ring.Length) - 1; // twice as many as points
        if (_slots.Length <= mask) (_slots, _stamps, _stamp) = (new int[mask + 1], new int[mask + 1], 0);
        _stamp++;
        for (var i = 0; i < ring.Length; i += 2)
        {
            var slot = (int)LatticeHash.Of(ring[i], ring[i + 1]) & mask;
            for (; _stamps[slot] == _stamp; slot = (slot + 1) & mask)
            {
                if (ring[_slots[slot]] == ring[i] && ring[_slots[slot] + 1] == ring[i + 1]) return true;
            }
            (_stamps[slot], _slots[slot]) = (_stamp, i);
        }
        return false;
    }

    /// <summary>Takes a ring apart into loops that visit no point twice; those without area are left out.</summary>
    static List<(int X, int Y)[]> Loops(ReadOnlySpan<int> ring)
    {
        var loops = new List<(int X, int Y)[]>();
        var open = new List<(int X, int Y)>();
        var places = new Dictionary<(int X, int Y), int>();
        for (var i = 0; i < ring.Length; i += 2)
        {
            var point = (ring[i], ring[i + 1]);
            if (places.TryGetValue(point, out var place))
            {
                Close(place);
                foreach (var gone in open.Skip(place + 1)) places.Remove(gone);
                open.RemoveRange(place + 1, open.Count - place - 1);
                continue;
            }
            places.Add(point, open.Count);
            open.Add(point);
        }
        Close(0);
        return loops;

        void Close(int from)
        {
            var loop = open.Skip(from).ToArray();
            if (RingArea.Doubled([.. loop.SelectMany(point => new[] { point.X, point.Y })]) != 0) loops.Add(loop);
        }
    }

    /// <summary>
    /// A place inside a simple loop, in sixths of a step: in the corner at its lowest point, or between that point and
    /// the deepest of those that stand in the corner.
    /// </summary>
    static (long X, long Y) Inside((int X, int Y)[] loop)
    {
        var at = Enumerable.Range(0, loop.Length).MinBy(i => loop[i]);
        var (before, corner, after) = (loop[(at + loop.Length - 1) % loop.Length], loop[at], loop[(at + 1) % loop.Length]);
        Int128 deepest = 0;
        (int X, int Y)? deep = null;
        var turn = Side(before, corner, after);
        foreach (var point in loop)
        {
            if (point == before || point == corner || point == after) continue;
            var depth = Side(after, before, point) * Int128.Sign(turn);
            if (depth <= deepest || Side(before, corner, point) * turn < 0 || Side(corner, after, point) * turn < 0) continue;
            (deepest, deep) = (depth, point);
        }
        return deep is { } inner
            ? (Parts / 2 * ((long)corner.X + inner.X), Parts / 2 * ((long)corner.Y + inner.Y))
            : (Parts / 3 * ((long)before.X + corner.X + after.X), Parts / 3 * ((long)before.Y + corner.Y + after.Y));
    }

    /// <summary>How often a loop runs around a place, in the sense in which an outer ring does once.</summary>
    static int Turns((int X, int Y)[] loop, long x, long y)
    {
        var turns = 0;
        for (var i = 0; i < loop.Length; i++)
        {
            var (from, to) = (loop[i], loop[(i + 1) % loop.Length]);
            long fromX = (long)from.X * Parts, fromY = (long)from.Y * Parts, toX = (long)to.X * Parts, toY = (long)to.Y * Parts;
            if (fromY <= y == toY <= y) continue;
            var side = (Int128)(toX - fromX) * (y - fromY) - (Int128)(toY - fromY) * (x - fromX);
            if (fromY <= y && side > 0) turns++;
            if (fromY > y && side < 0) turns--;
        }
        return turns;
    }

    static Int128 Side((int X, int Y) from, (int X, int Y) to, (int X, int Y) point) =>
        (Int128)((long)to.X - from.X) * ((long)point.Y - from.Y) - (Int128)((long)to.Y - from.Y) * ((long)point.X - from.X);
}
