namespace EcoTiles.Drawing.Text;

/// <summary>A stretch of a line that runs in one direction.</summary>
public readonly record struct BidiRun(int Start, int Length, bool IsRightToLeft);

/// <summary>Takes a line apart into stretches of one direction, in the order in which they stand from left to right.</summary>
public static class BidiRuns
{
    public static BidiRun[] Of(ReadOnlySpan<char> line, TextDirection direction)
    {
        if (line.IsEmpty) return [];
        if (direction != TextDirection.RightToLeft && !BidiLevels.HasRightToLeft(line)) return [new(0, line.Length, false)];
        var levels = new byte[line.Length];
        BidiLevels.Resolve(line, BidiLevels.Base(line, direction), levels);

        var runs = new List<(BidiRun Run, byte Level)>();
        for (var start = 0; start < levels.Length;)
        {
            var end = start + 1;
            while (end < levels.Length && levels[end] == levels[start]) end++;
            runs.Add((new(start, end - start, (levels[start] & 1) != 0), levels[start]));
            start = end;
        }
        // Rule L2: from the highest level to the lowest odd one, what is at least that high is turned round.
        for (var level = runs.Max(run => run.Level); level >= 1; level--)
        {
            for (var i = 0; i < runs.Count; i++)
            {
                var end = i;
                while (end < runs.Count && runs[end].Level >= level) end++;
                if (end > i) runs.Reverse(i, end - i);
                i = end;
            }
        }
        return [.. runs.Select(run => run.Run)];
    }
}
