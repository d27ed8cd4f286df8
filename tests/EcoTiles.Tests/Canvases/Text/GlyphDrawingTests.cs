using System.Numerics;
using EcoTiles.Canvases.Raster;
using EcoTiles.Canvases.Text;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Text;

namespace EcoTiles.Tests.Canvases.Text;

public sealed class GlyphDrawingTests
{
    static readonly FontStack Bold = new("Noto Sans SC Bold");
    static readonly TextPaint BlackOnWhite = new(Color.Black, Color.White, HaloWidth: 1.5f);

    [Theory]
    [InlineData(0, 255, false)]
    [InlineData(0.4f, 255, false)]
    [InlineData(0, 120, false)]
    [InlineData(0, 255, true)]
    [InlineData(0.4f, 120, true)]
    public void A_part_of_a_picture_shows_the_same_letters_bit_for_bit(float angle, byte alpha, bool isSoft)
    {
        var paint = BlackOnWhite with { Color = new(0, 40, 80, alpha), Halo = new(255, 255, 255, alpha), HaloBlur = 1, IsSoft = isSoft };
        var whole = Draw(256, 256, default);
        foreach (var (left, top) in ((int, int)[])[(37, 20), (100, 90), (3, 111)])
        {
            var part = Draw(64, 64, new(left, top));
            for (var y = 0; y < 64; y++)
            {
                for (var x = 0; x < 64; x++) Assert.Equal(whole[left + x, top + y], part[x, y]);
            }
        }

        Picture Draw(int width, int height, Vector2 corner)
        {
            var canvas = Canvas(width, height);
            canvas.Transform(Matrix3x2.CreateTranslation(-corner));
            foreach (var place in (Vector2[])[new(20.25f, 60), new(40.625f, 100.375f), new(60, 140.5f)])
            {
                var line = Fonts.Shaped("永定河ئۇيغۇر Lü", 22, Bold);
                var glyphs = TextLayout.Placed(line, place).Glyphs.Select(glyph => glyph with { Angle = angle });
                canvas.DrawGlyphs(new(line.Text, line.Size, [.. glyphs]), paint);
            }
            return canvas.ToPicture();
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Letters_lie_over_the_halos_of_all_or_each_with_its_own_over_the_one_before(bool isLetterByLetter)
    {
        var run = TextLayout.Placed(Fonts.Shaped("Wavy", 24, spacing: -0.1f), new(10, 40));
        var paint = BlackOnWhite with { Halo = new(200, 0, 0, 150), IsSoft = true, IsLetterByLetter = isLetterByLetter };
        TextPaint[] passes = isLetterByLetter ? [paint] : [paint with { Color = Color.Transparent }, paint with { HaloWidth = 0 }];
        var (whole, parts) = (Canvas(96, 64), Canvas(96, 64));
        whole.DrawGlyphs(run, paint);
        foreach (var pass in passes)
        {
            foreach (var glyph in run.Glyphs) parts.DrawGlyphs(run with { Glyphs = [glyph] }, pass);
        }
        Assert.Equal(parts.ToPicture().Pixels, whole.ToPicture().Pixels);
    }

    [Fact]
    public void Edges_of_smaller_sections_are_sharper_on_screens()
    {
        Assert.True(Shades(0.5f) < Shades(1));

        static int Shades(float scale)
        {
            var canvas = Canvas(64, 64);
            canvas.DrawGlyphs(TextLayout.Placed(Fonts.Shaped("一", 40), new(12, 50)) with { Scale = scale }, new(Color.Black, IsSoft: true));
            return canvas.ToPicture().Pixels.Count(pixel => (pixel & 255) is > 0 and < 255);
        }
    }

    [Fact]
    public void Ink_lies_where_the_glyph_s_outline_does()
    {
        var canvas = Canvas(64, 64);
        // The dash of a Chinese one: wide, flat, above the baseline.
        canvas.DrawGlyphs(TextLayout.Placed(Fonts.Shaped("一", 40), new(12, 50)), new(Color.Black));
        var (left, top, right, bottom) = Ink(canvas.ToPicture());
        Assert.InRange(left, 12, 15);
        Assert.InRange(right, 49, 52);
        Assert.InRange(top, 30, 35);
        Assert.InRange(bottom, top + 2, 38);
    }

    [Fact]
    public void A_halo_reaches_as_far_beyond_the_letters_as_it_is_wide()
    {
        var plain = Ink(Drawn(new(Color.Black)));
        var halo = Ink(Drawn(new(Color.Black, new(255, 0, 0), HaloWidth: 3)));
        Assert.Equal((plain.Left - 3, plain.Top - 3, plain.Right + 3, plain.Bottom + 3), halo);

        static Picture Drawn(TextPaint paint)
        {
            var canvas = Canvas(64, 64);
            canvas.DrawGlyphs(TextLayout.Placed(Fonts.Shaped("国", 32), new(16, 44)), paint);
            return canvas.ToPicture();
        }
    }

    // The browser draws letters from distances, at all sizes from the same ones; our pictures do as well.
    [Theory]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(14)]
    [InlineData(16)]
    [InlineData(20)]
    public void Letters_drawn_from_distances_are_as_dark_as_from_their_outlines(int size)
    {
        var (sharp, soft) = (Drawn(isSoft: false), Drawn(isSoft: true));
        Assert.InRange(soft.Sum() / (double)sharp.Sum(), 0.97, 1.03);
        Assert.InRange(soft.Count(IsDark) / (double)sharp.Count(IsDark), 0.95, 1.05);

        static bool IsDark(int ink) => ink > 160;

        int[] Drawn(bool isSoft)
        {
            var canvas = Canvas(size * 24, 60);
            for (var row = 0; row < 2; row++)
                canvas.DrawGlyphs(TextLayout.Placed(Fonts.Shaped("汾河源头水源涵养与水土保持重点区域生态保护修复", size), new(5.25f * row + 3, 24.5f + row * 25.25f)), new(Color.Black, IsSoft: isSoft));
            return [.. canvas.ToPicture().Pixels.Select(pixel => 255 - (int)(pixel & 255))];
        }
    }

    [Fact]
    public void Half_transparent_letters_that_join_show_no_seam()
    {
        var canvas = Canvas(200, 60);
        canvas.DrawGlyphs(TextLayout.Placed(Fonts.Shaped("ئۇيغۇر", 32, Bold), new(10, 40)), new(new Color(0, 0, 0, 128)));
        // White under half of black: nothing can be darker.
        Assert.DoesNotContain(canvas.ToPicture().Pixels, pixel => (pixel & 255) < 126);
    }

    [Fact]
    public void A_bold_that_no_file_has_is_made_bolder_and_slants_lean_their_way()
    {
        var regular = Darkness("Noto Serif SC Regular");
        Assert.True(Darkness("Noto Serif SC Bold") > regular * 1.2);
        Assert.True(Darkness("Noto Sans Arabic Bold Left Italic", "ا") > 0);
        Assert.True(Lean("Noto Sans SC Italic") > 2);
        Assert.True(Lean("Noto Sans SC Left Italic") < -2);
        Assert.InRange(Lean("Noto Sans SC Regular"), -0.5, 0.5);

        static double Darkness(string font, string text = "国") =>
            Letter(font, text).Pixels.Sum(pixel => 255.0 - (pixel & 255));

        // How much further right the upper half of an upright stroke lies than its lower half.
        static double Lean(string font)
        {
            var picture = Letter(font, "丨");
            return Middle(picture, 20, 32) - Middle(picture, 36, 50);
        }

        static double Middle(Picture picture, int top, int bottom)
        {
            var (sum, weight) = (0.0, 0.0);
            for (var y = top; y < bottom; y++)
            {
                for (var x = 0; x < picture.Width; x++)
                {
                    var ink = 255 - (picture[x, y] & 255);
                    (sum, weight) = (sum + x * ink, weight + ink);
                }
            }
            return sum / weight;
        }

        static Picture Letter(string font, string text)
        {
            var canvas = Canvas(80, 64);
            canvas.DrawGlyphs(TextLayout.Placed(Fonts.Shaped(text, 40, new(font)), new(20, 50)), new(Color.Black));
            return canvas.ToPicture();
        }
    }

    [Fact]
    public void Masks_and_outlines_stay_within_their_bytes()
    {
        const int Bytes = 400_000;
        var library = FontLibrary.Load(Fonts.Folder, Bytes);
        var shaper = new TextShaper(library, _ => { });
        var canvas = Canvas(256, 256);
        for (var size = 10; size < 40; size++)
        {
            var line = shaper.Shape("汾河源头水源涵养与水土保持重点区域生态保护修复", new(Fonts.Sans, size));
            canvas.DrawGlyphs(TextLayout.Placed(line, new(0, 100)), BlackOnWhite);
            Assert.InRange(library.GlyphBytes, 1, Bytes * 5 / 4);
        }
    }

    [Fact]
    public void Once_drawn_text_is_drawn_again_without_allocating()
    {
        var canvas = Canvas(256, 256);
        var run = TextLayout.Placed(Fonts.Shaped("生态修复 ئۇيغۇر", 18), new(20, 100));
        var faint = BlackOnWhite with { Color = new(0, 0, 0, 90) };
        for (var i = 0; i < 3; i++) Draw();
        var before = GC.GetAllocatedBytesForCurrentThread();
        Draw();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Draw()
        {
            canvas.DrawGlyphs(run, BlackOnWhite);
            canvas.DrawGlyphs(run, faint);
        }
    }

    [Fact]
    public void Many_threads_draw_what_one_does()
    {
        var alone = Enumerable.Range(0, 20).Select(number => Draw(Fonts.Shaper(), number)).ToArray();
        var shaper = new TextShaper(FontLibrary.Load(Fonts.Folder, glyphBytes: 300_000), _ => { }, cacheBytes: 20_000);
        Parallel.For(0, 160, new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken },
            i => Assert.Equal(alone[i % 20].Pixels, Draw(shaper, i % 20).Pixels));

        static Picture Draw(TextShaper shaper, int number)
        {
            var canvas = Canvas(200, 80);
            var line = shaper.Shape($"第{number}期 ئۇيغۇر", new(Fonts.Sans, 12 + number));
            canvas.DrawGlyphs(TextLayout.Placed(line, new(5, 50)), BlackOnWhite);
            return canvas.ToPicture();
        }
    }

    static RasterCanvas Canvas(int width, int height)
    {
        var canvas = new RasterCanvas();
        canvas.Begin(width, height, Color.White);
        return canvas;
    }

    /// <summary>The pixels that are not white.</summary>
    static (int Left, int Top, int Right, int Bottom) Ink(Picture picture)
    {
        var places = Enumerable.Range(0, picture.Pixels.Length).Where(i => (picture.Pixels[i] & 255) < 240).ToList();
        return (places.Min(i => i % picture.Width), places.Min(i => i / picture.Width),
            places.Max(i => i % picture.Width), places.Max(i => i / picture.Width));
    }
}
