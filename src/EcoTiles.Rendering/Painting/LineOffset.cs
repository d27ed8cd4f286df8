using System.Numerics;

namespace EcoTiles.Rendering.Painting;

/// <summary>Moves a line to its right. What is added to each point is rounded first, so that it does not depend on the frame.</summary>
static class LineOffset
{
    const float MostStretch = 4; // of the offset, at sharp corners

    /// <param name="offset">In pixels; positive to the right as the line runs, with y down.</param>
    public static Vector2[] Shift(ReadOnlySpan<Vector2> line, bool isClosed, float offset)
    {
        var shifted = new Vector2[line.Length];
        for (var i = 0; i < line.Length; i++)
        {
            var before = Side(line, i, step: -1, isClosed);
            var after = Side(line, i, step: 1, isClosed);
            var sum = before + after;
            // The bisector, stretched so that both edges keep their distance.
            var stretch = sum.LengthSquared() < 1e-6f ? 0 : Math.Min(MostStretch, 2 / sum.LengthSquared());
            var by = (before == Vector2.Zero || after == Vector2.Zero ? sum : sum * stretch) * offset;
            shifted[i] = line[i] + new Vector2(MathF.Round(by.X * 256) / 256, MathF.Round(by.Y * 256) / 256);
        }
        return shifted;
    }

    /// <summary>The unit vector to the right of the edge before or after a point; zero when there is none.</summary>
    static Vector2 Side(ReadOnlySpan<Vector2> line, int at, int step, bool isClosed)
    {
        for (var far = at + step; ; far += step)
        {
            if (far < 0 || far >= line.Length)
            {
                if (!isClosed) return Vector2.Zero;
                far = (far + line.Length) % line.Length;
            }
            if (far == at) return Vector2.Zero;
            var along = (line[far] - line[at]) * step;
            if (along == Vector2.Zero) continue;
            along = Vector2.Normalize(along);
            return new Vector2(-along.Y, along.X);
        }
    }
}
