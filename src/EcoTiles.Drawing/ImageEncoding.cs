namespace EcoTiles.Drawing;

/// <summary>How an image is written.</summary>
/// <param name="Quality">1 to 100, for formats that lose something.</param>
/// <param name="Dithers">Whether a palette that has not room for all colours mixes them.</param>
public readonly record struct ImageEncoding(ImageFormat Format, int Quality = 85, bool Dithers = false);

public enum ImageFormat
{
    /// <summary>32 bits a pixel, or fewer where that shows exactly the same.</summary>
    Png,

    /// <summary>A palette of at most 256 colours.</summary>
    Png8,

    Jpeg,

    Webp,

    WebpLossless,
}
