using System.Numerics;
using EcoTiles.Canvases.Raster;
using EcoTiles.Drawing;

namespace EcoTiles.Tests.Canvases.Raster;

public class CropTests
{
    const int Width = 211;
    const int Height = 163;

    [Theory]
    [InlineData(64, 64, 0, 0)]
    [InlineData(37, 29, 0, 0)]
    [InlineData(1, 163, 0, 0)]
    [InlineData(50, 7, -13, -5)]
    public void A_mosaic_of_small_canvases_is_the_large_one_bit_for_bit(int tileWidth, int tileHeight, int left, int top)
    {
        for (var seed = 0; seed < 25; seed++)
        {
            var scene = new RandomScene(seed, Width, Height);
            var whole = Drawn(scene, Width, Height, 0, 0);
            for (var y = top; y < Height; y += tileHeight)
                for (var x = left; x < Width; x += tileWidth)
                    AssertPart(whole, Drawn(scene, tileWidth, tileHeight, x, y), x, y, seed);
        }
    }

    [Theory]
    [InlineData(4096, -77)]
    [InlineData(-60000, 60000)]
    public void A_move_by_whole_pixels_changes_nothing_else(int right, int down)
    {
        for (var seed = 100; seed < 120; seed++)
        {
            var whole = Drawn(new RandomScene(seed, Width, Height), Width, Height, 0, 0);
            var moved = Drawn(new RandomScene(seed, Width, Height, new Vector2(right, down)), Width, Height, right, down);
            AssertPart(whole, moved, 0, 0, seed);
        }
    }

    static Picture Drawn(RandomScene scene, int width, int height, int left, int top)
    {
        var canvas = new RasterCanvas();
        canvas.Begin(width, height, Color.White);
        canvas.Transform(Matrix3x2.CreateTranslation(-left, -top));
        scene.Draw(canvas);
        return canvas.ToPicture();
    }

    static void AssertPart(Picture whole, Picture part, int left, int top, int seed)
    {
        for (var y = Math.Max(0, -top); y < part.Height && top + y < whole.Height; y++)
            for (var x = Math.Max(0, -left); x < part.Width && left + x < whole.Width; x++)
                if (whole[left + x, top + y] != part[x, y])
                    Assert.Fail($"Scene {seed}: {whole[left + x, top + y]:X8} at {left + x}, {top + y} of the whole, {part[x, y]:X8} in a part of it.");
    }
}
