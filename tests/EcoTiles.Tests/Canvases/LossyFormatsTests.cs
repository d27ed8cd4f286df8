using System.Buffers;
using EcoTiles.Canvases;
using EcoTiles.Canvases.Decoders;
using EcoTiles.Canvases.Encoders;
using EcoTiles.Canvases.Native;
using EcoTiles.Drawing;

namespace EcoTiles.Tests.Canvases;

public sealed class LossyFormatsTests
{
    [Fact]
    public void A_missing_library_names_the_package_to_install()
    {
        var error = Assert.Throws<CanvasException>(() => new NativeImageLibrary("libnone.so.1", "None", "libnone1").Require());

        Assert.Contains("apt-get install libnone1", error.MessageZh, StringComparison.Ordinal);
        Assert.Equal("libwebp.so.7", NativeImageLibrary.Webp.Require());
    }

    [Theory]
    [InlineData(ImageFormat.Jpeg)]
    [InlineData(ImageFormat.Webp)]
    public void A_header_that_claims_more_than_the_file_can_hold_is_refused_before_room_is_made(ImageFormat format)
    {
        var file = PngTests.Encode(PngTests.Make("photograph", 40, 40), 40, 40, format);
        // Height and width: after the marker of a JPEG's frame, and after the start code of a WebP's.
        var place = format == ImageFormat.Jpeg
            ? file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]) + 5
            : file.AsSpan().IndexOf((ReadOnlySpan<byte>)[0x9D, 0x01, 0x2A]) + 3;
        ((ReadOnlySpan<byte>)[0x23, 0x23, 0x23, 0x23]).CopyTo(file.AsSpan(place));

        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<InvalidDataException>(() => ImageDecoder.Decode(file));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void Printing_colours_are_refused_with_what_to_do()
    {
        byte[] file =
        [
            0xFF, 0xD8, 0xFF, 0xEE, 0, 14, .. "Adobe"u8, 0, 100, 0, 0, 0, 0, 0,
            0xFF, 0xC0, 0, 20, 8, 0, 8, 0, 8, 4, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 4, 0x11, 0,
            0xFF, 0xDA, 0, 14, 4, 1, 0, 2, 0, 3, 0, 4, 0, 0, 63, 0, 0xFF, 0xD9,
        ];

        var error = Assert.Throws<InvalidDataException>(() => ImageDecoder.Decode(file));

        Assert.Contains("CMYK", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("map", 1, 1)]
    [InlineData("map", 131, 77)]
    [InlineData("overlay", 131, 77)]
    [InlineData("seen through noise", 33, 65)]
    [InlineData("17", 256, 256)]
    public void Lossless_webp_comes_back_as_it_was(string kind, int width, int height)
    {
        var pixels = PngTests.Make(kind, width, height);

        Assert.Equal(pixels, ImageDecoder.Decode(PngTests.Encode(pixels, width, height, ImageFormat.WebpLossless)).Pixels);
    }

    [Theory]
    [InlineData(ImageFormat.Jpeg, "photograph", 1, 1)]
    [InlineData(ImageFormat.Jpeg, "photograph", 131, 77)]
    [InlineData(ImageFormat.Webp, "photograph", 131, 77)]
    [InlineData(ImageFormat.Webp, "overlay", 256, 256)]
    public void Lossy_formats_show_nearly_the_same(ImageFormat format, string kind, int width, int height)
    {
        var pixels = PngTests.Make(kind, width, height);

        var picture = ImageDecoder.Decode(PngTests.Encode(pixels, width, height, format));

        Assert.Equal((width, height), (picture.Width, picture.Height));
        Assert.InRange(MeanDifference(pixels, picture.Pixels), 0, 9);
    }

    [Fact]
    public void Higher_quality_takes_more_room_and_shows_more()
    {
        var pixels = PngTests.Make("photograph", 200, 200);
        foreach (var format in new[] { ImageFormat.Jpeg, ImageFormat.Webp })
        {
            var (low, high) = (Encode(pixels, format, 20), Encode(pixels, format, 95));
            Assert.True(low.Length * 2 < high.Length);
            Assert.True(MeanDifference(pixels, ImageDecoder.Decode(low).Pixels) >
                        MeanDifference(pixels, ImageDecoder.Decode(high).Pixels));
        }
    }

    [Fact]
    public void Jpeg_shows_what_is_transparent_on_white()
    {
        var half = new Color(200, 0, 0, 128).Premultiplied;
        var pixels = new uint[64 * 64];
        pixels.AsSpan(0, 32 * 64).Fill(half);

        var shown = ImageDecoder.Decode(Encode(pixels, ImageFormat.Jpeg, 95, 64)).Pixels;

        Assert.Equal(0xFFFFFFFF, shown[60 * 64 + 5]);
        Assert.InRange((shown[5 * 64 + 5] >> 16) & 255, 225u, 229u);
        Assert.InRange(shown[5 * 64 + 5] & 255, 125u, 129u);
    }

    [Theory]
    [InlineData(ImageFormat.Jpeg)]
    [InlineData(ImageFormat.Webp)]
    [InlineData(ImageFormat.WebpLossless)]
    public void Damage_is_an_error_or_a_picture_and_nothing_worse(ImageFormat format)
    {
        var random = new Random(9);
        var whole = PngTests.Encode(PngTests.Make("photograph", 50, 40), 50, 40, format);
        for (var i = 0; i < 1500; i++)
        {
            var file = whole.AsSpan(0, i % 3 == 0 ? random.Next(whole.Length) : whole.Length).ToArray();
            for (var j = random.Next(1, 6); j > 0 && file.Length > 0; j--) file[random.Next(file.Length)] = (byte)random.Next(256);
            try
            {
                ImageDecoder.Decode(file);
            }
            catch (InvalidDataException error)
            {
                Assert.NotEmpty(error.Message);
            }
        }
    }

    [Theory]
    [InlineData(ImageFormat.Jpeg)]
    [InlineData(ImageFormat.Webp)]
    public void Half_a_file_is_refused(ImageFormat format)
    {
        var whole = PngTests.Encode(PngTests.Make("photograph", 200, 200), 200, 200, format);

        Assert.Throws<InvalidDataException>(() => ImageDecoder.Decode(whole.AsSpan(0, whole.Length / 2)));
    }

    [Fact]
    public void Other_files_are_told_apart()
    {
        var error = Assert.Throws<InvalidDataException>(() => ImageDecoder.Decode("<svg/>"u8));
        Assert.Contains("PNG", error.Message, StringComparison.Ordinal);
    }

    static byte[] Encode(uint[] pixels, ImageFormat format, int quality, int width = 200)
    {
        var output = new ArrayBufferWriter<byte>();
        ImageEncoder.Encode(pixels, width, pixels.Length / width, new(format, quality), output);
        return output.WrittenSpan.ToArray();
    }

    static double MeanDifference(uint[] wanted, uint[] shown)
    {
        var sum = 0L;
        for (var i = 0; i < wanted.Length; i++)
            for (var shift = 0; shift < 32; shift += 8)
                sum += Math.Abs((int)((wanted[i] >> shift) & 255) - (int)((shown[i] >> shift) & 255));
        return sum / 4.0 / wanted.Length;
    }
}
