using System.Buffers.Binary;
using EcoTiles.Geometry.Pipeline;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Geometry.Encoding;

/// <summary>
/// One feature's paths as bytes: the first point as two whole numbers, then the commands of a vector tile as they
/// stand there, without the first point's parameters. A feature that lies inside a tile is thus copied, not encoded.
/// </summary>
public static class PathRecord
{
    /// <summary>Bytes before the commands.</summary>
    public const int HeadBytes = 8;

    internal const uint MoveTo = 1;
    internal const uint LineTo = 2;
    const uint ClosePath = 7;

    public static (int X, int Y) FirstPoint(ReadOnlySpan<byte> record) =>
        (BinaryPrimitives.ReadInt32LittleEndian(record), BinaryPrimitives.ReadInt32LittleEndian(record[4..]));

    /// <summary>
    /// Appends the record of one feature. Paths are rounded already; they are cleaned in place here, and what has
    /// collapsed is left out. Returns false, and appends nothing, when nothing is left.
    /// </summary>
    public static bool Append(GrowingArray<byte> target, Span<int> coordinates, ReadOnlySpan<int> pathEnds,
        ReadOnlySpan<PathRole> roles)
    {
        var cursor = new Cursor(target);
        var keepsHoles = false;
        var start = 0;
        for (var path = 0; path < pathEnds.Length; path++)
        {
            var points = coordinates[(2 * start)..(2 * pathEnds[path])];
            start = pathEnds[path];
            switch (roles[path])
            {
                case PathRole.Points:
                    cursor.Points(points);
                    break;
                case PathRole.Line:
                    cursor.Line(points[..RingCleaning.Line(points)]);
                    break;
                case PathRole.Outer:
                    keepsHoles = cursor.Ring(points[..RingCleaning.Ring(points)], outer: true);
                    break;
                case PathRole.Hole when keepsHoles:
                    cursor.Ring(points[..RingCleaning.Ring(points)], outer: false);
                    break;
            }
        }
        return cursor.HasStarted;
    }

    /// <summary>The same for paths that are clean already and of which nothing has collapsed.</summary>
    public static void AppendClean(GrowingArray<byte> target, ReadOnlySpan<int> coordinates, ReadOnlySpan<int> pathEnds,
        ReadOnlySpan<PathRole> roles)
    {
        var cursor = new Cursor(target);
        var start = 0;
        for (var path = 0; path < pathEnds.Length; path++)
        {
            var points = coordinates[(2 * start)..(2 * pathEnds[path])];
            start = pathEnds[path];
            if (roles[path] == PathRole.Points) cursor.Points(points);
            else if (roles[path] == PathRole.Line) cursor.Line(points);
            else cursor.CleanRing(points);
        }
    }

    /// <summary>Reads a record back into paths. The first ring is an outer one, the others get their role from the way they run.</summary>
    public static void Read(ReadOnlySpan<byte> record, ShapeKind kind, PathSet paths)
    {
        var (x, y) = FirstPoint(record);
        var at = HeadBytes;
        var first = true;
        var firstPath = paths.PathCount;
        while (at < record.Length)
        {
            var command = ReadCommand(record, ref at, out var count);
            if (command == ClosePath)
            {
                paths.EndPath(paths.PathCount == firstPath ? PathRole.Outer : RoleOf(paths.Coordinates.Span[(2 * paths.PathEnds[^1])..]));
                continue;
            }
            if (command == MoveTo && kind == ShapeKind.Line && !first) paths.EndPath(PathRole.Line);
            var points = paths.Coordinates.Extend(2 * count);
            if (first)
            {
                (points[0], points[1]) = (x, y);
                points = points[2..];
                first = false;
            }
            at = PointSteps.Read(record, at, ref x, ref y, points);
        }
        if (kind == ShapeKind.Line) paths.EndPath(PathRole.Line);
        if (kind == ShapeKind.Point) paths.EndPath(PathRole.Points);
        paths.EndFeature();
    }

    internal static uint ReadCommand(ReadOnlySpan<byte> record, ref int at, out int count)
    {
        var command = Varint.Read(record, ref at);
        count = (int)(command >> 3);
        return (uint)(command & 7);
    }

    static PathRole RoleOf(ReadOnlySpan<int> ring) => RingArea.Doubled(ring) > 0 ? PathRole.Outer : PathRole.Hole;

    /// <summary>Writes commands from point to point.</summary>
    ref struct Cursor(GrowingArray<byte> target)
    {
        int _x, _y;

        public bool HasStarted { get; private set; }

        public void Points(ReadOnlySpan<int> points)
        {
            if (points.Length == 0) return;
            Command(MoveTo, points.Length / 2, points);
        }

        public void Line(ReadOnlySpan<int> points)
        {
            if (points.Length < 4) return;
            Command(MoveTo, 1, points[..2]);
            Command(LineTo, points.Length / 2 - 1, points[2..]);
        }

        /// <summary>An outer ring that rounding has turned over, or that has no area left, is dropped.</summary>
        public bool Ring(ReadOnlySpan<int> points, bool outer)
        {
            if (points.Length < 6) return false;
            var area = RingArea.Doubled(points);
            if (area == 0 || area > 0 != outer) return false;
            CleanRing(points);
            return true;
        }

        public void CleanRing(ReadOnlySpan<int> points)
        {
            Command(MoveTo, 1, points[..2]);
            Command(LineTo, points.Length / 2 - 1, points[2..]);
            target.Add((byte)((1 << 3) | ClosePath));
        }

        void Command(uint command, int count, ReadOnlySpan<int> points)
        {
            var length = target.Count;
            var room = target.Extend(HeadBytes + Varint.MaxBytes + points.Length * 5);
            var at = 0;
            var i = 0;
            if (!HasStarted)
            {
                (_x, _y) = (points[0], points[1]);
                BinaryPrimitives.WriteInt32LittleEndian(room, _x);
                BinaryPrimitives.WriteInt32LittleEndian(room[4..], _y);
                at = HeadBytes;
                i = 2;
                HasStarted = true;
            }
            at = Varint.Write(room, at, ((ulong)count << 3) | command);
            for (; i < points.Length; i += 2)
            {
                at = Varint.WriteSigned(room, at, (long)points[i] - _x);
                at = Varint.WriteSigned(room, at, (long)points[i + 1] - _y);
                _x = points[i];
                _y = points[i + 1];
            }
            target.Shrink(length + at);
        }
    }
}
