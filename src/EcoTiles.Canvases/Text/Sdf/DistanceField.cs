using System.Numerics;
using EcoTiles.Drawing;

namespace EcoTiles.Canvases.Text.Sdf;

/// <summary>How far the middle of each texel is from the outline of a glyph, as far as anybody wants to know.</summary>
/// <param name="reach">Pixels; beyond it all distances are the same.</param>
sealed class DistanceField(int left, int top, int width, int height, float reach)
{
    readonly float[] _squared = Filled(width * height, reach * reach);
    // What the winding number changes by from the texel before in the row.
    readonly int[] _windings = new int[width * height];

    /// <summary>The distance to the nearest edge for each texel, row by row; negative inside.</summary>
    public float[] Measure(CanvasPath outline)
    {
        var start = 0;
        foreach (var part in outline.Parts)
        {
            var ring = outline.Points[start..part.End];
            start = part.End;
            var from = ring[^1];
            foreach (var to in ring)
            {
                AddEdge(from, to);
                AddCrossings(from, to);
                from = to;
            }
        }
        var distances = new float[_squared.Length];
        var winding = 0;
        for (var i = 0; i < distances.Length; i++)
        {
            if (i % width == 0) winding = 0;
            winding += _windings[i];
            var distance = MathF.Sqrt(_squared[i]);
            distances[i] = winding == 0 ? distance : -distance;
        }
        return distances;
    }

    /// <summary>Only texels within reach of the edge can have it as their nearest.</summary>
    void AddEdge(Vector2 from, Vector2 to)
    {
        var least = Vector2.Min(from, to) - new Vector2(reach);
        var most = Vector2.Max(from, to) + new Vector2(reach);
        var (firstX, lastX) = Texels(least.X - left, most.X - left, width);
        var (firstY, lastY) = Texels(least.Y - top, most.Y - top, height);
        var edge = to - from;
        var length = edge.LengthSquared();
        for (var y = firstY; y <= lastY; y++)
        {
            for (var x = firstX; x <= lastX; x++)
            {
                var place = new Vector2(left + x + 0.5f, top + y + 0.5f) - from;
                var along = length > 0 ? Math.Clamp(Vector2.Dot(place, edge) / length, 0, 1) : 0;
                ref var nearest = ref _squared[y * width + x];
                nearest = Math.Min(nearest, (place - along * edge).LengthSquared());
            }
        }
    }

    /// <summary>From where the edge crosses the middle of a row on, the winding number is another.</summary>
    void AddCrossings(Vector2 from, Vector2 to)
    {
        if (from.Y == to.Y) return;
        var (upper, lower, way) = from.Y < to.Y ? (from, to, 1) : (to, from, -1);
        for (var y = Math.Max(0, (int)MathF.Floor(upper.Y - top) - 1); y < height; y++)
        {
            // Compared just so for both edges that meet at a point, or a row through it would count it twice.
            var middle = top + y + 0.5f;
            if (middle < upper.Y) continue;
            if (middle >= lower.Y) break;
            var x = upper.X + (middle - upper.Y) / (lower.Y - upper.Y) * (lower.X - upper.X);
            var column = Math.Max(0, (int)MathF.Ceiling(x - left - 0.5f));
            if (column < width) _windings[y * width + column] += way;
        }
    }

    static (int First, int Last) Texels(float from, float to, int count) =>
        (Math.Max(0, (int)MathF.Floor(from)), Math.Min(count - 1, (int)MathF.Ceiling(to)));

    static float[] Filled(int length, float value)
    {
        var filled = new float[length];
        Array.Fill(filled, value);
        return filled;
    }
}
