using System.Globalization;
using System.Text;
using EcoTiles.Drawing.Text;
using EcoTiles.Geometry.Encoding;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Canvases.Text.Sdf;

/// <summary>Makes the glyph files that MapLibre draws text from (<c>/fonts/{stack}/{range}.pbf</c>), out of our fonts.</summary>
public static class SdfGlyphs
{
    /// <summary>Characters in one file.</summary>
    public const int RangeLength = 256;

    const int LastStart = 0x10FF00;

    /// <summary>Texels around a glyph that the format does not count.</summary>
    const int Border = 3;

    /// <summary>
    /// Pixels from the baseline up to where MapLibre counts from: its middle of the line lies 17 below. The same for all
    /// fonts, so that letters of a stack share the baseline of <see cref="TextLayout.BaselineBelowMiddle"/>.
    /// </summary>
    const int Ascender = 17 + (int)(TextLayout.BaselineBelowMiddle * SdfGlyph.EmPixels);

    /// <summary>
    /// The file for the 256 characters from this one on, each from the first font that has it. One that no font has is left
    /// out: the browser then shows nothing for it.
    /// </summary>
    public static byte[] Range(FontLibrary fonts, FontStack stack, int start)
    {
        if (start < 0 || start > LastStart || start % RangeLength != 0)
            throw new ArgumentOutOfRangeException(nameof(start), start, $"A range begins at a multiple of {RangeLength}.");
        var chain = fonts.Chain(stack);
        var file = new GrowingArray<byte>(1 << 16);
        WriteText(file, 1, stack.ToString());
        WriteText(file, 2, string.Create(CultureInfo.InvariantCulture, $"{start}-{start + RangeLength - 1}"));
        var message = new GrowingArray<byte>(1024);
        for (var codePoint = start; codePoint < start + RangeLength; codePoint++)
        {
            if (!Rune.IsValid(codePoint) || Rune.IsControl(new Rune(codePoint)) || Find(chain, codePoint) is not var (face, glyph)) continue;
            message.Shrink(0);
            Write(message, codePoint, SdfGlyph.Make(face, glyph));
            WriteBytes(file, 3, message.Span);
        }
        var answer = new GrowingArray<byte>(file.Count + 8);
        WriteBytes(answer, 1, file.Span);
        return answer.ToArray();
    }

    static (LoadedFace Face, uint Glyph)? Find(LoadedFace[] chain, int codePoint)
    {
        foreach (var face in chain)
        {
            if (HarfBuzz.FindGlyph(face.Font, (uint)codePoint, out var glyph)) return (face, glyph);
        }
        return null;
    }

    static void Write(GrowingArray<byte> message, int codePoint, SdfGlyph glyph)
    {
        var hasInk = glyph.Texels.Length > 0;
        var border = hasInk ? Border : 0;
        WriteNumber(message, 1, (ulong)codePoint);
        if (hasInk) WriteBytes(message, 2, glyph.Texels);
        WriteNumber(message, 3, (ulong)(glyph.Columns - 2 * border));
        WriteNumber(message, 4, (ulong)(glyph.Rows - 2 * border));
        WriteNumber(message, 5, Varint.Fold(glyph.Left + border));
        WriteNumber(message, 6, Varint.Fold(-glyph.Top - border - Ascender)); // up is minus on the canvas
        WriteNumber(message, 7, (ulong)Math.Max(0, glyph.Advance));
    }

    static void WriteText(GrowingArray<byte> message, int field, string text) => WriteBytes(message, field, Encoding.UTF8.GetBytes(text));

    static void WriteBytes(GrowingArray<byte> message, int field, ReadOnlySpan<byte> bytes)
    {
        WriteVarint(message, (ulong)(field << 3 | 2)); // what follows has a length
        WriteVarint(message, (ulong)bytes.Length);
        message.AddRange(bytes);
    }

    static void WriteNumber(GrowingArray<byte> message, int field, ulong number)
    {
        WriteVarint(message, (ulong)(field << 3));
        WriteVarint(message, number);
    }

    static void WriteVarint(GrowingArray<byte> message, ulong number) =>
        Varint.Write(message.Extend(Varint.Length(number)), 0, number);
}
