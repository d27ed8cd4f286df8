using System.Numerics;
using EcoTiles.Drawing;

namespace EcoTiles.Rendering.Painting;

/// <summary>
/// Adds the stretches of a line that come near the frame, each with how far along the line it begins, so that dashes are counted from
/// the line's own first point, wherever the frame lies. There the count ends, too: a ring is open at its first corner.
/// </summary>
static class CountedLine
{
    /// <summary>Sides of a tile that browsers count along a line in it before they begin anew.</summary>
    const double MostSides = 2;

    /// <summary>Of the side of a tile: how far from a sharp corner they put another point, up to which what the corner bends stays straight.</summary>
    const double BesideCorner = 15.0 / 512;

    const double LeastCosine = 0.25882; // of 75 degrees

    const int MostStops = 3;

    /// <param name="tileSide">Pixels along the side of the tile that the line was cut for; infinite where none was.</param>
    public static void Add(
        ReadOnlySpan<FramePlace> line, bool isClosed, Vector2 size, float margin, CanvasPath path, double tileSide = double.PositiveInfinity)
    {
        if (line.Length < 2) return;
        // Browsers come to the first corner of a ring along the edge that closes it.
        var travelled = isClosed ? (line[0] - line[^1]).Length : 0;
        var (begun, isOpen) = (travelled, false);
        var segments = isClosed ? line.Length : line.Length - 1;
        Span<double> stops = stackalloc double[MostStops];
        for (var i = 0; i < segments; i++)
        {
            var (from, to) = (line[i], line[(i + 1) % line.Length]);
            var step = to - from;
            var length = step.Length;
            var isSeen = OutsideTrim.IsNear(line, i, isClosed, size, margin);
            if (isSeen && !isOpen) Begin(from);
            else if (!isSeen && isOpen) End();
            var (count, before) = (FindStops(line, i, isClosed, length, tileSide, stops), from);
            foreach (var stop in stops[..count])
            {
                var place = stop == length ? to : from + (step * (stop / length)).Rounded();
                travelled += (place - before).Length;
                before = place;
                var isLast = i == segments - 1 && stop == length;
                if (isSeen) path.Add(place);
                if (travelled <= MostSides * tileSide || isLast) continue;
                if (isOpen) End();
                travelled = 0;
                if (isSeen) Begin(place);
            }
        }
        if (isOpen) End();

        void Begin(FramePlace place)
        {
            path.Add(place);
            (begun, isOpen) = (travelled, true);
        }

        void End()
        {
            path.EndPart(isClosed: false, begun);
            isOpen = false;
        }
    }

    /// <summary>
    /// How far along an edge there are to be points, its end the last. Browsers add one on each side of a sharp corner, where edges are long.
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
}
