using System.Text;

namespace EcoTiles.Drawing.Text;

/// <summary>Letters that stand upright where text runs down: ideographs and what is written among them.</summary>
public static class UprightLetters
{
    /// <summary>Brackets, dashes and dots of ellipses turn with the line.</summary>
    const string TurnedWide = "—…―～「」『』（）〈〉《》【】〔〕〖〗〘〙〚〛［］｛｝＿｜＝－：；〜〰ー";

    /// <summary>From the middle of its square down to the baseline, in em: browsers set letters that stand a little higher than in level text.</summary>
    public const float BaselineBelowMiddle = 7 / 24f;

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

    /// <summary>Whether a letter that is set down a column keeps standing: all but spaces and those of joined scripts.</summary>
    public static bool StandsInColumn(string text, int cluster) =>
        Rune.DecodeFromUtf16(text.AsSpan(cluster), out var rune, out _) == System.Buffers.OperationStatus.Done
        && !Rune.IsWhiteSpace(rune) && rune.Value is not (>= 0x0590 and <= 0x1CFF);

    public static bool IsUpright(string text, int cluster) =>
        Rune.DecodeFromUtf16(text.AsSpan(cluster), out var rune, out _) == System.Buffers.OperationStatus.Done && IsUpright(rune);

    /// <summary>
    /// A level line whose letters lie on their backs, each in a square of an em: once the line is turned to run down they stand.
    /// </summary>
    /// <param name="spacing">Between letters, in canvas units.</param>
    public static ShapedLine Raise(ShapedLine line, float spacing)
    {
        var glyphs = new ShapedGlyph[line.Glyphs.Length];
        var x = 0f;
        for (var i = 0; i < glyphs.Length; i++)
        {
            var glyph = line.Glyphs[i];
            glyphs[i] = glyph with { X = x };
            if (!StandsInColumn(line.Text, glyph.Cluster))
            {
                x += glyph.Advance;
                continue;
            }
            // Turned back by a quarter around the middle of its square.
            var (down, aside) = (BaselineBelowMiddle * line.Size, TextLayout.BaselineBelowMiddle * line.Size);
            glyphs[i] = glyph with { X = x + line.Size / 2 + down, Y = glyph.Width / 2 - aside, Advance = line.Size + spacing, Spacing = spacing };
            x += line.Size + spacing;
        }
        return line with { Glyphs = glyphs, Width = Math.Max(0, x - spacing) };
    }
}
