using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Rendering.Painting;

/// <summary>Makes the places of a line fit to be trimmed: from the whole line, so that every frame gets the same ones.</summary>
static class LinePlaces
{
    /// <summary>Pixels; the canvas takes what lies nearer together for one place.</summary>
    public const double Nearest = 1.0 / 64;

    /// <summary>Pixels that an edge may be long. What comes near a frame is then nearer than single numbers are exact.</summary>
    const double Longest = 16384;

    /// <summary>
    /// Leaves out places that lie too near to the one before, and returns how many remain. The canvas does the same, but
    /// begins at the first place that it is given: with a few places beside the frame it could leave out others.
    /// </summary>
    public static int DropNear(Span<FramePlace> line, bool isClosed)
    {
        if (line.IsEmpty) return 0;
        var kept = 1;
        for (var i = 1; i < line.Length; i++)
        {
            if ((line[i] - line[kept - 1]).Squared >= Nearest * Nearest) line[kept++] = line[i];
        }
        while (isClosed && kept > 1 && (line[kept - 1] - line[0]).Squared < Nearest * Nearest) kept--;
        return kept;
    }

    /// <summary>
    /// Cuts long edges where they cross lines that are the same in every frame, and whichever way an edge goes. Returns the
    /// line itself when it has none.
    /// </summary>
    public static Span<FramePlace> CutLong(
        Span<FramePlace> line, bool isClosed, long originX, long originY, GrowingArray<FramePlace> cut)
    {
        var done = 0;
        cut.Shrink(0);
        for (var i = isClosed ? 0 : 1; i < line.Length; i++)
        {
            var (from, to) = (line[i == 0 ? ^1 : i - 1], line[i]);
            if (Math.Abs(to.X - from.X) <= Longest && Math.Abs(to.Y - from.Y) <= Longest) continue;
            cut.AddRange(line[done..i]);
            CutEdge(from, to, originX, originY, cut);
            done = i;
        }
        if (done == 0 && cut.Count == 0) return line;
        cut.AddRange(line[done..]);
        return cut.Span;
    }

    static void CutEdge(FramePlace from, FramePlace to, long originX, long originY, GrowingArray<FramePlace> cut)
    {
        var isLevel = Math.Abs(to.X - from.X) >= Math.Abs(to.Y - from.Y);
        var (start, end, origin) = isLevel ? (from.X, to.X, originX) : (from.Y, to.Y, originY);
        var (low, high) = start < end ? (from, to) : (to, from);
        var first = Math.Floor((Math.Min(start, end) + origin) / Longest) + 1;
        var last = Math.Ceiling((Math.Max(start, end) + origin) / Longest) - 1;
        for (var i = 0; i <= last - first; i++)
        {
            var at = (start < end ? first + i : last - i) * Longest - origin;
            var share = (at - Math.Min(start, end)) / Math.Abs(end - start);
            cut.Add(low + ((high - low) * share).Rounded());
        }
    }
}
