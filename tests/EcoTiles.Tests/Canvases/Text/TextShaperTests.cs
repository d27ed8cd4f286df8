using System.Diagnostics;
using System.Globalization;
using EcoTiles.Canvases.Text;
using EcoTiles.Canvases.Text.Sdf;
using EcoTiles.Drawing.Text;

namespace EcoTiles.Tests.Canvases.Text;

public sealed class TextShaperTests
{
    /// <summary>Everything in units of Noto fonts, whose em has 1000 units.</summary>
    const float Em = 1000;

    [Theory]
    [InlineData("西平县生态修复布局图", "NotoSansSC_400Regular.ttf", "Noto Sans SC Regular", "zh-Hans")]
    [InlineData("嫘祖鳌石罗文皂鄯善焉耆", "NotoSerifSC_700Bold.ttf", "Noto Serif SC Bold", "zh-Hans")]
    [InlineData("(一)湿地:12.5%", "NotoSansSC_700Bold.ttf", "Noto Sans SC Bold", "zh-Hans")]
    [InlineData("Office AVATAR fjord", "NotoSansSC_400Regular.ttf", "Noto Sans SC Regular", "zh-Hans")]
    [InlineData("e\u0301cole", "NotoSansSC_400Regular.ttf", "Noto Sans SC Regular", "zh-Hans")]
    [InlineData("شىنجاڭ ئۇيغۇر ئاپتونوم رايونى", "NotoSansArabic_400Regular.ttf", "Noto Sans Arabic Regular", "ug")]
    [InlineData("ئۈرۈمچى", "NotoSansArabic_700Bold.ttf", "Noto Sans Arabic Bold", "ug")]
    public void Glyphs_and_advances_are_those_of_hb_shape(string text, string file, string font, string language)
    {
        var line = Fonts.Shaped(text, Em, new(font));
        Assert.Equal(
            HbShape(text, file, language),
            line.Glyphs.Select(glyph => $"{glyph.Glyph}={glyph.Cluster}@{Whole(glyph.Advance)}"));
    }

    [Fact]
    public void Letters_for_screens_are_as_wide_as_in_the_files_that_browsers_take_them_from()
    {
        const string Text = "AVATAR 2035";
        Assert.Contains(Fonts.Shaped(Text, 24).Glyphs, glyph => glyph.Advance != MathF.Round(glyph.Advance));
        foreach (var glyph in Fonts.Shaper().Shape(Text, new(Fonts.Sans, 24, HasWholeAdvances: true)).Glyphs)
            Assert.Equal(SdfGlyph.Make((LoadedFace)glyph.Face, glyph.Glyph).Advance, glyph.Advance);
    }

    [Fact]
    public void Every_letter_is_drawn_from_the_first_font_that_has_it()
    {
        var line = Fonts.Shaped("和田 خوتەن 2035", fonts: new("Noto Serif SC Regular", "Noto Sans Arabic Regular"));
        Assert.Equal("Noto Serif SC Regular", FaceOf(line, '和'));
        Assert.Equal("Noto Sans Arabic Regular", FaceOf(line, 'خ'));
        Assert.Equal("Noto Serif SC Regular", FaceOf(line, '2'));
    }

    [Fact]
    public void A_font_that_is_not_there_is_replaced_by_one_of_its_kind()
    {
        Assert.Equal("Noto Sans SC Bold", FaceOf(Fonts.Shaped("图", fonts: new("Open Sans Bold")), '图'));
        Assert.Equal("Noto Serif SC Regular", FaceOf(Fonts.Shaped("图", fonts: new("宋体")), '图'));
        Assert.False(Fonts.Library.Has("Open Sans Bold"));
        Assert.True(Fonts.Library.Has("Noto Serif SC Bold Left Italic"));
    }

    [Theory]
    [InlineData("嫘祖陵")]
    [InlineData("鳌石镇")]
    [InlineData("罗文皂镇")]
    [InlineData("鄯善县焉耆县")]
    [InlineData("㙍㙘㘵䲠")]
    [InlineData("𡐓𣲘")]
    [InlineData("شىنجاڭ ئۇيغۇر")]
    public void A_name_is_never_drawn_with_boxes(string name)
    {
        var missing = new List<string>();
        var line = Fonts.Shaper(missing).Shape(name, new(Fonts.Sans, 20));
        Assert.DoesNotContain(line.Glyphs, glyph => glyph.Glyph == 0);
        Assert.Empty(missing);
    }

    [Fact]
    public void A_letter_that_no_font_has_is_reported_once_and_leaves_a_gap()
    {
        var missing = new List<string>();
        var shaper = Fonts.Shaper(missing);
        var line = shaper.Shape("\U0010FFFD村", new(Fonts.Sans, 20));
        shaper.Shape("村\U0010FFFD", new(Fonts.Sans, 12));
        Assert.Equal(["\U0010FFFD U+10FFFD"], missing);
        Assert.Equal(10, line.Glyphs[0].Advance);
        Assert.Equal(10, line.Glyphs[1].X);
        Assert.Equal(2, line.Glyphs[1].Cluster);
    }

    [Fact]
    public void Letter_spacing_widens_letters_but_not_the_last_and_keeps_joined_letters_joined()
    {
        Assert.Equal([24, 24, 20], Fonts.Shaped("生态区", spacing: 0.2f).Glyphs.Select(glyph => glyph.Advance));
        var plain = Fonts.Shaped("ئۇيغۇر رايونى");
        var spaced = Fonts.Shaped("ئۇيغۇر رايونى", spacing: 0.2f);
        Assert.Equal(plain.Glyphs.Select(glyph => glyph.Glyph), spaced.Glyphs.Select(glyph => glyph.Glyph));
        Assert.Equal(plain.Width + 8, spaced.Width, 3); // before and after the space
    }

    [Fact]
    public void Two_lines_of_the_same_text_are_shaped_once()
    {
        var shaper = Fonts.Shaper();
        var line = shaper.Shape("永定河", new(new FontStack("Noto Sans SC Bold"), 14));
        Assert.Same(line, shaper.Shape("永定河", new(new FontStack("Noto Sans SC Bold"), 14)));
        Assert.NotSame(line, shaper.Shape("永定河", new(new FontStack("Noto Sans SC Bold"), 15)));
    }

    [Fact]
    public void Many_threads_shape_what_one_does()
    {
        var texts = Enumerable.Range(0, 400).Select(number => $"第{number}号 شىنجاڭ 项目 No.{number}").ToArray();
        var alone = texts.Select(text => Described(Fonts.Shaped(text))).ToArray();
        var shaper = new EcoTiles.Canvases.Text.TextShaper(Fonts.Library, _ => { }, cacheBytes: 100_000);
        Parallel.For(0, 8, new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken }, thread =>
        {
            for (var i = 0; i < texts.Length; i++)
            {
                var place = (i * 7 + thread * 50) % texts.Length;
                Assert.Equal(alone[place], Described(shaper.Shape(texts[place], new(Fonts.Sans, 20))));
            }
        });
        Assert.InRange(shaper.CachedBytes, 1, 110_000);
    }

    static string Described(ShapedLine line) =>
        string.Join(' ', line.Glyphs.Select(glyph => $"{glyph.Face.Name}:{glyph.Glyph}@{glyph.X}"));

    static string FaceOf(ShapedLine line, char character) =>
        line.Glyphs.First(glyph => line.Text[glyph.Cluster] == character).Face.Name;

    static int Whole(float value) => (int)MathF.Round(value);

    /// <summary>Glyph, cluster and advance as HarfBuzz's own program tells them.</summary>
    static string[] HbShape(string text, string file, string language)
    {
        Assert.SkipUnless(File.Exists("/usr/bin/hb-shape"), "hb-shape is missing: apt-get install libharfbuzz-bin");
        var start = new ProcessStartInfo("hb-shape") { RedirectStandardOutput = true };
        foreach (var argument in (string[])
            [Path.Combine(Fonts.Folder, file), "--no-glyph-names", "--shapers=ot", $"--language={language}", "--bot", "--eot", $"--text={text}"])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!; // it exists
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var utf16 = Utf16Places(text);
        return
        [
            .. output.Trim('[', ']', '\n').Split('|').Select(glyph =>
            {
                var (id, rest) = (glyph[..glyph.IndexOf('=')], glyph[(glyph.IndexOf('=') + 1)..]);
                var cluster = rest[..rest.IndexOfAny(['@', '+'])];
                var advance = rest[(rest.IndexOf('+') + 1)..];
                return $"{id}={utf16[int.Parse(cluster, CultureInfo.InvariantCulture)]}@{advance}";
            }),
        ];
    }

    /// <summary>hb-shape counts characters, we count halves of surrogate pairs.</summary>
    static int[] Utf16Places(string text)
    {
        var places = new List<int>();
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1) places.Add(i);
        return [.. places];
    }
}
