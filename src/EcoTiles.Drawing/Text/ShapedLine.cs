namespace EcoTiles.Drawing.Text;

/// <summary>One line of text as glyphs, from left to right, before it is placed anywhere.</summary>
/// <param name="Width">Sum of the advances.</param>
/// <param name="Ascent">From the baseline up to the top of the tallest font, positive.</param>
/// <param name="Descent">From the baseline down to the bottom, positive.</param>
public sealed record ShapedLine(string Text, float Size, ShapedGlyph[] Glyphs, float Width, float Ascent, float Descent);

/// <summary>A glyph where it stands on its line.</summary>
/// <param name="Cluster">The first character of the text that it stands for.</param>
/// <param name="X">From the start of the line to the glyph's origin.</param>
/// <param name="Y">From the baseline to the glyph's origin, down.</param>
/// <param name="Spacing">What of the advance is room between letters.</param>
public readonly record struct ShapedGlyph(FontFace Face, uint Glyph, int Cluster, float X, float Y, float Advance, float Spacing = 0)
{
    /// <summary>The advance of the letter alone.</summary>
    public float Width => Advance - Spacing;
}
