namespace EcoTiles.Canvases.Text;

/// <summary>
/// How much of each pixel a glyph covers, with parts of 255. Rows are longer than the mask is wide: to whole eights, zeros
/// behind, as they are blended.
/// </summary>
/// <param name="Left">From the pixel of the glyph's origin to the mask's first column.</param>
/// <param name="Top">From the pixel of the glyph's origin to the mask's first row.</param>
sealed record GlyphMask(byte[] Parts, int Width, int Height, int Left, int Top)
{
    public static GlyphMask Nothing { get; } = new([], 0, 0, 0, 0);

    public int Stride => StrideOf(Width);

    public int Bytes => 80 + Parts.Length;

    public static int StrideOf(int width) => (width + 7) & ~7;
}

/// <summary>Everything that a glyph's mask depends on, in whole steps.</summary>
/// <param name="Face">The number of the font.</param>
/// <param name="Size">In 1/64 pixels.</param>
/// <param name="PartX">The sixteenth of a pixel that the origin lies at.</param>
/// <param name="Turn">Clockwise, in 1/1024 of a full turn.</param>
/// <param name="HaloWidth">In 1/16 pixels; 0 for the glyph itself.</param>
/// <param name="HaloBlur">In 1/16 pixels.</param>
/// <param name="IsSoft">Made from distances, as browsers do.</param>
/// <param name="Fading">How far edges fade, in 1/64 of how far they do by themselves.</param>
readonly record struct GlyphKey(
    int Face, uint Glyph, int Size, byte PartX, byte PartY, ushort Turn, ushort HaloWidth, ushort HaloBlur, bool IsSoft = false, ushort Fading = GlyphKey.FadingSteps)
{
    public const float SizeSteps = 64;
    public const int Turns = 1024;
    public const float HaloSteps = 16;
    public const float PlaceSteps = 16;
    public const ushort FadingSteps = 64;
}
