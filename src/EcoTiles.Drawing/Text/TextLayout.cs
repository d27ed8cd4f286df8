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

    /// <summary>From the middle of a line up to where its letters begin, in em, as browsers count.</summary>
    const float LettersAboveMiddle = 17 / 24f;

    /// <summary>What browsers put pictures to the right and down from where letters would begin, in canvas units.</summary>
    const float PictureAcross = 1, PictureDown = 3;

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
            if (section.Picture is { } picture)
            {
                advances[start++] = LengthOf(picture, style) / style.Size + style.LetterSpacing;
                continue;
            }
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
            var length = section.Characters.Length;
            var from = Math.Max(start, sectionStart);
            var to = Math.Min(end, sectionStart + length);
            sectionStart += length;
            if (from >= to) continue;
            var part = section.Picture is { } picture
                ? new Part(section, null, LengthOf(picture, style))
                : TextPart(section, shaper.Shape(text.AsSpan(from, to - from), RequestOf(section, style, direction)), style);
            // From right to left what comes later stands further left.
            if (direction == TextDirection.RightToLeft) line.Parts.Insert(0, part);
            else line.Parts.Add(part);
            line.Scale = Math.Max(line.Scale, section.Scale);
            line.Tallest = Math.Max(line.Tallest, section.Picture is null ? 0 : style.IsColumn ? section.Picture.Width : section.Picture.Height);
            line.Width += part.Width;
        }
        line.Width += Math.Max(0, line.Parts.Count - 1) * style.LetterSpacing * style.Size;
        if (line.Scale == 0) line.Scale = 1;
        return line;
    }

    static Part TextPart(in TextSection section, ShapedLine piece, in TextStyle style)
    {
        if (style.IsColumn) piece = UprightLetters.Raise(piece, style.LetterSpacing * style.Size);
        return new Part(section, piece, piece.Width);
    }

    static float LengthOf(InlinePicture picture, in TextStyle style) => style.IsColumn ? picture.Height : picture.Width;

    static TextBlock Place(List<Line> lines, in TextStyle style)
    {
        var width = lines.Max(line => line.Width);
        var (size, lineHeight) = (style.Size, style.LineHeight * style.Size);
        var height = 0f;
        var tallest = 0f;
        foreach (var line in lines)
        {
            line.Height = line.Scale * lineHeight + Math.Max(0, line.Tallest - line.Scale * size);
            (height, tallest) = (height + line.Height, Math.Max(tallest, line.Height));
        }
        var (across, down) = Alignment(style.Anchor);
        var justify = style.Justify switch
        {
            TextJustify.Left => 0,
            TextJustify.Right => 1,
            TextJustify.Center => 0.5f,
            _ => across,
        };
        var (left, top) = (-across * width, -down * height);
        // Where letters begin: browsers put lines of one height around their middles, and others by their upper edges.
        var y = tallest == lineHeight ? -down * lines.Count * lineHeight + lineHeight / 2 - LettersAboveMiddle * size : top;
        var runs = new List<TextBlockRun>();
        var pictures = new List<BlockPicture>();
        foreach (var line in lines)
        {
            var x = left + justify * (width - line.Width);
            var content = Math.Max(line.Scale * size, line.Tallest);
            foreach (var part in line.Parts)
            {
                if (part.Section.Picture is { } picture)
                {
                    var thickness = style.IsColumn ? picture.Width : picture.Height;
                    var upper = y + Room(content - thickness, part.Section.Align, style) + PictureDown;
                    pictures.Add(new(picture, new(x + PictureAcross + part.Width / 2, upper + thickness / 2)));
                }
                else
                {
                    var scaled = part.Section.Scale * size;
                    var room = Room(content - scaled, part.Section.Align, style);
                    // At the bottom all share the baseline of the tallest; in browsers smaller letters stand a little higher.
                    var sharesBaseline = !style.IsForScreen && room == content - scaled;
                    var below = (LettersAboveMiddle + BaselineBelowMiddle - 1) * (sharesBaseline ? line.Scale * size : scaled);
                    var baseline = y + room + scaled + below;
                    runs.Add(new(Placed(part.Text!, new(x, baseline), style.IsColumn) with { Scale = part.Section.Scale }, part.Section.Color)); // what is no picture is text
                }
                x += part.Width + style.LetterSpacing * size;
            }
            y += line.Height;
        }
        return new([.. runs], lines.Count, left, top, left + width, top + height) { Pictures = pictures };
    }

    /// <summary>What of the height that is left over lies above a part.</summary>
    static float Room(float left, LineAlign align, in TextStyle style) => align switch
    {
        LineAlign.Top when !style.IsColumn => 0,
        LineAlign.Center when !style.IsColumn => left / 2,
        _ => left,
    };

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
        new(section.Fonts ?? style.Fonts, style.Size * section.Scale, style.LetterSpacing / section.Scale, direction, style.IsForScreen);

    static (int Start, int End) Trimmed(string text, int start, int end)
    {
        while (start < end && IsBlank(text[start])) start++;
        while (end > start && IsBlank(text[end - 1])) end--;
        return (start, end);
    }

    static bool IsBlank(char character) => char.IsWhiteSpace(character) && character != '\u00A0' || character == '\u200B';

    static string Joined(ReadOnlySpan<TextSection> sections)
    {
        if (sections.Length == 1) return sections[0].Characters;
        var text = new StringBuilder();
        foreach (var section in sections) text.Append(section.Characters);
        return text.ToString();
    }

    /// <param name="Text">Null for a picture.</param>
    readonly record struct Part(TextSection Section, ShapedLine? Text, float Width);

    sealed class Line
    {
        public readonly List<Part> Parts = [];
        public float Width;
        public float Scale;
        public float Tallest; // of its pictures
        public float Height;
    }
}
