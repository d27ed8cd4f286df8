using EcoTiles.Canvases.Decoders;
using EcoTiles.Drawing;

namespace EcoTiles.Tests.Canvases;

public sealed class PaletteTests
{
    [Theory]
    [InlineData("map", false, 4)]
    [InlineData("map", true, 4)]
    [InlineData("overlay", false, 8)]
    [InlineData("overlay", true, 8)]
    [InlineData("photograph", false, 8)]
    [InlineData("photograph", true, 10)]
    [InlineData("noise", false, 22)]
    public void A_palette_shows_nearly_the_same(string kind, bool dithers, double most)
    {
        var pixels = PngTests.Make(kind, 300, 200);

        var shown = Shown(pixels, 300, 200, dithers);

        Assert.InRange(Difference(pixels, shown), 0, most);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Flat_areas_keep_their_colours_beside_thousands_of_others(bool dithers)
    {
        var pixels = PngTests.Make("noise", 256, 256);
        for (var i = 0; i < 40; i++)
            for (var y = 0; y < 2; y++)
                pixels.AsSpan((6 * i + y) * 256 + 3 * i, 2).Fill(0xFF102030 + (uint)i * 0x030507);

        var shown = Shown(pixels, 256, 256, dithers);

        for (var i = 0; i < 40; i++)
            for (var y = 0; y < 2; y++)
                foreach (var color in shown.AsSpan((6 * i + y) * 256 + 3 * i, 2))
                    Assert.Equal(0xFF102030 + (uint)i * 0x030507, color);
    }

    [Theory]
    [InlineData("2")]
    [InlineData("17")]
    [InlineData("256")]
    [InlineData("200 seen through")]
    public void Pictures_of_few_colours_are_exact_with_or_without_mixing(string kind)
    {
        var pixels = PngTests.Make(kind, 90, 70);

        Assert.Equal(pixels, Shown(pixels, 90, 70, dithers: false));
        Assert.Equal(pixels, Shown(pixels, 90, 70, dithers: true));
    }

    [Fact]
    public void A_map_takes_two_fifths_of_its_size_in_full_colours()
    {
        var pixels = PngTests.Make("map", 256, 256);

        var ratio = PngTests.Encode(pixels, 256, 256, ImageFormat.Png8).Length /
                    (double)PngTests.Encode(pixels, 256, 256, ImageFormat.Png).Length;

        Assert.InRange(ratio, 0, 0.45); // a third of it is the palette
    }

    [Fact]
    public void Mixing_brings_the_mean_of_a_slope_nearer()
    {
        var pixels = new uint[256 * 256];
        for (var i = 0; i < pixels.Length; i++)
            pixels[i] = new Color((byte)(i % 256), (byte)(i / 256), (byte)((i % 256 + i / 256) / 2)).Premultiplied;

        var plain = Shown(pixels, 256, 256, dithers: false);
        var mixed = Shown(pixels, 256, 256, dithers: true);

        Assert.True(BlockDifference(pixels, mixed) < 0.6 * BlockDifference(pixels, plain));
    }

    static uint[] Shown(uint[] pixels, int width, int height, bool dithers)
    {
        var png = PngTests.Encode(pixels, width, height, ImageFormat.Png8, dithers);
        Assert.Equal(3, png[25]);
        return ImageDecoder.Decode(png).Pixels;
    }

    // The mean distance of a channel.
    static double Difference(uint[] wanted, uint[] shown)
    {
        var sum = 0L;
        for (var i = 0; i < wanted.Length; i++)
            for (var shift = 0; shift < 32; shift += 8)
                sum += Math.Abs((int)((wanted[i] >> shift) & 255) - (int)((shown[i] >> shift) & 255));
        return sum / 4.0 / wanted.Length;
    }

    // The same for the means of eight by eight pixels, as they look from afar.
    static double BlockDifference(uint[] wanted, uint[] shown)
    {
        var sum = 0.0;
        for (var block = 0; block < 32 * 32; block++)
            for (var shift = 0; shift < 24; shift += 8)
            {
                var difference = 0;
                for (var i = 0; i < 64; i++)
                {
                    var place = (block / 32 * 8 + i / 8) * 256 + block % 32 * 8 + i % 8;
                    difference += (int)((wanted[place] >> shift) & 255) - (int)((shown[place] >> shift) & 255);
                }
                sum += Math.Abs(difference / 64.0);
            }
        return sum;
    }
}
