using System.Buffers.Binary;
using EcoTiles.Canvases.Decoders;
using EcoTiles.Drawing;

namespace EcoTiles.Tests.Canvases;

/// <summary>Files that raster sources send now and then. PNG files of every kind are read in tests/oracle/images.test.mjs.</summary>
public class UnusualFilesTests
{
    // 16 x 16 pixels by GDAL: red grows to the right and green downwards, blue stays at 128.
    const string Progressive = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGB"
        + "YUGBIUFRT/2wBDAQMEBAUEBQkFBQkUDQsNFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBT/wgARCAAQ"
        + "ABADASIAAhEBAxEB/8QAFQABAQAAAAAAAAAAAAAAAAAABgf/xAAVAQEBAAAAAAAAAAAAAAAAAAABA//aAAwDAQACEAMQAAABlTNizqf/xAAWEA"
        + "ADAAAAAAAAAAAAAAAAAAAABAX/2gAIAQEAAQUCVlCkoUlCso//xAAYEQACAwAAAAAAAAAAAAAAAAAABQYhMf/aAAgBAwEBPwGNvss//8QAFxEA"
        + "AwEAAAAAAAAAAAAAAAAAAAQFYf/aAAgBAgEBPwFyxp//xAAVEAEBAAAAAAAAAAAAAAAAAAAAMf/aAAgBAQAGPwKIiP/EABUQAQEAAAAAAAAAAA"
        + "AAAAAAAAAx/9oACAEBAAE/IZsWLN//2gAMAwEAAgADAAAAEAv/xAAVEQEBAAAAAAAAAAAAAAAAAAAAof/aAAgBAwEBPxCe/8QAFREBAQAAAAAA"
        + "AAAAAAAAAAAAADH/2gAIAQIBAT8Qsf/EABUQAQEAAAAAAAAAAAAAAAAAAADx/9oACAEBAAE/EJSEhJT/2Q==";

    // Grey: eight times the sum of column and row.
    const string Grey = "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGB"
        + "YUGBIUFRT/wAALCAAQABABAREA/8QAFQABAQAAAAAAAAAAAAAAAAAACAD/xAAZEAABBQAAAAAAAAAAAAAAAAAHACMzQVH/2gAIAQEAAD8AH42G"
        + "0TWUlWNhtE1lKGw2iaykqhsNomspf//Z";

    [Fact]
    public void A_progressive_jpeg_is_read()
    {
        var picture = ImageDecoder.Decode(Convert.FromBase64String(Progressive));

        Assert.Equal((16, 16), (picture.Width, picture.Height));
        foreach (var (x, y) in ((int, int)[])[(1, 1), (14, 2), (3, 13), (12, 12)])
        {
            Assert.InRange((int)((picture[x, y] >> 16) & 255), 16 * x - 24, 16 * x + 24);
            Assert.InRange((int)((picture[x, y] >> 8) & 255), 16 * y - 24, 16 * y + 24);
        }
    }

    [Fact]
    public void A_grey_jpeg_is_read()
    {
        var picture = ImageDecoder.Decode(Convert.FromBase64String(Grey));

        foreach (var (x, y) in ((int, int)[])[(1, 1), (14, 2), (3, 13), (12, 12)])
        {
            var (red, blue) = ((int)((picture[x, y] >> 16) & 255), (int)(picture[x, y] & 255));
            Assert.Equal(red, blue);
            Assert.InRange(red, 8 * (x + y) - 12, 8 * (x + y) + 12);
        }
    }

    [Fact]
    public void A_progressive_jpeg_of_endless_scans_is_refused_soon()
    {
        var whole = Convert.FromBase64String(Progressive);
        var last = whole.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xDA]);
        var scan = whole[last..^2];
        var file = whole[..^2].Concat(Enumerable.Repeat(scan, 20_000).SelectMany(bytes => bytes)).Concat(whole[^2..]).ToArray();

        Assert.Contains("JPEG", Assert.Throws<InvalidDataException>(() => ImageDecoder.Decode(file)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_animated_webp_is_refused_with_what_to_do()
    {
        var still = PngTests.Encode(PngTests.Make("photograph", 40, 30), 40, 30, ImageFormat.Webp);
        byte[] frame = [0, 0, 0, 0, 0, 0, 39, 0, 0, 29, 0, 0, 100, 0, 0, 0, .. still[12..]];
        byte[] content =
        [
            .. "WEBP"u8, .. Chunk("VP8X", [2, 0, 0, 0, 39, 0, 0, 29, 0, 0]), .. Chunk("ANIM", [255, 255, 255, 255, 0, 0]),
            .. Chunk("ANMF", frame), .. Chunk("ANMF", frame),
        ];

        var error = Assert.Throws<InvalidDataException>(() => ImageDecoder.Decode(Chunk("RIFF", content)));

        Assert.Contains("animation", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ImageFormat.Png)]
    [InlineData(ImageFormat.Png8)]
    [InlineData(ImageFormat.WebpLossless)]
    [InlineData(ImageFormat.Webp)]
    [InlineData(ImageFormat.Jpeg)]
    public void A_file_cut_off_anywhere_is_refused_or_shows_all_its_pixels(ImageFormat format)
    {
        var whole = PngTests.Encode(PngTests.Make("photograph", 64, 64), 64, 64, format);
        for (var length = 0; length < whole.Length * 9 / 10; length += 1 + whole.Length / 97)
            Assert.Throws<InvalidDataException>(() => ImageDecoder.Decode(whole.AsSpan(0, length)));
    }

    [Fact]
    public void A_sea_of_one_colour_is_refused_before_there_is_room_made_for_it()
    {
        // Deflate packs these hundred million pixels of one bit into twelve kilobytes, as it may.
        var png = PngTests.Encode(new uint[64 * 64], 64, 64, ImageFormat.Png);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 10_000);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 10_000);
        PngTests.Resign(png);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<InvalidDataException>(() => ImageDecoder.Decode(png));

        Assert.Contains("10000 x 10000", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    static byte[] Chunk(string name, byte[] content)
    {
        var size = new byte[4];
        BinaryPrimitives.WriteInt32LittleEndian(size, content.Length);
        return [.. System.Text.Encoding.ASCII.GetBytes(name), .. size, .. content, .. new byte[content.Length & 1]];
    }
}
