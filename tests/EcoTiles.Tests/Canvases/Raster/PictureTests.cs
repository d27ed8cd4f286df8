using System.Numerics;
using EcoTiles.Drawing;

namespace EcoTiles.Tests.Canvases.Raster;

public class PictureTests
{
    static readonly Picture Four = new(2, 2, [0xFFFF0000, 0xFF00FF00, 0xFF0000FF, 0xFFFFFFFF]);

    [Fact]
    public void A_picture_on_whole_pixels_is_copied()
    {
        var picture = Drawn.On(4, 4, canvas => canvas.DrawPicture(Four, Matrix3x2.CreateTranslation(1, 2), 1));

        Assert.Equal(Four.Pixels, new[] { picture[1, 2], picture[2, 2], picture[1, 3], picture[2, 3] });
        Assert.Equal(4, picture.Ink());
    }

    [Fact]
    public void A_picture_at_half_its_size_is_the_mean_of_its_pixels()
    {
        var picture = Drawn.On(1, 1, canvas => canvas.DrawPicture(Four, Matrix3x2.CreateScale(0.5f), 1));

        Assert.Equal(0xFF808080, picture[0, 0]);
    }

    [Fact]
    public void A_picture_turned_by_a_quarter_has_its_pixels_turned()
    {
        var turned = new Matrix3x2(0, 1, -1, 0, 2, 0);

        var picture = Drawn.On(2, 2, canvas => canvas.DrawPicture(Four, turned, 1));

        Assert.Equal([0xFF0000FF, 0xFFFF0000, 0xFFFFFFFF, 0xFF00FF00], picture.Pixels);
    }

    [Fact]
    public void Opacity_and_a_picture_beyond_the_border_are_no_trouble()
    {
        var picture = Drawn.On(3, 3, canvas => canvas.DrawPicture(Four, Matrix3x2.CreateTranslation(2, -1), 0.5f));

        Assert.Equal(0x80000080, picture[2, 0]);
        Assert.Equal(128 / 255.0, picture.Ink(), 1e-6);
    }

    [Theory]
    [InlineData(1f)]
    [InlineData(2f)]
    [InlineData(1.5f)]
    [InlineData(0.5f)]
    public void A_pattern_that_comes_to_whole_pixels_repeats_exactly_from_its_origin(float scale)
    {
        var random = new Random(1);
        var cell = new Picture(6, 4, [.. Enumerable.Range(0, 24).Select(_ => 0xFF000000 | (uint)random.Next(1 << 24))]);
        var (width, height) = ((int)(6 * scale), (int)(4 * scale));

        var picture = Drawn.On(40, 40, canvas =>
            canvas.Fill(Drawn.Box(0, 0, 40, 40), FillRule.NonZero, new Paint(Color.Black, new Pattern(cell, scale), new Vector2(-1000, 77))));

        for (var y = 0; y < 40 - height; y++)
            for (var x = 0; x < 40 - width; x++)
            {
                Assert.Equal(picture[x, y], picture[x + width, y]);
                Assert.Equal(picture[x, y], picture[x, y + height]);
            }
        if (scale == 1) Assert.Equal(cell[(3 + 1000) % 6, (10 - 77 % 4 + 400) % 4], picture[3, 10]);
    }
}
