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

    /// <param name="dashes">Dash and gap in turn, in pixels; an even number of them.</param>
    /// <param name="start">Where in the first dash the line begins.</param>
    /// <param name="longest">They are counted anew from the first point that lies this far along.</param>
    public static void AddDashes(
        ReadOnlySpan<FramePlace> line, bool isClosed, ReadOnlySpan<float> dashes, Vector2 size, float margin, CanvasPath path,
        double start = 0, double longest = double.PositiveInfinity)
    {
        double period = 0;
        foreach (var dash in dashes) period += dash;
        if (line.Length < 2 || !(period > 0.01)) return;
        // Browsers come to the first corner of a ring along the edge that closes it.
        var travelled = start + (isClosed ? (line[0] - line[^1]).Length : 0);
        var segments = isClosed ? line.Length : line.Length - 1;
        var isOpen = false;
        for (var i = 0; i < segments; i++)
        {
            var from = line[i];
            var to = line[(i + 1) % line.Length];
            var step = to - from;
            var length = step.Length;
            if (length == 0) continue;
            if (!OutsideTrim.IsNear(line, i, isClosed, size, margin))
            {
                if (isOpen) path.EndPart(isClosed: false);
                isOpen = false;
            }
            else
            {
                isOpen = AddSegment(from, step, length, travelled, period, dashes, isOpen, path);
            }
            travelled += length;
            if (travelled - start > longest) travelled = start;
        }
        if (isOpen) path.EndPart(isClosed: false);
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
