using EcoTiles.Drawing.Text;

namespace EcoTiles.Canvases.Text;

/// <summary>A character that no font has.</summary>
/// <param name="Fonts">What was asked for first.</param>
public readonly record struct MissingCharacter(int CodePoint, FontStack Fonts)
{
    /// <summary>The character itself and its number, as in "𰻞 U+30EDE".</summary>
    public string Name => $"{char.ConvertFromUtf32(CodePoint)} U+{CodePoint:X4}";
}
