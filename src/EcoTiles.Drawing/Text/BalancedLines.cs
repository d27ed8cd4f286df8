using System.Text;

namespace EcoTiles.Drawing.Text;

/// <summary>
/// Chooses where a text is broken so that its lines come out about equally long, as MapLibre does: the width is shared out
/// over as few lines as the maximum lets there be, and lines are judged by how far they are from that share.
/// </summary>
public static class BalancedLines
{
    /// <summary>The places at which lines end, the last one at the end of the text.</summary>
    /// <param name="advances">The width in em of the letter at each place, 0 where there begins none.</param>
    /// <param name="maxWidth">In em.</param>
    public static List<int> Break(ReadOnlySpan<char> text, ReadOnlySpan<float> advances, float maxWidth)
    {
        var candidates = new List<Candidate> { new(0, 0, 0, -1) };
        var total = 0f;
        foreach (var advance in advances) total += advance;
        var target = maxWidth > 0 && float.IsFinite(maxWidth) ? total / Math.Max(1, MathF.Ceiling(total / maxWidth)) : float.PositiveInfinity;
        var x = 0f;
        for (var place = 1; place < text.Length; place++)
        {
            x += AdvanceAt(text, advances, place - 1);
            if (!LineBreaks.IsAllowed(text, place)) continue;
            var isMandatory = IsMandatory(text, place);
            if (isMandatory && text[place - 1] == '\r' && text[place] == '\n') continue;
            if (!isMandatory && float.IsPositiveInfinity(target)) continue;
            candidates.Add(Best(candidates, text, place, x, target, isLast: false));
        }
        x += text.Length > 0 ? AdvanceAt(text, advances, text.Length - 1) : 0;
        var last = Best(candidates, text, text.Length, x, target, isLast: true);

        var ends = new List<int> { text.Length };
        for (var i = last.Before; i > 0; i = candidates[i].Before) ends.Add(candidates[i].Place);
        ends.Reverse();
        return ends;
    }

    /// <summary>Lines are judged by their letters; the spaces between are counted only in the whole that is shared out.</summary>
    static float AdvanceAt(ReadOnlySpan<char> text, ReadOnlySpan<float> advances, int place) =>
        text[place] is ' ' or (>= '\t' and <= '\r') ? 0 : advances[place];

    static Candidate Best(List<Candidate> candidates, ReadOnlySpan<char> text, int place, float x, float target, bool isLast)
    {
        var penalty = isLast ? 0 : LineBreaks.Penalty(text, place);
        var best = new Candidate(place, x, float.PositiveInfinity, 0);
        // What stands before a line end that must be does not matter any more.
        for (var i = candidates.Count - 1; i >= 0; i--)
        {
            var badness = candidates[i].Badness + Badness(x - candidates[i].X, target, penalty, isLast);
            if (badness < best.Badness) best = new(place, x, badness, i);
            if (i > 0 && IsMandatory(text, candidates[i].Place)) break;
        }
        return best;
    }

    static float Badness(float width, float target, float penalty, bool isLast)
    {
        if (float.IsPositiveInfinity(target)) return 0;
        var raggedness = (width - target) * (width - target);
        // A short last line is no harm, a long one is.
        if (isLast) return width < target ? raggedness / 2 : raggedness * 2;
        return raggedness + Math.Abs(penalty) * penalty;
    }

    static bool IsMandatory(ReadOnlySpan<char> text, int place) =>
        Rune.DecodeLastFromUtf16(text[..place], out var rune, out _) == System.Buffers.OperationStatus.Done
        && LineBreaks.IsMandatory(rune);

    readonly record struct Candidate(int Place, float X, float Badness, int Before);
}
