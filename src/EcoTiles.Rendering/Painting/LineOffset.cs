namespace EcoTiles.Rendering.Painting;

/// <summary>Moves a line to its right. What is added to each point is rounded first, so that it does not depend on the frame.</summary>
static class LineOffset
{
    public const double MostStretch = 4; // of the offset, at sharp corners

    /// <param name="offset">In pixels; positive to the right as the line runs, with y down.</param>
    public static FramePlace[] Shift(ReadOnlySpan<FramePlace> line, bool isClosed, float offset)
    {
        var shifted = new FramePlace[line.Length];
        for (var i = 0; i < line.Length; i++)
        {
            var before = Side(line, i, step: -1, isClosed);
            var after = Side(line, i, step: 1, isClosed);
            var sum = before + after;
            // The bisector, stretched so that both edges keep their distance.
            var squared = sum.X * sum.X + sum.Y * sum.Y;
            var stretch = squared < 1e-6 ? 0 : Math.Min(MostStretch, 2 / squared);
            var by = (before == default || after == default ? sum : sum * stretch) * offset;
            shifted[i] = line[i] + by.Rounded();
        }
        return shifted;
    }

    /// <summary>The unit vector to the right of the edge before or after a point; zero when there is none.</summary>
    static FramePlace Side(ReadOnlySpan<FramePlace> line, int at, int step, bool isClosed)
    {
        for (var far = at + step; ; far += step)
        {
            if (far < 0 || far >= line.Length)
            {
                if (!isClosed) return default;
                far = (far + line.Length) % line.Length;
            }
            if (far == at) return default;
            var along = (line[far] - line[at]) * step;
            if (along == default) continue;
            along *= 1 / along.Length;
            return new FramePlace(-along.Y, along.X);
        }
    }
}
