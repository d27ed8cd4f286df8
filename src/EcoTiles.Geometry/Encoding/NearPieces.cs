using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Encoding;

/// <summary>Reads of a large record what comes near a box. Belongs to one thread.</summary>
public sealed class NearPieces
{
    readonly GrowingArray<int> _paths = new();
    readonly GrowingArray<bool> _needed = new();

    /// <summary>
    /// Rings that cover the box as the record's own do. Of a piece that stays beside the box only the first point is taken:
    /// the straight line to the next piece passes the same rows. Holes are not told from outer rings but by the way they run.
    /// </summary>
    public void ReadRings(ReadOnlySpan<byte> record, RecordPieces pieces, in LatticeBox box, PathSet target)
    {
        _paths.Shrink(0);
        pieces.Search(box, _paths);
        foreach (var path in _paths.Span)
        {
            var ring = pieces.Of(path);
            for (var i = 0; i < ring.Length; i++)
            {
                if (!ring[i].Box.Intersects(box)) Add(ring[i].X, ring[i].Y, target);
                else Read(record, ring[i], keepsLast: i == ring.Length - 1, target);
            }
            target.EndPath(PathRole.Outer);
        }
        target.EndFeature();
    }

    /// <summary>
    /// The stretches of lines, or of the borders of rings, that come near the box, and an edge more at each end. Points too
    /// near to the one before are left out; the first points of pieces stay, so that those are the same around every box.
    /// </summary>
    /// <param name="nearest">In steps. A path whose pieces are as short as that is read whole, with all its points.</param>
    public void ReadLines(ReadOnlySpan<byte> record, RecordPieces pieces, in LatticeBox box, double nearest, PathSet target)
    {
        _paths.Shrink(0);
        pieces.Search(box, _paths);
        foreach (var number in _paths.Span)
        {
            var path = pieces.Of(number);
            if (HasShort(path, nearest, pieces.AreRings)) ReadWhole(record, path, nearest: 0, pieces.AreRings, target);
            else if (FindNeeded(path, box, pieces.AreRings) is >= 0 and var from) ReadStretches(record, path, from, nearest, pieces.AreRings, target);
            else ReadWhole(record, path, nearest, pieces.AreRings, target);
        }
        target.EndFeature();
    }

    /// <summary>Finds the pieces near the box, and those next to them. Returns one that is not needed; -1 when all are.</summary>
    int FindNeeded(ReadOnlySpan<RecordPieces.Piece> path, in LatticeBox box, bool isRing)
    {
        _needed.Shrink(0);
        var needed = _needed.Extend(path.Length);
        needed.Clear();
        for (var i = 0; i < path.Length; i++)
        {
            if (!path[i].Box.Intersects(box)) continue;
            needed[i] = true;
            if (i > 0 || isRing) needed[i == 0 ? ^1 : i - 1] = true;
            if (i + 1 < path.Length || isRing) needed[i + 1 == path.Length ? 0 : i + 1] = true;
        }
        return needed.IndexOf(false);
    }

    void ReadStretches(
        ReadOnlySpan<byte> record, ReadOnlySpan<RecordPieces.Piece> path, int from, double nearest, bool isRing, PathSet target)
    {
        var needed = _needed.Span;
        var isOpen = false;
        // Round a ring from a piece that is left out on, so that it is not torn where it is seen.
        for (var i = 1; i <= path.Length; i++)
        {
            var at = isRing ? (from + i) % path.Length : i - 1;
            if (needed[at]) ReadThinned(record, path, at, nearest, isRing, target);
            else if (isOpen) End(path[at].X, path[at].Y);
            isOpen = needed[at];
        }
        if (isOpen) target.EndPath(PathRole.Line); // the end of a line itself

        void End(int x, int y)
        {
            Add(x, y, target);
            target.EndPath(PathRole.Line);
        }
    }

    static void ReadWhole(ReadOnlySpan<byte> record, ReadOnlySpan<RecordPieces.Piece> path, double nearest, bool isRing, PathSet target)
    {
        for (var i = 0; i < path.Length; i++) ReadThinned(record, path, i, nearest, isRing, target);
        target.EndPath(isRing ? PathRole.Outer : PathRole.Line);
    }

    static bool HasShort(ReadOnlySpan<RecordPieces.Piece> path, double nearest, bool isRing)
    {
        if (nearest <= 1) return false;
        for (var i = 1; i < path.Length; i++)
            if (Squared(path[i - 1].X, path[i - 1].Y, path[i].X, path[i].Y) < nearest * nearest) return true;
        return isRing && path.Length > 1 && Squared(path[^1].X, path[^1].Y, path[0].X, path[0].Y) < nearest * nearest;
    }

    /// <summary>A piece without the first point of the next one, and without what lies too near to the one before or to that one.</summary>
    static void ReadThinned(
        ReadOnlySpan<byte> record, ReadOnlySpan<RecordPieces.Piece> path, int number, double nearest, bool isRing, PathSet target)
    {
        var start = target.Coordinates.Count;
        var isLast = number == path.Length - 1;
        Read(record, path[number], keepsLast: isLast, target);
        if (nearest <= 1) return;
        var points = target.Coordinates.Span[start..];
        var kept = 2;
        for (var i = 2; i < points.Length; i += 2)
        {
            if (Squared(points[kept - 2], points[kept - 1], points[i], points[i + 1]) < nearest * nearest) continue;
            (points[kept], points[kept + 1]) = (points[i], points[i + 1]);
            kept += 2;
        }
        if (!isLast || isRing)
        {
            var next = path[isLast ? 0 : number + 1];
            while (kept > 2 && Squared(points[kept - 2], points[kept - 1], next.X, next.Y) < nearest * nearest) kept -= 2;
        }
        target.Coordinates.Shrink(start + kept);
    }

    static void Read(ReadOnlySpan<byte> record, in RecordPieces.Piece piece, bool keepsLast, PathSet target)
    {
        var (x, y) = (piece.X, piece.Y);
        Add(x, y, target);
        PointSteps.Read(record, piece.At, ref x, ref y, target.Coordinates.Extend(2 * (keepsLast ? piece.Steps : piece.Steps - 1)));
    }

    static void Add(int x, int y, PathSet target)
    {
        var room = target.Coordinates.Extend(2);
        (room[0], room[1]) = (x, y);
    }

    static double Squared(int x0, int y0, int x1, int y1)
    {
        var (x, y) = ((double)x1 - x0, (double)y1 - y0);
        return x * x + y * y;
    }
}
