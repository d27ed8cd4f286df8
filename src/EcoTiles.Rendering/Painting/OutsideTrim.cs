using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using EcoTiles.Drawing;

namespace EcoTiles.Rendering.Painting;

/// <summary>
/// Leaves out what lies beside the frame, without moving an edge that crosses it: cut edges would run through other
/// pixels than whole ones, and a mosaic of tiles would not be one picture.
/// </summary>
static class OutsideTrim
{
    [Flags]
    enum Side
    {
        None = 0,
        Left = 1,
        Above = 2,
        Right = 4,
        Below = 8,
    }

    /// <summary>
    /// Adds a ring to be filled. Points on a stretch that stays beyond one side are left out: the straight line there
    /// passes the same rows the same number of times.
    /// </summary>
    public static void AddRing(ReadOnlySpan<Vector2> ring, Vector2 size, CanvasPath path)
    {
        if (ring.Length < 3) return;
        path.Add(ring[0]); // always kept, so that no stretch runs over the start
        var stretch = SideOf(ring[0], size, 0);
        var here = SideOf(ring[1], size, 0);
        for (var i = 1; i < ring.Length; i++)
        {
            var next = SideOf(ring[i + 1 == ring.Length ? 0 : i + 1], size, 0);
            if ((stretch & here & next) == Side.None)
            {
                path.Add(ring[i]);
                stretch = here;
            }
            else
            {
                stretch &= here;
            }
            here = next;
        }
        path.EndPart(isClosed: true);
    }

    /// <summary>
    /// Adds the stretches of a line that come near the frame, each as a part of its own. An edge that can be seen keeps the
    /// edges before and after it, since how it is joined to them shows.
    /// </summary>
    public static void AddLine(ReadOnlySpan<FramePlace> line, bool isClosed, Vector2 size, float margin, CanvasPath path)
    {
        if (line.Length == 0) return;
        var edges = isClosed ? line.Length : line.Length - 1;
        var rented = ArrayPool<bool>.Shared.Rent(edges);
        var seen = rented.AsSpan(0, edges);
        if (FindSeen(line, size, margin, seen)) AddSeen(line, isClosed, seen, path);
        ArrayPool<bool>.Shared.Return(rented);
    }

    /// <summary>Finds the edges that can be seen; false when none can.</summary>
    static bool FindSeen(ReadOnlySpan<FramePlace> line, Vector2 size, float margin, Span<bool> seen)
    {
        var isAnySeen = seen.IsEmpty; // a single point has no edges
        var from = SideOf(line[0], size, margin);
        for (var i = 0; i < seen.Length; i++)
        {
            var to = SideOf(line[i + 1 == line.Length ? 0 : i + 1], size, margin);
            isAnySeen |= seen[i] = (from & to) == Side.None;
            from = to;
        }
        return isAnySeen;
    }

    static void AddSeen(ReadOnlySpan<FramePlace> line, bool isClosed, ReadOnlySpan<bool> seen, CanvasPath path)
    {
        var first = 0;
        while (first < seen.Length && IsNear(seen, first, isClosed)) first++;
        if (first == seen.Length)
        {
            foreach (var place in line) path.Add(place);
            path.EndPart(isClosed);
            return;
        }
        // From an edge that is left out on, so that a closed line is not torn where it is seen.
        var edge = isClosed ? first : -1;
        var isOpen = false;
        for (var i = 0; i < seen.Length; i++)
        {
            if (++edge == seen.Length) edge = 0;
            if (!IsNear(seen, edge, isClosed))
            {
                if (isOpen) path.EndPart(isClosed: false);
                isOpen = false;
                continue;
            }
            if (!isOpen) path.Add(line[edge]);
            path.Add(line[edge + 1 == line.Length ? 0 : edge + 1]);
            isOpen = true;
        }
        if (isOpen) path.EndPart(isClosed: false);
    }

    static bool IsNear(ReadOnlySpan<bool> seen, int edge, bool isClosed)
    {
        var (before, after) = (edge - 1, edge + 1);
        if (before < 0) before = isClosed ? seen.Length - 1 : edge;
        if (after == seen.Length) after = isClosed ? 0 : edge;
        return seen[before] | seen[edge] | seen[after];
    }

    /// <summary>Whether an edge, or one next to it, can be seen.</summary>
    public static bool IsNear(ReadOnlySpan<FramePlace> line, int edge, bool isClosed, Vector2 size, float margin)
    {
        for (var i = edge - 1; i <= edge + 1; i++)
        {
            if (!isClosed && (i < 0 || i + 1 >= line.Length)) continue;
            var from = (i + line.Length) % line.Length;
            if (!IsOutside(line[from], line[(from + 1) % line.Length], size, margin)) return true;
        }
        return false;
    }

    /// <summary>Whether nothing drawn between these two points, this far around them, touches the frame.</summary>
    public static bool IsOutside(Vector2 from, Vector2 to, Vector2 size, float margin) =>
        (SideOf(from, size, margin) & SideOf(to, size, margin)) != Side.None;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Side SideOf(Vector2 point, Vector2 size, float margin)
    {
        // Without a jump: whether the next point lies outside cannot be foreseen.
        var place = Vector128.Create(point.X, point.Y, -point.X, -point.Y);
        var least = Vector128.Create(-margin, -margin, -(size.X + margin), -(size.Y + margin));
        return (Side)Vector128.LessThan(place, least).ExtractMostSignificantBits();
    }
}
