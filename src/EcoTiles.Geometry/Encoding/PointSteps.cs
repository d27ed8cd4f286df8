using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace EcoTiles.Geometry.Encoding;

/// <summary>Reads the points of a command, which are written as steps from the point before.</summary>
static class PointSteps
{
    const ulong MoreFollow = 0x8080808080808080;

    /// <param name="x">Of the point before, then of the last one read.</param>
    /// <param name="points">Is filled, x and y in turn.</param>
    /// <returns>Where in the record the points end.</returns>
    public static int Read(ReadOnlySpan<byte> record, int at, ref int x, ref int y, Span<int> points)
    {
        var done = 0;
        while (done < points.Length)
        {
            if (points.Length - done >= 8 && record.Length - at >= 8
                && BinaryPrimitives.ReadUInt64LittleEndian(record[at..]) is var eight && (eight & MoreFollow) == 0)
            {
                AddFour(eight, x, y, points.Slice(done, 8));
                (x, y) = (points[done + 6], points[done + 7]);
                done += 8;
                at += 8;
                continue;
            }
            x += (int)Varint.ReadSigned(record, ref at);
            y += (int)Varint.ReadSigned(record, ref at);
            points[done] = x;
            points[done + 1] = y;
            done += 2;
        }
        return at;
    }

    /// <summary>Four points whose steps take a byte each: unfolded and summed up side by side.</summary>
    static void AddFour(ulong eight, int x, int y, Span<int> points)
    {
        var folded = Vector128.WidenLower(Vector128.CreateScalar(eight).AsByte());
        var steps = ((folded >>> 1) ^ (Vector128<ushort>.Zero - (folded & Vector128<ushort>.One))).AsInt16();
        // An index beyond the last takes zero.
        steps += Vector128.Shuffle(steps, Vector128.Create(8, 8, 0, 1, 2, 3, 4, 5));
        steps += Vector128.Shuffle(steps, Vector128.Create(8, 8, 8, 8, 0, 1, 2, 3));
        var (near, far) = Vector128.Widen(steps);
        var before = Vector128.Create(x, y, x, y);
        (near + before).CopyTo(points);
        (far + before).CopyTo(points[4..]);
    }
}
