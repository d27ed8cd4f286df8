using System.Numerics;
using EcoTiles.Drawing;

namespace EcoTiles.Rendering.Painting;

/// <summary>
/// Cuts a line into dashes that are counted from the line's own first point, wherever the frame lies. The canvas could
/// do it, but it sees only the stretch near its frame, and sums rounded from another start would shift the dashes.
/// </summary>
static class DashCutter
{
    /// <summary>Pixels; a dash that begins or ends this near to a corner does so at the corner.</summary>
    const double NearCorner = 2 * LinePlaces.Nearest;

    /// <summary>Sides of a tile that browsers count along a line in it before they begin anew.</summary>
    const double MostSides = 2;

    /// <summary>Of the side of a tile: how far from a sharp corner they put another one.</summary>
    const double BesideCorner = 15.0 / 512;

    const double LeastCosine = 0.25882; // of 75 degrees

    const int MostStops = 3;

    /// <param name="dashes">Dash and gap in turn, in pixels; an even number of them.</param>
    /// <param name="start">Where in the first dash the line begins.</param>
    /// <param name="tileSide">Pixels along the side of the tile that the line was cut for; infinite where none was.</param>
    public static void AddDashes(
        ReadOnlySpan<FramePlace> line, bool isClosed, ReadOnlySpan<float> dashes, Vector2 size, float margin, CanvasPath path,
        double start = 0, double tileSide = double.PositiveInfinity)
    {
        double period = 0;
        foreach (var dash in dashes) period += dash;
        if (line.Length < 2 || !(period > 0.01)) return;
        // Browsers come to the first corner of a ring along the edge that closes it.
        var travelled = start + (isClosed ? (line[0] - line[^1]).Length : 0);
        var segments = isClosed ? line.Length : line.Length - 1;
        var isOpen = false;
        Span<double> stops = stackalloc double[MostStops];
        for (var i = 0; i < segments; i++)
        {
            var from = line[i];
            var to = line[(i + 1) % line.Length];
            var step = to - from;
            var length = step.Length;
            if (length == 0) continue;
            var isSeen = OutsideTrim.IsNear(line, i, isClosed, size, margin);
            if (!isSeen && isOpen)
            {
                path.EndPart(isClosed: false);
                isOpen = false;
            }
            var done = 0.0;
            foreach (var stop in stops[..FindStops(line, i, isClosed, length, tileSide, stops)])
            {
                var piece = step * ((stop - done) / length);
                if (isSeen) isOpen = AddSegment(from + (step * (done / length)).Rounded(), piece, stop - done, travelled, period, dashes, isOpen, path);
                travelled += stop - done;
                if (travelled - start > MostSides * tileSide) travelled = start;
                done = stop;
            }
        }
        if (isOpen) path.EndPart(isClosed: false);
    }

    /// <summary>
    /// How far along an edge the places are from which browsers may count anew, its end the last. They add one on each side of a
    /// sharp corner, where edges are long.
    /// </summary>
    static int FindStops(ReadOnlySpan<FramePlace> line, int edge, bool isClosed, double length, double tileSide, Span<double> stops)
    {
        var aside = BesideCorner * tileSide;
        var (count, begun) = (0, 0.0);
        if (length > 2 * aside)
        {
            if (IsSharp(line, edge, isClosed)) stops[count++] = begun = aside;
            if (length - begun > 2 * aside && IsSharp(line, edge + 1, isClosed)) stops[count++] = length - aside;
        }
        stops[count++] = length;
        return count;
    }

    /// <summary>Whether a line turns by more than 75 degrees at a corner.</summary>
    static bool IsSharp(ReadOnlySpan<FramePlace> line, int corner, bool isClosed)
    {
        if (!isClosed && (corner == 0 || corner == line.Length - 1)) return false;
        var (before, at, after) = (line[(corner + line.Length - 1) % line.Length], line[corner % line.Length], line[(corner + 1) % line.Length]);
        var (into, outOf) = (at - before, after - at);
        return into.X * outOf.X + into.Y * outOf.Y < LeastCosine * into.Length * outOf.Length;
    }

    /// <summary>Returns whether a dash goes on at the end of the segment.</summary>
    static bool AddSegment(
        FramePlace from, FramePlace step, double length, double travelled, double period, ReadOnlySpan<float> dashes,
        bool isOpen, CanvasPath path)
    {
        var round = Math.Floor(travelled / period) * period;
        for (; round < travelled + length; round += period)
        {
            var at = round;
            for (var i = 0; i < dashes.Length; i += 2)
            {
                var (start, end) = (at - travelled, at + dashes[i] - travelled);
                at += dashes[i] + (double)dashes[i + 1];
                // A dash of no length is a dot where its cap is round.
                if (end < 0 || (end == 0 && start < 0) || start >= length) continue;
                // The canvas would leave out a corner so near to the dash's end, but only in frames that show that end.
                if (end > length && length - start < NearCorner) continue;
                if (start < 0 && end < NearCorner && isOpen)
                {
                    path.EndPart(isClosed: false);
                    isOpen = false;
                    continue;
                }
                if (start >= 0 || !isOpen)
                {
                    if (isOpen) path.EndPart(isClosed: false);
                    path.Add(Along(from, step, Math.Max(0, start) / length));
                }
                path.Add(Along(from, step, Math.Min(length, end) / length));
                isOpen = end > length;
                if (!isOpen) path.EndPart(isClosed: false);
            }
        }
        return isOpen;
    }

    static FramePlace Along(FramePlace from, FramePlace step, double share) => from + (step * share).Rounded();
}
