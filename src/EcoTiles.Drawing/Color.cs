using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Drawing;

/// <summary>A colour in sRGB; not multiplied by its alpha.</summary>
public readonly record struct Color(byte Red, byte Green, byte Blue, byte Alpha = 255)
{
    public static Color Black => new(0, 0, 0);

    public static Color White => new(255, 255, 255);

    public static Color Transparent => default;

    public static Color From(StyleColor color) => new(
        Channel(color.Red), Channel(color.Green), Channel(color.Blue), Channel(color.Alpha));

    public Color WithOpacity(float opacity) =>
        this with { Alpha = (byte)Math.Clamp(MathF.Round(Alpha * opacity), 0, 255) };

    /// <summary>Multiplied by alpha, as 0xAARRGGBB: blue is the first byte in memory.</summary>
    public uint Premultiplied =>
        ((uint)Alpha << 24) | (Scaled(Red) << 16) | (Scaled(Green) << 8) | Scaled(Blue);

    static byte Channel(float part) => (byte)MathF.Round(Math.Clamp(part, 0, 1) * 255);

    uint Scaled(byte channel) => (uint)((channel * Alpha + 127) / 255);
}
