namespace EcoTiles.Rendering.Labels;

/// <summary>A place along a line that a label belongs to.</summary>
/// <param name="Along">From the start of the line, in style pixels.</param>
/// <param name="Segment">The number of the edge that it lies on.</param>
readonly record struct LineAnchor(WorldPlace Place, double Along, int Segment);

/// <summary>What labels along a line ask of it; lengths in style pixels.</summary>
/// <param name="Needed">Length of the label.</param>
/// <param name="Spacing">From one label to the next.</param>
/// <param name="Start">From the line's own start to the first label.</param>
/// <param name="Window">Along how much of the line its bends are added up.</param>
/// <param name="MaxAngle">That they may add up to, in radians; null where bends do no harm.</param>
readonly record struct LineDemand(double Needed, double Spacing, double Start, double Window, double? MaxAngle);

/// <summary>
/// Finds the places for labels along a line as MapLibre does: in each tile of its own, at even distances from where the line
/// begins or enters, where the label has room and the line is straight enough.
/// </summary>
static class LineAnchors
{
    /// <param name="isContinued">Whether the line begins at the edge of its tile, and may have labels before it.</param>
    public static List<LineAnchor> Along(ReadOnlySpan<WorldPlace> line, in LineDemand demand, bool isContinued)
    {
        // Labels longer than the spacing keep a quarter of it between them.
        var spacing = demand.Spacing - demand.Needed < demand.Spacing / 4 ? demand.Needed + demand.Spacing / 4 : demand.Spacing;
        var length = Length(line);
        var start = isContinued ? spacing / 2 : demand.Start % spacing;
        var anchors = Spread(line, length, demand, start, spacing);
        return anchors.Count == 0 && !isContinued ? Middle(line, demand) : anchors;
    }

    /// <summary>One place in the middle, if there is room.</summary>
    public static List<LineAnchor> Middle(ReadOnlySpan<WorldPlace> line, in LineDemand demand)
    {
        var length = Length(line);
        return Spread(line, length, demand, length / 2, double.PositiveInfinity);
    }

    static List<LineAnchor> Spread(ReadOnlySpan<WorldPlace> line, double length, in LineDemand demand, double start, double spacing)
    {
        var anchors = new List<LineAnchor>();
        double travelled = 0;
        var next = start;
        for (var i = 0; i + 1 < line.Length; i++)
        {
            var step = Distance(line[i], line[i + 1]);
            for (; next < travelled + step; next += spacing)
            {
                if (next < demand.Needed / 2 || next + demand.Needed / 2 > length) continue;
                var share = (next - travelled) / step;
                var place = new WorldPlace(
                    line[i].X + share * (line[i + 1].X - line[i].X), line[i].Y + share * (line[i + 1].Y - line[i].Y));
                if (IsStraightEnough(line, i, next, travelled, demand)) anchors.Add(new LineAnchor(place, next, i));
            }
            travelled += step;
        }
        return anchors;
    }

    /// <summary>Whether the bends under a label never add up to too much within the window.</summary>
    /// <param name="start">Where the edge under the anchor begins.</param>
    static bool IsStraightEnough(ReadOnlySpan<WorldPlace> line, int segment, double anchor, double start, in LineDemand demand)
    {
        if (demand.MaxAngle is not { } maxAngle) return true;
        var (from, to) = (anchor - demand.Needed / 2, anchor + demand.Needed / 2);
        while (start > from && segment > 0) start -= Distance(line[segment - 1], line[segment--]);
        var bends = new Queue<(double At, double Angle)>();
        double sum = 0;
        for (var at = start + Distance(line[segment], line[segment + 1]); at < to && segment + 2 < line.Length; segment++)
        {
            var bend = Bend(line[segment], line[segment + 1], line[segment + 2]);
            bends.Enqueue((at, bend));
            sum += bend;
            while (at - bends.Peek().At > demand.Window) sum -= bends.Dequeue().Angle;
            if (sum > maxAngle) return false;
            at += Distance(line[segment + 1], line[segment + 2]);
        }
        return true;
    }

    static double Bend(WorldPlace before, WorldPlace at, WorldPlace after) => Math.Abs(Math.IEEERemainder(
        Math.Atan2(after.Y - at.Y, after.X - at.X) - Math.Atan2(at.Y - before.Y, at.X - before.X), 2 * Math.PI));

    public static double Distance(WorldPlace from, WorldPlace to) =>
        Math.Sqrt((to.X - from.X) * (to.X - from.X) + (to.Y - from.Y) * (to.Y - from.Y));

    static double Length(ReadOnlySpan<WorldPlace> line)
    {
        double length = 0;
        for (var i = 1; i < line.Length; i++) length += Distance(line[i - 1], line[i]);
        return length;
    }
}
