using System.Numerics;
using EcoTiles.Drawing;

namespace EcoTiles.Tests.Canvases.Raster;

public class OverlapTests
{
    const int Size = 24;
    const int Samples = 32;

    [Theory]
    [InlineData(FillRule.NonZero)]
    [InlineData(FillRule.EvenOdd)]
    public void Where_rings_cross_within_a_pixel_as_much_is_covered_as_lies_inside(FillRule rule)
    {
        var wrong = new List<string>();
        for (var seed = 0; seed < 40; seed++)
        {
            var rings = Rings(new Random(seed));
            var picture = Drawn.On(Size, Size, canvas => canvas.Fill(PathOf(rings), rule, Color.Black));
            for (var y = 0; y < Size; y++)
            {
                for (var x = 0; x < Size; x++)
                {
                    var inside = 255 * Inside(rings, rule, x, y);
                    if (Math.Abs(picture.Alpha(x, y) - inside) > 13) wrong.Add($"seed {seed}, pixel {x}, {y}: {picture.Alpha(x, y)}, not {inside}");
                }
            }
        }

        // Of 23,040 pixels; what crosses and comes back within one pixel is not found.
        Assert.True(wrong.Count <= 5, string.Join('\n', wrong));
    }

    [Fact]
    public void The_crossing_of_a_bow_tie_is_the_same_whatever_part_of_it_is_drawn()
    {
        var tie = Drawn.Ring(new(1.1f, 2.3f), new(22.7f, 19.8f), new(22.4f, 2.9f), new(1.6f, 20.2f), new(12.3f, 0.2f), new(12.9f, 23.1f));
        var whole = Drawn.On(Size, Size, canvas => canvas.Fill(tie, FillRule.NonZero, Color.Black));
        for (var y = 0; y < Size; y++)
        {
            for (var x = 0; x < Size; x++)
            {
                var pixel = Drawn.On(1, 1, canvas =>
                {
                    canvas.Transform(Matrix3x2.CreateTranslation(-x, -y));
                    canvas.Fill(tie, FillRule.NonZero, Color.Black);
                });
                Assert.Equal(whole[x, y], pixel[0, 0]);
            }
        }
    }

    [Fact]
    public void Areas_side_by_side_and_clips_cross_themselves_as_other_areas_do()
    {
        var rings = Rings(new Random(5));
        var filled = Drawn.On(Size, Size, canvas => canvas.Fill(PathOf(rings), FillRule.NonZero, Color.Black));
        var clipped = Drawn.On(Size, Size, canvas =>
        {
            canvas.Clip(PathOf(rings), FillRule.NonZero);
            canvas.Fill(Drawn.Box(0, 0, Size, Size), FillRule.NonZero, Color.Black);
        });
        var beside = Drawn.On(Size, Size, canvas =>
        {
            canvas.BeginGroup(1, GroupKind.SideBySide);
            canvas.Fill(PathOf(rings), FillRule.NonZero, Color.Black);
            canvas.EndGroup();
        });

        Assert.Equal(filled.Pixels, clipped.Pixels);
        Assert.All(filled.Pixels.Zip(beside.Pixels), pair => Assert.InRange((int)(pair.First >> 24) - (int)(pair.Second >> 24), -1, 1));
    }

    /// <summary>Two rings of a few corners on a grid of 1/256 pixels, some of them outside.</summary>
    static Vector2[][] Rings(Random random) =>
        [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, random.Next(4, 8)).Select(_ => new Vector2(Place(random), Place(random))).ToArray())];

    static float Place(Random random) => random.Next(-4 * 256, (Size + 4) * 256) / 256f;

    static CanvasPath PathOf(Vector2[][] rings)
    {
        var path = new CanvasPath();
        foreach (var ring in rings)
        {
            path.AddRange(ring);
            path.EndPart(isClosed: true);
        }
        return path;
    }

    /// <summary>The part of a pixel that lies inside, by points of a grid.</summary>
    static double Inside(Vector2[][] rings, FillRule rule, int column, int row)
    {
        var inside = 0;
        for (var i = 0; i < Samples * Samples; i++)
        {
            var (x, y) = (column + (i % Samples + 0.5) / Samples, row + (i / Samples + 0.5) / Samples);
            var winding = rings.Sum(ring => Winding(ring, x, y));
            if (rule == FillRule.NonZero ? winding != 0 : winding % 2 != 0) inside++;
        }
        return inside / (double)(Samples * Samples);
    }

    static int Winding(Vector2[] ring, double x, double y)
    {
        var winding = 0;
        for (var i = 0; i < ring.Length; i++)
        {
            var (a, b) = (ring[i], ring[(i + 1) % ring.Length]);
            if (a.Y <= y == b.Y <= y) continue;
            if (a.X + (y - a.Y) / (b.Y - a.Y) * (b.X - a.X) < x) winding += a.Y < b.Y ? 1 : -1;
        }
        return winding;
    }
}
