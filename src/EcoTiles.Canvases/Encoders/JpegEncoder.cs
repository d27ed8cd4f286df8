using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EcoTiles.Canvases.Native;

namespace EcoTiles.Canvases.Encoders;

/// <summary>Writes JPEG by libjpeg-turbo. What is transparent lies on white.</summary>
static unsafe class JpegEncoder
{
    const int FinestSubsampled = 89; // above, thin coloured lines keep their colour
    const int LongestSide = 65535;

    public static void Encode(ReadOnlySpan<uint> pixels, int width, int height, int quality, IBufferWriter<byte> output)
    {
        if (width > LongestSide || height > LongestSide)
            throw new ArgumentException($"JPEG 图像每边至多 {LongestSide} 像素 / a JPEG image has at most {LongestSide} pixels a side.");
        var compressor = TurboJpeg.Compressor;
        quality = Math.Clamp(quality, 1, 100);
        var subsampling = quality > FinestSubsampled ? TurboJpeg.Subsampling444 : TurboJpeg.Subsampling420;
        var room = (int)TurboJpeg.BufferSize(width, height, subsampling);
        var onWhite = ArrayPool<uint>.Shared.Rent(pixels.Length);
        var packed = ArrayPool<byte>.Shared.Rent(room);
        try
        {
            LayOnWhite(pixels, onWhite);
            var size = (nuint)packed.Length;
            fixed (uint* source = onWhite)
            fixed (byte* start = packed)
            {
                var target = start;
                var result = TurboJpeg.Compress(
                    compressor, (byte*)source, width, width * 4, height, TurboJpeg.PixelsBgrx, ref target, ref size,
                    subsampling, quality, TurboJpeg.NoReallocation | (quality < 96 ? TurboJpeg.FastTransform : 0));
                if (result != 0) throw new InvalidOperationException($"libturbojpeg: {TurboJpeg.Error(compressor)}");
            }
            output.Write(packed.AsSpan(0, (int)size));
        }
        finally
        {
            ArrayPool<uint>.Shared.Return(onWhite);
            ArrayPool<byte>.Shared.Return(packed);
        }
    }

    static void LayOnWhite(ReadOnlySpan<uint> pixels, Span<uint> target)
    {
        var spread = Vector128.Create((byte)3, 3, 3, 3, 7, 7, 7, 7, 11, 11, 11, 11, 15, 15, 15, 15);
        var fours = MemoryMarshal.Cast<uint, Vector128<byte>>(pixels);
        var targets = MemoryMarshal.Cast<uint, Vector128<byte>>(target);
        for (var i = 0; i < fours.Length; i++) targets[i] = fours[i] + ~Vector128.Shuffle(fours[i], spread);
        for (var i = fours.Length * 4; i < pixels.Length; i++)
            target[i] = pixels[i] + (255 - (pixels[i] >> 24)) * 0x01010101;
    }
}
