using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcoTiles.Geometry.Pipeline;

/// <summary>Takes out of a path what rounding has made pointless: steps of length zero, and spikes there and back.</summary>
public static class RingCleaning
{
    /// <summary>Cleans in place and returns how many ordinates remain; 0 when no ring is left.</summary>
    public static int Ring(Span<int> ring)
    {
        var end = 2 * FirstPointless(MemoryMarshal.Cast<int, long>(ring));
        for (var i = end; i < ring.Length; i += 2) end = Append(ring, end, ring[i], ring[i + 1]);
        // The same across the place where the ring closes.
        var start = 0;
        while (end - start >= 6)
        {
            if (Same(ring, start, end - 2)) end -= 2;
            else if (Same(ring, start, end - 4)) end -= 2;
            else if (Same(ring, start + 2, end - 2)) start += 2;
            else break;
        }
        if (end - start < 6) return 0;
        if (start > 0) ring[start..end].CopyTo(ring);
        return end - start;
    }

    /// <summary>Takes steps of length zero out of a line; 0 when less than one step is left.</summary>
    public static int Line(Span<int> line)
    {
        var end = 0;
        for (var i = 0; i < line.Length; i += 2)
        {
            if (end > 0 && line[end - 2] == line[i] && line[end - 1] == line[i + 1]) continue;
            line[end] = line[i];
            line[end + 1] = line[i + 1];
            end += 2;
        }
        return end < 4 ? 0 : end;
    }

    /// <summary>The first point that equals the one before it or the one before that; where there is none, how many points there are.</summary>
    static int FirstPointless(ReadOnlySpan<long> points)
    {
        if (points.Length > 1 && points[1] == points[0]) return 1;
        var i = Math.Min(2, points.Length);
        for (; i + Vector256<long>.Count <= points.Length; i += Vector256<long>.Count)
        {
            var here = Vector256.Create(points[i..]);
            if (Vector256.EqualsAny(here, Vector256.Create(points[(i - 1)..])) || Vector256.EqualsAny(here, Vector256.Create(points[(i - 2)..]))) break;
        }
        while (i < points.Length && points[i] != points[i - 1] && points[i] != points[i - 2]) i++;
        return i;
    }

    static int Append(Span<int> ring, int end, int x, int y)
    {
        if (end >= 2 && ring[end - 2] == x && ring[end - 1] == y) return end;
        if (end >= 4 && ring[end - 4] == x && ring[end - 3] == y) return end - 2;
        ring[end] = x;
        ring[end + 1] = y;
        return end + 2;
    }

    static bool Same(ReadOnlySpan<int> ring, int one, int other) =>
        ring[one] == ring[other] && ring[one + 1] == ring[other + 1];
}
