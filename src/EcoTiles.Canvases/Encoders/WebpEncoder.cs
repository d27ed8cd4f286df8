using System.Buffers;
using System.Runtime.InteropServices;
using EcoTiles.Canvases.Native;
using EcoTiles.Drawing;

namespace EcoTiles.Canvases.Encoders;

/// <summary>Writes WebP by libwebp.</summary>
static unsafe class WebpEncoder
{
    const int LongestSide = 16383;
    const int LosslessLevel = 1;

    public static void Encode(
        ReadOnlySpan<uint> pixels, int width, int height, in ImageEncoding encoding, IBufferWriter<byte> output)
    {
        if (width > LongestSide || height > LongestSide)
            throw new ArgumentException($"WebP 图像每边至多 {LongestSide} 像素 / a WebP image has at most {LongestSide} pixels a side.");
        var straight = ArrayPool<uint>.Shared.Rent(pixels.Length);
        try
        {
            for (var i = 0; i < pixels.Length; i++) straight[i] = Alpha.Straight(pixels[i]);
            var config = encoding.Format == ImageFormat.WebpLossless
                ? Webp.Lossless(LosslessLevel)
                : Webp.Lossy(Math.Clamp(encoding.Quality, 1, 100));
            var picture = Webp.NewPicture();
            var target = GCHandle.Alloc(output);
            try
            {
                fixed (uint* argb = straight)
                {
                    (picture.UsesArgb, picture.Width, picture.Height) = (1, width, height);
                    picture.Argb = argb;
                    picture.StrideArgb = width;
                    picture.Writer = &Append;
                    picture.Custom = GCHandle.ToIntPtr(target);
                    if (Webp.Encode(config, ref picture) == 0)
                        throw new InvalidOperationException($"libwebp: error {picture.ErrorCode}");
                }
            }
            finally
            {
                Webp.Free(ref picture);
                target.Free();
            }
        }
        catch (DllNotFoundException missing)
        {
            throw NativeImageLibrary.Webp.Missing(missing);
        }
        finally
        {
            ArrayPool<uint>.Shared.Return(straight);
        }
    }

    [UnmanagedCallersOnly]
    static int Append(byte* data, nuint size, Webp.EncoderPicture* picture)
    {
        try
        {
            ((IBufferWriter<byte>)GCHandle.FromIntPtr(picture->Custom).Target!).Write(new ReadOnlySpan<byte>(data, (int)size));
            return 1;
        }
        catch (Exception error) when (error is OutOfMemoryException or ArgumentException or InvalidOperationException)
        {
            return 0; // no exception may pass the library; it then gives up with error 9
        }
    }
}
