using System.Buffers.Binary;
using EcoTiles.Canvases.Encoders.Png;

namespace EcoTiles.Canvases.Decoders;

/// <summary>What a PNG file says of itself in its first chunk.</summary>
readonly record struct PngHeader(int Width, int Height, int BitDepth, PngColorType ColorType, bool IsInterlaced)
{
    public int Channels => ColorType switch
    {
        PngColorType.Rgb => 3,
        PngColorType.Rgba => 4,
        PngColorType.GreyAlpha => 2,
        _ => 1,
    };

    /// <summary>Bytes from a pixel to the next, for filters: at least 1.</summary>
    public int Step => Math.Max(1, Channels * BitDepth / 8);

    public int RowBytes(int pixels) => checked((int)(((long)pixels * Channels * BitDepth + 7) / 8));

    public static PngHeader Read(ReadOnlySpan<byte> content)
    {
        if (content.Length != 13) throw ImageDecoder.Damaged("PNG", "its header has the wrong length");
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(content), BinaryPrimitives.ReadInt32BigEndian(content[4..]));
        var (bitDepth, colorType) = ((int)content[8], (PngColorType)content[9]);
        var isKnown = colorType switch
        {
            PngColorType.Grey => bitDepth is 1 or 2 or 4 or 8 or 16,
            PngColorType.Palette => bitDepth is 1 or 2 or 4 or 8,
            PngColorType.Rgb or PngColorType.GreyAlpha or PngColorType.Rgba => bitDepth is 8 or 16,
            _ => false,
        };
        if (!isKnown) throw ImageDecoder.Damaged("PNG", $"there is no colour type {content[9]} with {bitDepth} bits");
        if (content[10] != 0 || content[11] != 0 || content[12] > 1)
            throw ImageDecoder.Damaged("PNG", "its compression, filter or interlace method is unknown");
        ImageDecoder.CheckSize("PNG", width, height);
        return new(width, height, bitDepth, colorType, content[12] == 1);
    }
}
