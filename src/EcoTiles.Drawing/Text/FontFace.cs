namespace EcoTiles.Drawing.Text;

/// <summary>A font as a canvas backend has it open; only that backend knows what is behind it.</summary>
public abstract class FontFace
{
    /// <summary>Family and style, as in "Noto Sans SC Bold".</summary>
    public abstract string Name { get; }
}
