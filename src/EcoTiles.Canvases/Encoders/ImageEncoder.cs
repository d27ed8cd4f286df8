using System.Buffers;
using EcoTiles.Canvases.Encoders.Png;
using EcoTiles.Drawing;

namespace EcoTiles.Canvases.Encoders;

/// <summary>Writes pixels as an image file.</summary>
public static class ImageEncoder
{
    /// <summary>Rows from the top, each pixel 0xAARRGGBB multiplied by its alpha.</summary>
    public static void Encode(
        ReadOnlySpan<uint> pixels, int width, int height, in ImageEncoding encoding, IBufferWriter<byte> output)
    {
        if (width <= 0 || height <= 0 || pixels.Length != (long)width * height)
            throw new ArgumentException($"{pixels.Length} pixels are no picture of {width} x {height}.", nameof(pixels));
        switch (encoding.Format)
        {
            case ImageFormat.Png:
                PngEncoder.OfThread.Encode(pixels, width, height, output);
                break;
            case ImageFormat.Png8:
                PngEncoder.OfThread.EncodeWithPalette(pixels, width, height, encoding.Dithers, output);
                break;
            case ImageFormat.Jpeg:
                JpegEncoder.Encode(pixels, width, height, encoding.Quality, output);
                break;
            case ImageFormat.Webp or ImageFormat.WebpLossless:
                WebpEncoder.Encode(pixels, width, height, encoding, output);
                break;
            default: throw new ArgumentOutOfRangeException(nameof(encoding));
        }
    }
}
