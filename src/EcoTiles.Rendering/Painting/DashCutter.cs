using System.Numerics;
using EcoTiles.Drawing;

namespace EcoTiles.Rendering.Painting;

/// <summary>
/// Cuts a line into dashes that are counted from the line's own first point, wherever the frame lies. The canvas could
/// do it, but it sees only the stretch near its frame, and sums rounded from another start would shift the dashes.
/// </summary>
static class DashCutter
{
    /// <param name="dashes">Dash and gap in turn, in pixels; an even number of them.</param>
    public static void AddDashes(
        ReadOnlySpan<Vector2> line, bool isClosed, ReadOnlySpan<float> dashes, Vector2 size, float margin, CanvasPath path)
    {
        double period = 0;
        foreach (var dash in dashes) period += dash;
        if (line.Length < 2 || !(period > 0.01)) return;
        double travelled = 0;
        var segments = isClosed ? line.Length : line.Length - 1;
        var isOpen = false;
        for (var i = 0; i < segments; i++)
        {
            var from = line[i];
            var to = line[(i + 1) % line.Length];
            double dx = (double)to.X - from.X, dy = (double)to.Y - from.Y;
            var length = Math.Sqrt(dx * dx + dy * dy);
            if (length == 0) continue;
            if (!OutsideTrim.IsNear(line, i, isClosed, size, margin))
            {
                if (isOpen) path.EndPart(isClosed: false);
                isOpen = false;
            }
            else
            {
                isOpen = AddSegment(from, dx, dy, length, travelled, period, dashes, isOpen, path);
            }
            travelled += length;
        }
        if (isOpen) path.EndPart(isClosed: false);
    }

    /// <summary>Returns whether a dash goes on at the end of the segment.</summary>
    static bool AddSegment(
        Vector2 from, double dx, double dy, double length, double travelled, double period, ReadOnlySpan<float> dashes,
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
                if (end <= 0 || start >= length) continue;
                if (start >= 0 || !isOpen)
                {
                    if (isOpen) path.EndPart(isClosed: false);
                    path.Add(Along(from, dx, dy, Math.Max(0, start) / length));
                }
                path.Add(Along(from, dx, dy, Math.Min(length, end) / length));
                isOpen = end > length;
                if (!isOpen) path.EndPart(isClosed: false);
            }
        }
        return isOpen;
    }

    static Vector2 Along(Vector2 from, double dx, double dy, double share) => new(
        (float)(from.X + Math.Round(share * dx * 256) / 256), (float)(from.Y + Math.Round(share * dy * 256) / 256));
}
