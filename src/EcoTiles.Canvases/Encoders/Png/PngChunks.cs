using System.Buffers;
using System.Buffers.Binary;
using EcoTiles.Canvases.Encoders.Deflate;

namespace EcoTiles.Canvases.Encoders.Png;

/// <summary>The parts of a PNG file (ISO/IEC 15948).</summary>
static class PngChunks
{
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public static void Begin(IBufferWriter<byte> output, int width, int height, int bitDepth, PngColorType colorType)
    {
        output.Write(Signature);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        (header[8], header[9]) = ((byte)bitDepth, (byte)colorType);
        (header[10], header[11], header[12]) = (0, 0, 0);
        Write(output, "IHDR"u8, header);
    }

    /// <summary>The palette, whose colours are straight 0xAARRGGBB, those that let something through first.</summary>
    public static void WritePalette(IBufferWriter<byte> output, ReadOnlySpan<uint> colors)
    {
        Span<byte> channels = stackalloc byte[3 * colors.Length];
        Span<byte> alphas = stackalloc byte[colors.Length];
        var transparent = 0;
        for (var i = 0; i < colors.Length; i++)
        {
            (channels[3 * i], channels[3 * i + 1], channels[3 * i + 2]) =
                ((byte)(colors[i] >> 16), (byte)(colors[i] >> 8), (byte)colors[i]);
            alphas[i] = (byte)(colors[i] >> 24);
            if (alphas[i] < 255) transparent = i + 1;
        }
        Write(output, "PLTE"u8, channels);
        if (transparent > 0) Write(output, "tRNS"u8, alphas[..transparent]);
    }

    public static void End(IBufferWriter<byte> output) => Write(output, "IEND"u8, []);

    public static void Write(IBufferWriter<byte> output, ReadOnlySpan<byte> name, ReadOnlySpan<byte> content)
    {
        var chunk = output.GetSpan(content.Length + 12);
        BinaryPrimitives.WriteInt32BigEndian(chunk, content.Length);
        name.CopyTo(chunk[4..]);
        content.CopyTo(chunk[8..]);
        BinaryPrimitives.WriteUInt32BigEndian(chunk[(8 + content.Length)..], Crc32.Of(name, content));
        output.Advance(content.Length + 12);
    }
}

/// <summary>What a pixel of a PNG file is made of.</summary>
enum PngColorType
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAlpha = 4,
    Rgba = 6,
}
