using System.Numerics;
using EcoTiles.Drawing;

namespace EcoTiles.Canvases.Text.Sdf;

/// <summary>How far a place is from the outline of a glyph.</summary>
static class OutlineDistance
{
    /// <summary>The distance to the nearest edge, negative inside.</summary>
    public static float Of(Vector2 place, CanvasPath outline)
    {
        var nearest = float.MaxValue;
        var winding = 0;
        var start = 0;
        foreach (var part in outline.Parts)
        {
            var ring = outline.Points[start..part.End];
            start = part.End;
            var from = ring[^1];
            foreach (var to in ring)
            {
                nearest = Math.Min(nearest, SquaredToEdge(place, from, to));
                winding += Crossing(place, from, to);
                from = to;
            }
        }
        var distance = MathF.Sqrt(nearest);
        return winding == 0 ? distance : -distance;
    }

    static float SquaredToEdge(Vector2 place, Vector2 from, Vector2 to)
    {
        var edge = to - from;
        var length = edge.LengthSquared();
        var along = length > 0 ? Math.Clamp(Vector2.Dot(place - from, edge) / length, 0, 1) : 0;
        return Vector2.DistanceSquared(place, from + along * edge);
    }

    /// <summary>Whether the edge crosses the line from the place to the left, and which way.</summary>
    static int Crossing(Vector2 place, Vector2 from, Vector2 to)
    {
        if (from.Y <= place.Y == to.Y <= place.Y) return 0;
        var x = from.X + (place.Y - from.Y) / (to.Y - from.Y) * (to.X - from.X);
        return x >= place.X ? 0 : from.Y < to.Y ? 1 : -1;
    }
}
