using EcoTiles.Canvases.Encoders.Png;
using EcoTiles.Drawing;

namespace EcoTiles.Canvases.Decoders;

/// <summary>Reads image files. What is no sound image is an <see cref="InvalidDataException"/> that says why.</summary>
public static class ImageDecoder
{
    /// <summary>More pixels than this are refused before there is room made for them.</summary>
    public const int MostPixels = 8192 * 8192;

    /// <summary>The picture in a PNG, JPEG or WebP file; told apart by their first bytes.</summary>
    public static Picture Decode(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith(PngChunks.Signature)) return PngDecoder.Decode(file);
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return JpegDecoder.Decode(file);
        if (file.Length > 12 && file.StartsWith("RIFF"u8) && file[8..12].SequenceEqual("WEBP"u8)) return WebpDecoder.Decode(file);
        throw new InvalidDataException("既非 PNG、JPEG，也非 WebP 图像 / this is no image in PNG, JPEG or WebP");
    }

    /// <param name="mostInFile">How many pixels a file of this length can hold.</param>
    internal static void CheckSize(string format, int width, int height, long mostInFile = long.MaxValue)
    {
        if (width <= 0 || height <= 0) throw Damaged(format, $"{width} x {height} is no size");
        if ((long)width * height > MostPixels)
            throw new InvalidDataException(
                $"图像过大 / the {format} image is too large: {width} x {height}, at most {MostPixels} pixels are read");
        if ((long)width * height > mostInFile)
            throw Damaged(format, $"a file of this length cannot hold {width} x {height} pixels");
    }

    internal static InvalidDataException Damaged(string format, string why, Exception? cause = null) =>
        new($"{format} 图像已损坏 / the {format} image is damaged: {why}", cause);
}
