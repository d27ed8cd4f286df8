namespace EcoTiles.Drawing;

/// <summary>An image in memory: rows from the top, each pixel 0xAARRGGBB, multiplied by its alpha.</summary>
public sealed class Picture
{
    public Picture(int width, int height, uint[] pixels)
    {
        if (width <= 0 || height <= 0 || pixels.Length != (long)width * height)
            throw new ArgumentException($"{pixels.Length} pixels are no picture of {width} x {height}.", nameof(pixels));
        (Width, Height, Pixels) = (width, height, pixels);
    }

    public int Width { get; }

    public int Height { get; }

    public uint[] Pixels { get; }

    public uint this[int x, int y] => Pixels[y * Width + x];
}
