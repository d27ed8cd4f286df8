using System.Numerics;
using System.Text;

namespace EcoTiles.Drawing.Text;

/// <summary>Lays out text of one or more lines around an anchor, in the way and to the measures of MapLibre.</summary>
public static class TextLayout
{
    /// <summary>
    /// From the middle of a line down to the baseline, in em. One figure for all fonts, so that those of a stack share their
    /// baseline; ideographs, which reach from -0.12 to 0.88 em, stand in the middle with it.
    /// </summary>
    public const float BaselineBelowMiddle = 0.375f;

    /// <summary>Places are multiples of this, so that moving text by whole pixels changes nothing else.</summary>
    const float Grain = 256;

    public static TextBlock Lay(ICanvasBackend shaper, string text, in TextStyle style) => Lay(shaper, [new(text)], style);

    public static TextBlock Lay(ICanvasBackend shaper, ReadOnlySpan<TextSection> sections, in TextStyle style)
    {
        var text = Joined(sections);
        if (string.IsNullOrWhiteSpace(text)) return TextBlock.Empty;
        var direction = BidiLevels.Base(text, TextDirection.Auto) == 1 ? TextDirection.RightToLeft : TextDirection.LeftToRight;
        var ends = BalancedLines.Break(text, Advances(shaper, sections, text.Length, style), style.MaxWidth);
        var lines = new List<Line>(ends.Count);
        var start = 0;
        foreach (var end in ends)
        {
            lines.Add(LayLine(shaper, sections, text, start, end, style, direction));
            start = end;
        }
        return Place(lines, style);
    }

    /// <summary>How wide each letter is, in em of the whole; a line end takes no room.</summary>
    static float[] Advances(ICanvasBackend shaper, ReadOnlySpan<TextSection> sections, int length, in TextStyle style)
    {
        var advances = new float[length];
        var start = 0;
        foreach (var section in sections)
        {
            foreach (var glyph in shaper.Shape(section.Text, RequestOf(section, style, TextDirection.Auto)).Glyphs)
            {
                if (char.IsControl(section.Text[glyph.Cluster])) continue;
                var stands = style.IsColumn && UprightLetters.StandsInColumn(section.Text, glyph.Cluster);
                advances[start + glyph.Cluster] += stands ? section.Scale + style.LetterSpacing : glyph.Advance / style.Size;
            }
            start += section.Text.Length;
        }
        return advances;
    }

    static Line LayLine(
        ICanvasBackend shaper, ReadOnlySpan<TextSection> sections, string text, int start, int end,
        in TextStyle style, TextDirection direction)
    {
        (start, end) = Trimmed(text, start, end);
        var line = new Line();
        var sectionStart = 0;
        foreach (var section in sections)
        {
            var from = Math.Max(start, sectionStart);
            var to = Math.Min(end, sectionStart + section.Text.Length);
            sectionStart += section.Text.Length;
            if (from >= to) continue;
            var piece = shaper.Shape(text.AsSpan(from, to - from), RequestOf(section, style, direction));
            if (style.IsColumn) piece = UprightLetters.Raise(piece, style.LetterSpacing * style.Size);
            // From right to left what comes later stands further left.
            if (direction == TextDirection.RightToLeft) line.Pieces.Insert(0, (piece, section.Color));
            else line.Pieces.Add((piece, section.Color));
            line.Scale = Math.Max(line.Scale, section.Scale);
            line.Width += piece.Width;
        }
        line.Width += Math.Max(0, line.Pieces.Count - 1) * style.LetterSpacing * style.Size;
        if (line.Scale == 0) line.Scale = 1;
        return line;
    }

    static TextBlock Place(List<Line> lines, in TextStyle style)
    {
        var width = lines.Max(line => line.Width);
        var lineHeight = style.LineHeight * style.Size;
        var height = lines.Sum(line => line.Scale) * lineHeight;
        var (across, down) = Alignment(style.Anchor);
        var justify = style.Justify switch
        {
            TextJustify.Left => 0,
            TextJustify.Right => 1,
            TextJustify.Center => 0.5f,
            _ => across,
        };
        var left = -across * width;
        var top = -down * height;
        var runs = new List<TextBlockRun>();
        var y = top;
        foreach (var line in lines)
        {
            var x = left + justify * (width - line.Width);
            var baseline = y + line.Scale * (lineHeight / 2 + BaselineBelowMiddle * style.Size);
            foreach (var (piece, color) in line.Pieces)
            {
                runs.Add(new(Placed(piece, new(x, baseline), style.IsColumn), color));
                x += piece.Width + style.LetterSpacing * style.Size;
            }
            y += line.Scale * lineHeight;
        }
        return new([.. runs], lines.Count, left, top, left + width, top + height);
    }

    /// <summary>A shaped line put on the canvas, its baseline beginning at a place.</summary>
    public static GlyphRun Placed(ShapedLine line, Vector2 origin, bool isColumn = false)
    {
        var glyphs = new PlacedGlyph[line.Glyphs.Length];
        for (var i = 0; i < glyphs.Length; i++)
        {
            var glyph = line.Glyphs[i];
            var angle = isColumn && UprightLetters.StandsInColumn(line.Text, glyph.Cluster) ? -MathF.PI / 2 : 0;
            glyphs[i] = new(glyph.Face, glyph.Glyph, glyph.Cluster, Rounded(origin + new Vector2(glyph.X, glyph.Y)), angle);
        }
        return new(line.Text, line.Size, glyphs);
    }

    internal static Vector2 Rounded(Vector2 place) => Vector2.Round(place * Grain) / Grain;

    /// <summary>Which part of width and height lies left of and above the anchor.</summary>
    public static (float Across, float Down) Alignment(TextAnchor anchor)
    {
        var across = anchor switch
        {
            TextAnchor.Left or TextAnchor.TopLeft or TextAnchor.BottomLeft => 0,
            TextAnchor.Right or TextAnchor.TopRight or TextAnchor.BottomRight => 1,
            _ => 0.5f,
        };
        var down = anchor switch
        {
            TextAnchor.Top or TextAnchor.TopLeft or TextAnchor.TopRight => 0,
            TextAnchor.Bottom or TextAnchor.BottomLeft or TextAnchor.BottomRight => 1,
            _ => 0.5f,
        };
        return (across, down);
    }

    static FontRequest RequestOf(in TextSection section, in TextStyle style, TextDirection direction) =>
        new(section.Fonts ?? style.Fonts, style.Size * section.Scale, style.LetterSpacing / section.Scale, direction);

    static (int Start, int End) Trimmed(string text, int start, int end)
    {
        while (start < end && IsBlank(text[start])) start++;
        while (end > start && IsBlank(text[end - 1])) end--;
        return (start, end);
    }

    static bool IsBlank(char character) => char.IsWhiteSpace(character) && character != '\u00A0' || character == '\u200B';

    static string Joined(ReadOnlySpan<TextSection> sections)
    {
        if (sections.Length == 1) return sections[0].Text;
        var text = new StringBuilder();
        foreach (var section in sections) text.Append(section.Text);
        return text.ToString();
    }

    sealed class Line
    {
        public readonly List<(ShapedLine Piece, Color? Color)> Pieces = [];
        public float Width;
        public float Scale;
    }
}
