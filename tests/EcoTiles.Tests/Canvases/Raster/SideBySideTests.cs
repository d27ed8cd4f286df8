using System.Numerics;
using EcoTiles.Drawing;

namespace EcoTiles.Tests.Canvases.Raster;

public class SideBySideTests
{
    const int Size = 96;

    [Fact]
    public void No_background_shows_between_areas_that_share_edges()
    {
        for (var seed = 0; seed < 20; seed++)
        {
            var areas = Mesh(seed, 9);
            var colors = areas.Select((_, i) => new Color((byte)(100 + i % 100), (byte)(50 + i % 150), 255)).ToArray();

            var picture = Drawn.On(Size, Size, Color.Black, canvas =>
            {
                canvas.BeginGroup(1, GroupKind.SideBySide);
                for (var i = 0; i < areas.Length; i++) canvas.Fill(areas[i], FillRule.NonZero, colors[i]);
                canvas.EndGroup();
            });

            // All areas have full blue, the background has none.
            Assert.DoesNotContain(picture.Pixels, pixel => (pixel & 255) != 255);
        }
    }

    [Theory]
    [InlineData(128, 1f)]
    [InlineData(77, 1f)]
    [InlineData(3, 1f)]
    [InlineData(255, 0.4f)]
    public void One_colour_seen_through_is_even_across_shared_edges(byte alpha, float opacity)
    {
        for (var seed = 30; seed < 40; seed++)
        {
            var areas = Mesh(seed, 7);
            var picture = Drawn.On(Size, Size, Color.White, canvas =>
            {
                canvas.BeginGroup(opacity, GroupKind.SideBySide);
                foreach (var area in areas) canvas.Fill(area, FillRule.NonZero, new Color(40, 90, 160, alpha));
                canvas.EndGroup();
            });

            Assert.Single(picture.Pixels.Distinct());
        }
    }

    [Fact]
    public void Many_slices_that_meet_in_one_pixel_fill_it()
    {
        var picture = Drawn.On(9, 9, canvas =>
        {
            canvas.BeginGroup(1, GroupKind.SideBySide);
            for (var i = 0; i < 360; i++)
                canvas.Fill(Drawn.Ring(new(4.4f, 4.7f), At(i), At((i + 1) % 360)), FillRule.NonZero, new Color(255, (byte)i, 0));
            canvas.EndGroup();
        });

        Assert.DoesNotContain(picture.Pixels, pixel => pixel >> 24 != 255);

        static Vector2 At(int degrees) => new Vector2(4.4f, 4.7f) + 20 * new Vector2(MathF.Cos(degrees * MathF.PI / 180), MathF.Sin(degrees * MathF.PI / 180));
    }

    [Fact]
    public void Where_areas_overlap_the_later_one_lies_on_top()
    {
        var picture = Drawn.On(4, 1, canvas =>
        {
            canvas.BeginGroup(1, GroupKind.SideBySide);
            canvas.Fill(Drawn.Box(0, 0, 3, 1), FillRule.NonZero, new Color(255, 0, 0));
            canvas.Fill(Drawn.Box(1.5f, 0, 4, 1), FillRule.NonZero, new Color(0, 0, 255));
            canvas.EndGroup();
        });

        Assert.Equal([0xFFFF0000, 0xFF80007F, 0xFF0000FF, 0xFF0000FF], picture.Pixels);
    }

    [Theory]
    [InlineData(255)]
    [InlineData(100)]
    public void Where_areas_overlap_they_add_up_as_if_laid_on_each_other(byte alpha)
    {
        Assert.All(Layered(GroupKind.SideBySide, alpha).Zip(Layered(GroupKind.Layered, alpha)), pair =>
        {
            for (var shift = 0; shift < 32; shift += 8)
                Assert.InRange((int)(pair.First >> shift & 255) - (int)(pair.Second >> shift & 255), -1, 1);
        });

        static uint[] Layered(GroupKind kind, byte alpha) => Drawn.On(8, 6, Color.White, canvas =>
        {
            canvas.BeginGroup(1, kind);
            canvas.Fill(Drawn.Box(0, 0, 8, 6), FillRule.NonZero, new Color(200, 0, 40, alpha));
            canvas.Fill(Drawn.Box(1.3f, 1.6f, 6.8f, 6), FillRule.NonZero, new Color(0, 90, 255, alpha));
            canvas.Fill(Drawn.Ring(new(2, 2), new(5.5f, 3), new(3, 5.2f)), FillRule.NonZero, new Color(30, 200, 0, 60));
            canvas.EndGroup();
        }).Pixels;
    }

    [Fact]
    public void Areas_on_a_whole_mesh_of_others_let_no_background_through()
    {
        for (var seed = 50; seed < 60; seed++)
        {
            var picture = Drawn.On(Size, Size, Color.Black, canvas =>
            {
                canvas.BeginGroup(1, GroupKind.SideBySide);
                foreach (var area in Mesh(seed, 8).Concat(Mesh(seed + 100, 5))) canvas.Fill(area, FillRule.NonZero, new Color(90, 160, 255));
                canvas.EndGroup();
            });

            Assert.DoesNotContain(picture.Pixels, pixel => (pixel & 255) < 254);
        }
    }

    [Theory]
    [InlineData(255, 0.15f, 0.5)]
    [InlineData(255, 0.3f, 0.8)]
    [InlineData(255, 0.5f, 1)]
    [InlineData(100, 0.3f, 0.3)] // what lets something through would show twice in its neighbour
    public void Grown_areas_take_more_of_a_pixel_than_they_cover(byte alpha, float covered, double expected)
    {
        var picture = Drawn.On(3, 1, canvas =>
        {
            canvas.BeginGroup(1, GroupKind.Grown);
            canvas.Fill(Drawn.Box(0, 0, 1 + covered, 1), FillRule.NonZero, new Color(0, 0, 0, alpha));
            canvas.EndGroup();
        });

        Assert.Equal<double>([alpha, expected * alpha, 0], picture.Pixels.Select(pixel => (double)(pixel >> 24)), (one, other) => Math.Abs(one - other) <= 1);
    }

    [Fact]
    public void The_later_of_two_grown_neighbours_has_the_pixels_they_share()
    {
        var picture = Drawn.On(3, 1, Color.White, canvas =>
        {
            canvas.BeginGroup(1, GroupKind.Grown);
            canvas.Fill(Drawn.Box(0, 0, 1.5f, 1), FillRule.NonZero, new Color(255, 0, 0));
            canvas.Fill(Drawn.Box(1.5f, 0, 3, 1), FillRule.NonZero, new Color(0, 0, 255));
            canvas.EndGroup();
        });

        Assert.Equal([0xFFFF0000, 0xFF0000FF, 0xFF0000FF], picture.Pixels);
    }

    [Fact]
    public void Lines_in_the_group_lie_on_the_areas()
    {
        var picture = Drawn.On(3, 3, canvas =>
        {
            canvas.BeginGroup(1, GroupKind.SideBySide);
            canvas.Fill(Drawn.Box(0, 0, 3, 3), FillRule.NonZero, Color.White);
            canvas.Stroke(Drawn.Line(new(0, 1.5f), new(3, 1.5f)), new StrokeStyle(1), Color.Black);
            canvas.EndGroup();
        });

        Assert.Equal([0xFFFFFFFF, 0xFF000000, 0xFFFFFFFF], [picture[1, 0], picture[1, 1], picture[1, 2]]);
    }

    /// <summary>Quadrilaterals over more than the canvas, whose corners were moved at random, every other one the other way round.</summary>
    static CanvasPath[] Mesh(int seed, int cells)
    {
        var random = new Random(seed);
        var step = (Size + 8f) / cells;
        var corners = new Vector2[cells + 1, cells + 1];
        for (var y = 0; y <= cells; y++)
            for (var x = 0; x <= cells; x++)
            {
                var isInner = x > 0 && y > 0 && x < cells && y < cells;
                var jitter = isInner ? new Vector2(random.NextSingle() - 0.5f, random.NextSingle() - 0.5f) * 0.9f : default;
                corners[x, y] = (new Vector2(x, y) + jitter) * step - new Vector2(4, 4);
            }
        return [.. from y in Enumerable.Range(0, cells)
                   from x in Enumerable.Range(0, cells)
                   select (x + y) % 2 == 0
                       ? Drawn.Ring(corners[x, y], corners[x + 1, y], corners[x + 1, y + 1], corners[x, y + 1])
                       : Drawn.Ring(corners[x, y], corners[x, y + 1], corners[x + 1, y + 1], corners[x + 1, y])];
    }
}
