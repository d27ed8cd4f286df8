using System.Buffers;
using System.Buffers.Binary;
using EcoTiles.Canvases.Decoders;
using EcoTiles.Canvases.Encoders;
using EcoTiles.Drawing;

namespace EcoTiles.Tests.Canvases;

public sealed class PngTests
{
    public static TheoryData<string, int, int> Sizes()
    {
        var data = new TheoryData<string, int, int>();
        foreach (var kind in new[] { "map", "overlay", "noise", "seen through noise", "photograph", "hillshade", "2", "3", "16", "17", "256", "257", "200 seen through" })
            foreach (var (width, height) in new[] { (1, 1), (2, 1), (1, 2), (7, 5), (8, 8), (9, 3), (31, 33), (256, 256), (257, 100), (1, 1000), (3000, 3), (12000, 4) })
                data.Add(kind, width, height);
        return data;
    }

    [Theory]
    [MemberData(nameof(Sizes))]
    public void What_is_read_back_is_what_was_written(string kind, int width, int height)
    {
        var pixels = Make(kind, width, height);

        var picture = ImageDecoder.Decode(Encode(pixels, width, height, ImageFormat.Png));

        Assert.Equal((width, height), (picture.Width, picture.Height));
        Assert.Equal(pixels, picture.Pixels);
    }

    [Theory]
    [InlineData("map")]
    [InlineData("noise")]
    [InlineData("photograph")]
    [InlineData("17")]
    public void Pictures_of_many_bands_come_back_whole(string kind)
    {
        var pixels = Make(kind, 4096, 1100);

        Assert.Equal(pixels, ImageDecoder.Decode(Encode(pixels, 4096, 1100, ImageFormat.Png)).Pixels);
    }

    [Theory]
    [InlineData("2", 1, 3)]
    [InlineData("3", 2, 3)]
    [InlineData("16", 4, 3)]
    [InlineData("17", 8, 3)]
    [InlineData("256", 8, 3)]
    [InlineData("257", 8, 2)]
    [InlineData("seen through noise", 8, 6)]
    [InlineData("hillshade", 8, 0)]
    public void The_smallest_form_that_shows_the_same_is_written(string kind, int bitDepth, int colorType)
    {
        var png = Encode(Make(kind, 100, 100), 100, 100, ImageFormat.Png);

        Assert.Equal((bitDepth, colorType), (png[24], png[25]));
    }

    [Fact]
    public void A_tile_without_anything_on_it_takes_a_few_bytes() =>
        Assert.InRange(Encode(new uint[256 * 256], 256, 256, ImageFormat.Png).Length, 1, 150);

    [Fact]
    public void Noise_takes_no_more_room_than_its_bytes()
    {
        var png = Encode(Make("noise", 256, 256), 256, 256, ImageFormat.Png);

        Assert.InRange(png.Length, 1, 256 * (256 * 3 + 1) + 200);
    }

    [Fact]
    public void Every_colour_multiplied_by_its_alpha_survives_the_way_to_straight_and_back()
    {
        for (var alpha = 0u; alpha < 256; alpha++)
            for (var channel = 0u; channel <= alpha; channel++)
            {
                var color = (alpha << 24) | (channel << 16) | ((alpha - channel) << 8) | (channel / 2);
                Assert.Equal(color, Alpha.Premultiplied(Alpha.Straight(color)));
            }
    }

    [Fact]
    public void A_second_picture_owes_nothing_to_the_first()
    {
        var pixels = Make("map", 200, 200);
        var first = Encode(pixels, 200, 200, ImageFormat.Png);
        Encode(Make("overlay", 333, 90), 333, 90, ImageFormat.Png);

        Assert.Equal(first, Encode(pixels, 200, 200, ImageFormat.Png));
    }

    [Theory]
    [InlineData(ImageFormat.Png, "map")]
    [InlineData(ImageFormat.Png8, "map")]
    [InlineData(ImageFormat.Png8, "overlay")]
    [InlineData(ImageFormat.Png8, "photograph")]
    public void Only_the_result_is_allocated(ImageFormat format, string kind)
    {
        var pixels = Make(kind, 256, 256);
        var output = new ArrayBufferWriter<byte>(1 << 20);
        for (var i = 0; i < 3; i++) ImageEncoder.Encode(pixels, 256, 256, new(format), output);
        output.ResetWrittenCount();
        var before = GC.GetAllocatedBytesForCurrentThread();

        ImageEncoder.Encode(pixels, 256, 256, new(format), output);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void A_file_that_claims_more_than_it_can_hold_is_refused_before_room_is_made()
    {
        var png = Encode([1], 1, 1, ImageFormat.Png);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), 9000);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), 9000);
        Resign(png);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<InvalidDataException>(() => ImageDecoder.Decode(png));

        Assert.Contains("9000 x 9000", error.Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void Damage_is_an_error_that_says_so_and_nothing_worse()
    {
        var random = new Random(5);
        var whole = Encode(Make("overlay", 40, 40), 40, 40, ImageFormat.Png);
        for (var i = 0; i < 3000; i++)
        {
            var png = whole.AsSpan(0, i % 3 == 0 ? random.Next(whole.Length) : whole.Length).ToArray();
            for (var j = random.Next(1, 6); j > 0 && png.Length > 0; j--) png[random.Next(png.Length)] = (byte)random.Next(256);
            if (i % 2 == 0) Resign(png);
            try
            {
                ImageDecoder.Decode(png);
            }
            catch (InvalidDataException error)
            {
                Assert.NotEmpty(error.Message);
            }
        }
    }

    internal static uint[] Make(string kind, int width, int height) => kind switch
    {
        "map" => Pictures.Map(width, height),
        "overlay" => Pictures.Overlay(width, height),
        "noise" => Pictures.Noise(width, height, opaque: true),
        "seen through noise" => Pictures.Noise(width, height, opaque: false),
        "photograph" => Pictures.Photograph(width, height),
        "hillshade" => Pictures.Hillshade(width, height),
        "200 seen through" => Pictures.FewColors(width, height, 200, opaque: false),
        _ => Pictures.FewColors(width, height, int.Parse(kind, System.Globalization.CultureInfo.InvariantCulture)),
    };

    internal static byte[] Encode(uint[] pixels, int width, int height, ImageFormat format, bool dithers = false)
    {
        var output = new ArrayBufferWriter<byte>();
        ImageEncoder.Encode(pixels, width, height, new(format, Dithers: dithers), output);
        return output.WrittenSpan.ToArray();
    }

    // Makes the checksums right again, so that damage gets further than them.
    internal static void Resign(byte[] png)
    {
        for (var place = 8; place + 12 <= png.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(place));
            if (length > png.Length - place - 12) return;
            var crc = uint.MaxValue;
            foreach (var value in png.AsSpan(place + 4, (int)length + 4))
            {
                crc ^= value;
                for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
            BinaryPrimitives.WriteUInt32BigEndian(png.AsSpan(place + 8 + (int)length), ~crc);
            place += 12 + (int)length;
        }
    }
}
