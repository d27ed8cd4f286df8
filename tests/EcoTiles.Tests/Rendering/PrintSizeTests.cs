using System.Buffers;
using EcoTiles.Canvases.Encoders;
using EcoTiles.Canvases.Raster;
using EcoTiles.Drawing;
using EcoTiles.Rendering.Pictures;
using EcoTiles.Tests.Canvases.Text;

namespace EcoTiles.Tests.Rendering;

public sealed class PrintSizeTests
{
    [Theory]
    [InlineData(ImageFormat.Png)]
    [InlineData(ImageFormat.Png8)]
    [InlineData(ImageFormat.Jpeg)]
    [InlineData(ImageFormat.Webp)]
    public void A_picture_stays_what_it_shows(ImageFormat format)
    {
        var file = Encoded(format);
        var backend = new RasterBackend(Fonts.Shaper());
        Assert.Equal(backend.Decode(file).Pixels, backend.Decode(PrintSize.Note([.. file], format, 300)).Pixels);
    }

    [Fact]
    public void A_png_file_says_how_many_dots_a_metre_has()
    {
        var file = PrintSize.Note(Encoded(ImageFormat.Png), ImageFormat.Png, 300);
        // 300 dots an inch are 11811 a metre; the sum behind them is the one that zlib gives.
        Assert.Equal("0000000970485973" + "00002E23" + "00002E23" + "01" + "78A53F76", Convert.ToHexString(file, 33, 21));
    }

    [Fact]
    public void A_jpeg_file_says_how_many_dots_an_inch_has()
    {
        var file = PrintSize.Note(Encoded(ImageFormat.Jpeg), ImageFormat.Jpeg, 300);
        Assert.Equal("01" + "012C" + "012C", Convert.ToHexString(file, 13, 5));
    }

    static byte[] Encoded(ImageFormat format)
    {
        uint[] pixels = [.. Enumerable.Range(0, 16 * 16).Select(i => 0xFF000000 | (uint)(i * 0x010203))];
        var file = new ArrayBufferWriter<byte>();
        ImageEncoder.Encode(pixels, 16, 16, new ImageEncoding(format), file);
        return file.WrittenSpan.ToArray();
    }
}
