using System.Buffers.Binary;
using System.IO.Compression;
using EcoTiles.Canvases.Encoders.Deflate;
using EcoTiles.Canvases.Encoders.Png;
using EcoTiles.Drawing;

namespace EcoTiles.Canvases.Decoders;

/// <summary>Reads PNG files of every colour type, bit depth and interlace; colours are taken as sRGB.</summary>
static class PngDecoder
{
    const int MostBytesForOnePacked = 1032; // deflate cannot say more

    // Where the seven passes of an interlaced picture begin, and how far apart their pixels are.
    static readonly (int X, int Y, int StepX, int StepY)[] Passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    public static Picture Decode(ReadOnlySpan<byte> file)
    {
        PngHeader? header = null;
        uint[] palette = [];
        ReadOnlySpan<byte> transparency = default;
        using var packed = new MemoryStream();
        for (var rest = file[PngChunks.Signature.Length..]; ;)
        {
            if (rest.Length < 12) throw ImageDecoder.Damaged("PNG", "it ends too early");
            var length = BinaryPrimitives.ReadUInt32BigEndian(rest);
            if (length > rest.Length - 12) throw ImageDecoder.Damaged("PNG", "it ends too early");
            var name = rest.Slice(4, 4);
            var content = rest.Slice(8, (int)length);
            if (Crc32.Of(name, content) != BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + (int)length)..]))
                throw ImageDecoder.Damaged("PNG", "a checksum is wrong");
            rest = rest[(12 + (int)length)..];

            if (header is null != name.SequenceEqual("IHDR"u8))
                throw ImageDecoder.Damaged("PNG", "its header is not its first chunk");
            if (name.SequenceEqual("IHDR"u8)) header = PngHeader.Read(content);
            else if (name.SequenceEqual("PLTE"u8)) palette = ReadPalette(content);
            else if (name.SequenceEqual("tRNS"u8)) transparency = content;
            else if (name.SequenceEqual("IDAT"u8)) packed.Write(content);
            else if (name.SequenceEqual("IEND"u8)) break;
            else if ((name[0] & 0x20) == 0) throw ImageDecoder.Damaged("PNG", "it has a chunk that must be understood and is not");
        }

        var colors = PngColors.Of(header!.Value, palette, transparency);
        return Unpack(header.Value, colors, packed);
    }

    static uint[] ReadPalette(ReadOnlySpan<byte> content)
    {
        if (content.Length is 0 or > 768 || content.Length % 3 != 0)
            throw ImageDecoder.Damaged("PNG", "its palette has the wrong length");
        var palette = new uint[content.Length / 3];
        for (var i = 0; i < palette.Length; i++)
            palette[i] = 0xFF000000 | ((uint)content[3 * i] << 16) | ((uint)content[3 * i + 1] << 8) | content[3 * i + 2];
        return palette;
    }

    static Picture Unpack(in PngHeader header, PngColors colors, MemoryStream packed)
    {
        var needed = 0L;
        var passes = header.IsInterlaced ? Passes : [(0, 0, 1, 1)];
        foreach (var (x, y, stepX, stepY) in passes)
        {
            var (columns, rows) = (Count(header.Width, x, stepX), Count(header.Height, y, stepY));
            if (columns > 0) needed += rows * (1L + header.RowBytes(columns));
        }
        if (needed > (packed.Length + 64) * MostBytesForOnePacked)
            throw ImageDecoder.Damaged("PNG", $"{packed.Length} bytes cannot hold {header.Width} x {header.Height} pixels");

        packed.Position = 0;
        using var bytes = new ZLibStream(packed, CompressionMode.Decompress);
        var pixels = new uint[header.Width * header.Height];
        var room = header.Step + header.RowBytes(header.Width);
        var (here, above) = (new byte[room], new byte[room]);
        Span<byte> filter = stackalloc byte[1];
        foreach (var (x, y, stepX, stepY) in passes)
        {
            var columns = Count(header.Width, x, stepX);
            if (columns == 0) continue;
            Array.Clear(above);
            for (var row = y; row < header.Height; row += stepY)
            {
                var read = here.AsSpan(header.Step, header.RowBytes(columns));
                Read(bytes, filter);
                Read(bytes, read);
                if (!PngUnfilter.Apply(filter[0], here, above, header.Step, read.Length))
                    throw ImageDecoder.Damaged("PNG", $"there is no filter {filter[0]}");
                colors.Put(read, columns, pixels.AsSpan(row * header.Width + x), stepX);
                (here, above) = (above, here);
            }
        }
        return new(header.Width, header.Height, pixels);
    }

    static void Read(ZLibStream bytes, Span<byte> target)
    {
        try
        {
            bytes.ReadExactly(target);
        }
        catch (Exception error) when (error is EndOfStreamException or InvalidDataException)
        {
            throw ImageDecoder.Damaged("PNG", "its pixels end too early or cannot be unpacked", error);
        }
    }

    static int Count(int size, int start, int step) => size <= start ? 0 : (size - start + step - 1) / step;
}
