using System.Numerics;

namespace EcoTiles.Drawing.Text;

/// <summary>Text that is laid out around its anchor, which is at (0, 0); drawn by moving the canvas there.</summary>
/// <param name="Runs">In the order in which they are drawn.</param>
/// <param name="Left">Of the box that lines and line height take, not of the ink.</param>
public sealed record TextBlock(TextBlockRun[] Runs, int LineCount, float Left, float Top, float Right, float Bottom)
{
    public static TextBlock Empty { get; } = new([], 0, 0, 0, 0, 0);

    public IReadOnlyList<BlockPicture> Pictures { get; init; } = [];

    public bool IsEmpty => Runs.Length == 0 && Pictures.Count == 0;

    public float Width => Right - Left;

    public float Height => Bottom - Top;
}

/// <param name="Color">Of a part that has one of its own.</param>
public readonly record struct TextBlockRun(GlyphRun Glyphs, Color? Color);

/// <summary>A picture that stands among the letters.</summary>
/// <param name="Middle">From the anchor of the text.</param>
public readonly record struct BlockPicture(InlinePicture Picture, Vector2 Middle);

/// <summary>A part of a text with its own look.</summary>
/// <param name="Fonts">Null for those of the whole.</param>
/// <param name="Scale">Against the size of the whole.</param>
/// <param name="Picture">Stands there instead of letters.</param>
public readonly record struct TextSection(
    string Text, FontStack? Fonts = null, float Scale = 1, Color? Color = null, InlinePicture? Picture = null, LineAlign Align = LineAlign.Bottom)
{
    /// <summary>A picture takes the place of one character, after which a line may end.</summary>
    public string Characters => Picture is null ? Text : LineBreaks.Picture.ToString();
}

/// <summary>A picture by its name, as large as it is drawn, in canvas units.</summary>
public sealed record InlinePicture(string Name, float Width, float Height);

/// <summary>Where a part stands that is not as tall as its line.</summary>
public enum LineAlign
{
    Bottom,
    Center,
    Top,
}

/// <summary>How a text is laid out.</summary>
/// <param name="Size">Height of an em in canvas units.</param>
/// <param name="MaxWidth">In em; lines are broken to it. Infinite for one line.</param>
/// <param name="LineHeight">In em.</param>
/// <param name="LetterSpacing">In em.</param>
/// <param name="IsForScreen">Whether letters stand as browsers set them, and not as the font would have it.</param>
/// <param name="IsColumn">Whether the block is turned by a quarter afterwards, so that its letters must lie on their backs.</param>
public readonly record struct TextStyle(
    FontStack Fonts, float Size, float MaxWidth = 10, float LineHeight = 1.2f, float LetterSpacing = 0,
    TextJustify Justify = TextJustify.Center, TextAnchor Anchor = TextAnchor.Center, bool IsColumn = false, bool IsForScreen = false);

/// <summary>How lines of different length stand to one another.</summary>
public enum TextJustify
{
    Left,
    Center,
    Right,

    /// <summary>Towards the anchor.</summary>
    Auto,
}

/// <summary>The part of the text that is put at the place it belongs to.</summary>
public enum TextAnchor
{
    Center,
    Left,
    Right,
    Top,
    Bottom,
    TopLeft,
    TopRight,
    BottomLeft,
    BottomRight,
}
