using System.Buffers.Binary;
using EcoTiles.Canvases.Encoders;
using EcoTiles.Canvases.Encoders.Png;

namespace EcoTiles.Canvases.Decoders;

/// <summary>Turns the bytes of a PNG row into premultiplied colours.</summary>
sealed class PngColors
{
    readonly PngHeader _header;
    readonly uint[]? _byNumber;   // palettes, and grey of up to 8 bits
    readonly ulong? _transparent; // the one colour that is not there, with its full bits

    PngColors(PngHeader header, uint[]? byNumber, ulong? transparent) =>
        (_header, _byNumber, _transparent) = (header, byNumber, transparent);

    public static PngColors Of(PngHeader header, uint[] palette, ReadOnlySpan<byte> transparency)
    {
        switch (header.ColorType)
        {
            case PngColorType.Palette:
                if (palette.Length == 0) throw ImageDecoder.Damaged("PNG", "its palette is missing");
                var colors = new uint[256]; // numbers without a colour show nothing
                for (var i = 0; i < palette.Length; i++)
                    colors[i] = Alpha.Premultiplied(
                        i < transparency.Length ? (palette[i] & 0xFFFFFF) | ((uint)transparency[i] << 24) : palette[i]);
                return new(header, colors, null);
            case PngColorType.Grey when header.BitDepth <= 8:
                var most = (1 << header.BitDepth) - 1;
                var greys = new uint[256];
                for (var i = 0; i <= most; i++) greys[i] = 0xFF000000 | (uint)(i * 255 / most * 0x010101);
                if (transparency.Length == 2) greys[transparency[1] & most] = 0;
                return new(header, greys, null);
            case PngColorType.Grey when transparency.Length == 2:
                return new(header, null, BinaryPrimitives.ReadUInt16BigEndian(transparency));
            case PngColorType.Rgb when transparency.Length == 6:
                var mask = (1u << header.BitDepth) - 1;
                var color = 0UL;
                for (var i = 0; i < 6; i += 2)
                    color = (color << 16) | (BinaryPrimitives.ReadUInt16BigEndian(transparency[i..]) & mask);
                return new(header, null, color);
            default:
                return new(header, null, null);
        }
    }

    /// <summary>Writes each <paramref name="step"/>-th pixel.</summary>
    public void Put(ReadOnlySpan<byte> row, int columns, Span<uint> pixels, int step)
    {
        if (_byNumber is { } colors)
        {
            var (bitDepth, mask) = (_header.BitDepth, (1 << _header.BitDepth) - 1);
            for (var x = 0; x < columns; x++)
            {
                var bit = x * bitDepth;
                pixels[x * step] = colors[(row[bit >> 3] >> (8 - bitDepth - (bit & 7))) & mask];
            }
            return;
        }
        var bytes = _header.BitDepth / 8;
        var channels = _header.Channels;
        Span<uint> values = stackalloc uint[4];
        for (var x = 0; x < columns; x++)
        {
            var color = 0UL;
            for (var i = 0; i < channels; i++)
            {
                var place = (x * channels + i) * bytes;
                var value = bytes == 1 ? row[place] : (uint)BinaryPrimitives.ReadUInt16BigEndian(row[place..]);
                color = (color << 16) | value;
                values[i] = bytes == 1 ? value : (value * 255 + 32767) / 65535;
            }
            var straight = _header.ColorType switch
            {
                PngColorType.Grey => 0xFF000000 | (values[0] * 0x010101),
                PngColorType.GreyAlpha => (values[1] << 24) | (values[0] * 0x010101),
                PngColorType.Rgb => 0xFF000000 | (values[0] << 16) | (values[1] << 8) | values[2],
                _ => (values[3] << 24) | (values[0] << 16) | (values[1] << 8) | values[2],
            };
            pixels[x * step] = color == _transparent ? 0 : Alpha.Premultiplied(straight);
        }
    }
}
