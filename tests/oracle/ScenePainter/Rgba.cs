using EcoTiles.Drawing;

namespace EcoTiles.Oracle;

/// <summary>Pixels in the order of bytes that Skia's canvas has: red first.</summary>
public static class Rgba
{
    public static byte[] Of(Picture picture)
    {
        var bytes = new byte[picture.Pixels.Length * 4];
        for (var i = 0; i < picture.Pixels.Length; i++)
        {
            var pixel = picture.Pixels[i];
            bytes[4 * i] = (byte)(pixel >> 16);
            bytes[4 * i + 1] = (byte)(pixel >> 8);
            bytes[4 * i + 2] = (byte)pixel;
            bytes[4 * i + 3] = (byte)(pixel >> 24);
        }
        return bytes;
    }
}
