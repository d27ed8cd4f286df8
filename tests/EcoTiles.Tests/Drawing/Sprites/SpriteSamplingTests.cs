using System.Numerics;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Sprites;

namespace EcoTiles.Tests.Drawing.Sprites;

public sealed class SpriteSamplingTests
{
    const uint Ink = 0xFF204060;

    static readonly Picture Square = new(2, 2, [Ink, Ink, Ink, Ink]);

    [Fact]
    public void On_whole_pixels_a_picture_of_its_own_size_is_as_it_is_on_its_sheet()
    {
        var sampled = SpriteSampling.At(Square, Vector2.One, Vector2.Zero);
        for (var y = -1; y < 1; y++)
        {
            for (var x = -1; x < 1; x++) Assert.Equal(Ink, sampled.Picture[x - sampled.Left, y - sampled.Top]);
        }
        Assert.Equal(4, sampled.Picture.Pixels.Count(pixel => pixel != 0));
    }

    [Fact]
    public void Moved_by_a_quarter_of_a_pixel_it_leaves_a_quarter_of_its_edge_in_the_next()
    {
        var sampled = SpriteSampling.At(Square, Vector2.One, new Vector2(0.25f, 0));
        uint At(int x) => sampled.Picture[x - sampled.Left, -sampled.Top];
        Assert.Equal([191u, 255u, 64u], [At(-1) >> 24, At(0) >> 24, At(1) >> 24]);
    }

    [Fact]
    public void A_pixel_that_is_larger_than_a_texel_mixes_four_of_them()
    {
        var stripes = new Picture(4, 1, [Ink, 0, Ink, 0]);
        var sampled = SpriteSampling.At(stripes, new Vector2(0.5f, 1), new Vector2(0, 0.5f));
        Assert.Equal([128u, 128u], [sampled.Picture[-1 - sampled.Left, -sampled.Top] >> 24, sampled.Picture[-sampled.Left, -sampled.Top] >> 24]);
    }
}
