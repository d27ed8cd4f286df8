using EcoTiles.Canvases.Native;
using EcoTiles.Drawing;

namespace EcoTiles.Canvases.Decoders;

/// <summary>Reads JPEG by libjpeg-turbo: grey and YCbCr.</summary>
static unsafe class JpegDecoder
{
    const int PixelsInByte = 512; // a block of 64 pixels takes a bit or more

    public static Picture Decode(ReadOnlySpan<byte> file)
    {
        var decompressor = TurboJpeg.Decompressor;
        var isSound = false;
        try
        {
            fixed (byte* start = file)
            {
                if (TurboJpeg.DecompressHeader(
                    decompressor, start, (nuint)file.Length, out var width, out var height, out _, out var colors) != 0)
                    throw ImageDecoder.Damaged("JPEG", TurboJpeg.Error(decompressor));
                if (colors is TurboJpeg.ColorsCmyk or TurboJpeg.ColorsYcck)
                    throw new InvalidDataException(
                        "不支持 CMYK 色彩的 JPEG，请转换为 RGB / this JPEG has printing colours (CMYK): convert it to RGB");
                ImageDecoder.CheckSize("JPEG", width, height, (long)PixelsInByte * file.Length);
                var pixels = new uint[width * height];
                fixed (uint* target = pixels)
                    isSound = TurboJpeg.Decompress(
                        decompressor, start, (nuint)file.Length, (byte*)target, width, width * 4, height,
                        TurboJpeg.PixelsBgra, TurboJpeg.LimitScans) == 0;
                // A warning may be a wrong byte between two parts, which many cameras write, or half a picture.
                if (!isSound && (TurboJpeg.ErrorCode(decompressor) != 0 ||
                                 TurboJpeg.Error(decompressor).Contains("remature", StringComparison.Ordinal)))
                    throw ImageDecoder.Damaged("JPEG", TurboJpeg.Error(decompressor));
                return new(width, height, pixels);
            }
        }
        finally
        {
            if (!isSound) TurboJpeg.DropDecompressor();
        }
    }
}
