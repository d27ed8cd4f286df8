using EcoTiles.Canvases.Encoders;
using EcoTiles.Canvases.Native;
using EcoTiles.Drawing;

namespace EcoTiles.Canvases.Decoders;

/// <summary>Reads WebP by libwebp.</summary>
static unsafe class WebpDecoder
{
    // An area of one colour takes next to nothing, so there is no true limit: tiles of it are read, a sea of it is not.
    const int PixelsInByte = 4096;
    const int PixelsOfOneColor = 1 << 24;
    const int Animation = 2;

    public static Picture Decode(ReadOnlySpan<byte> file)
    {
        // The chunk of extended files comes first, and its flags are its first byte.
        if (file.Length > 20 && file[12..16].SequenceEqual("VP8X"u8) && (file[20] & Animation) != 0)
            throw new InvalidDataException("不支持动画 WebP，请提供单幅图像 / this WebP is an animation: give a single picture");
        try
        {
            fixed (byte* start = file)
            {
                if (Webp.Info(start, (nuint)file.Length, out var width, out var height) == 0)
                    throw ImageDecoder.Damaged("WebP", "its header cannot be read");
                ImageDecoder.CheckSize("WebP", width, height, PixelsOfOneColor + (long)PixelsInByte * file.Length);
                var pixels = new uint[width * height];
                fixed (uint* target = pixels)
                    if (Webp.DecodeBgra(start, (nuint)file.Length, (byte*)target, (nuint)pixels.Length * 4, width * 4) == null)
                        throw ImageDecoder.Damaged("WebP", "its pixels cannot be read");
                foreach (ref var pixel in pixels.AsSpan()) pixel = Alpha.Premultiplied(pixel);
                return new(width, height, pixels);
            }
        }
        catch (DllNotFoundException missing)
        {
            throw NativeImageLibrary.Webp.Missing(missing);
        }
    }
}
