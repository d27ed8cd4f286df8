using EcoTiles.Drawing;
using EcoTiles.Drawing.Text;

namespace EcoTiles.Tests.Drawing.Text;

/// <summary>Shapes text in a font whose ideographs are one em wide and all else half an em.</summary>
sealed class SquareLetters : ICanvasBackend
{
    static readonly Face Only = new();

    public IImageCanvas BeginImage(int widthPixels, int heightPixels, Color background) => throw new NotSupportedException();

    public Picture Decode(ReadOnlySpan<byte> file) => throw new NotSupportedException();

    public bool HasFont(string name) => true;

    public ShapedLine Shape(ReadOnlySpan<char> text, in FontRequest font)
    {
        var glyphs = new List<ShapedGlyph>();
        var x = 0f;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i])) continue;
            var advance = (text[i] >= '\u2E80' ? 1 : 0.5f) * font.Size;
            var spacing = i + 1 < text.Length ? font.LetterSpacing * font.Size : 0;
            glyphs.Add(new(Only, text[i], i, x, 0, advance + spacing, spacing));
            x += advance + spacing;
        }
        return new(text.ToString(), font.Size, [.. glyphs], x, font.Size, font.Size / 4);
    }

    sealed class Face : FontFace
    {
        public override string Name => "Squares";
    }
}
