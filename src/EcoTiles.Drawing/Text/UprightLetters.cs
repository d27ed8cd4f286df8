using System.Numerics;
using System.Text;

namespace EcoTiles.Drawing.Text;

/// <summary>Letters that stand upright where text runs down: ideographs and what is written among them.</summary>
public static class UprightLetters
{
    /// <summary>Brackets, dashes and dots of ellipses turn with the line.</summary>
    const string TurnedWide = "—…―～「」『』（）〈〉《》【】〔〕〖〗〘〙〚〛［］｛｝＿｜＝－：；〜〰ー";

    public static bool Any(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsUpright(rune)) return true;
        }
        return false;
    }

    public static bool IsUpright(Rune rune) =>
        LineBreaks.IsWide(rune) && !(rune.IsBmp && TurnedWide.Contains((char)rune.Value, StringComparison.Ordinal));

    public static bool IsUpright(string text, int cluster) =>
        Rune.DecodeFromUtf16(text.AsSpan(cluster), out var rune, out _) == System.Buffers.OperationStatus.Done && IsUpright(rune);

    /// <summary>Turns the upright letters of a level run back by a quarter, each around its middle: the run is about to be turned.</summary>
    public static GlyphRun Raise(GlyphRun run) => run with
    {
        Glyphs = Array.ConvertAll(run.Glyphs, glyph =>
        {
            if (!IsUpright(run.Text, glyph.Cluster)) return glyph;
            var toMiddle = new Vector2(run.Size / 2, -TextLayout.BaselineBelowMiddle * run.Size); // they are an em wide
            var back = new Vector2(toMiddle.Y, -toMiddle.X);
            return glyph with { Origin = glyph.Origin + toMiddle - back, Angle = glyph.Angle - MathF.PI / 2 };
        }),
    };
}
