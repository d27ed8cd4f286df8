using System.Numerics;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Text;

namespace EcoTiles.Tests.Drawing.Text;

public sealed class TextLayoutTests
{
    static readonly FontStack Fonts = new("Squares");

    [Theory]
    [InlineData("汾河源头水源涵养区", 5, "汾河源头水|源涵养区")] // five and four, not eight and one
    [InlineData("永定河上游水源涵养与水土保持重点区", 8, "永定河上游水|源涵养与水土|保持重点区")]
    [InlineData("保护修复，系统治理", 4, "保护修|复，系|统治理")] // no comma at the start of a line
    [InlineData("实施《总体规划》任务", 4, "实施《总|体规划》|任务")] // no opening mark at the end of one
    [InlineData("治理面积1200公顷以上", 6, "治理面积|1200公顷以上")] // a number stays whole, with its measure
    [InlineData("Xiping Wetland Park", 5, "Xiping|Wetland Park")] // words stay whole, even where they are a little too wide
    [InlineData("Loess-Plateau 项目", 6, "Loess-|Plateau 项目")]
    [InlineData("第一期\n第二期", 10, "第一期|第二期")]
    [InlineData("湿地（一期）", 3, "湿地（一|期）")]
    [InlineData("山水林田湖草沙……一体化", 7, "山水林田湖草|沙……一体化")] // nor an ellipsis
    [InlineData("短名", 10, "短名")]
    [InlineData("人和乡\nrestoration area with a long name", 8, "人和乡|restoration area|with a long name")] // spaces do not count in a line
    public void Lines_are_balanced_and_keep_the_rules_of_chinese_setting(string text, float width, string expected) =>
        Assert.Equal(expected, string.Join('|', Lines(Lay(text, new(Fonts, 20, width)))));

    [Fact]
    public void No_text_is_broken_against_the_rules_whatever_its_width()
    {
        const string Text = "实施“三北”防护林工程（2021—2035年），治理沙化土地12.5万亩、修复矿山《方案》等；完成率≥95%。";
        for (var width = 1f; width < 20; width += 0.5f)
        {
            foreach (var line in Lines(Lay(Text, new(Fonts, 20, width))))
            {
                Assert.DoesNotContain(line[0], "”），。、》；%—年.0");
                Assert.DoesNotContain(line[^1], "“（《");
            }
        }
    }

    [Fact]
    public void Letters_of_a_column_lie_on_their_backs_each_in_a_square_of_an_em()
    {
        var run = Lay("一A", new(Fonts, 20, IsColumn: true)).Runs[0].Glyphs;
        Assert.All(run.Glyphs, glyph => Assert.Equal(-MathF.PI / 2, glyph.Angle));
        // Turned back up around (-10, 0) and (10, 0), the origin is half a letter to the left and 7/24 em down.
        const float Down = 1493 / 256f;
        Assert.Equal([new(-10 + Down, 10), new(10 + Down, 5)], run.Glyphs.Select(glyph => glyph.Origin));
    }

    [Theory]
    [InlineData(LineAlign.Bottom, 20)]
    [InlineData(LineAlign.Center, 10)]
    [InlineData(LineAlign.Top, 0)]
    public void A_picture_takes_its_width_and_a_tall_one_pushes_its_line_down(LineAlign align, float down)
    {
        var block = Lay([new("一", Align: align), new("", Picture: new("sign", 30, 40)), new("二", Align: align)], new(Fonts, 20));
        Assert.Equal((70f, 44f), (block.Width, block.Height)); // 24 for the letters, and what the picture is taller than they are
        var picture = Assert.Single(block.Pictures);
        Assert.Equal(new(1, 1), picture.Middle); // one to the right, and three below the upper edge, as browsers draw it
        Assert.Equal([-35f, 15f], block.Runs.Select(run => run.Glyphs.Glyphs[0].Origin.X));
        Assert.All(block.Runs, run => Assert.Equal(-22 + down + 20 * 26 / 24f, run.Glyphs.Glyphs[0].Origin.Y, 0.01f));
    }

    [Fact]
    public void A_line_may_end_after_a_picture()
    {
        var block = Lay([new("abcd"), new("", Picture: new("sign", 20, 20)), new("efgh")], new(Fonts, 20, MaxWidth: 3));
        Assert.Equal(2, block.LineCount);
        Assert.Equal(24, block.Runs[1].Glyphs.Glyphs[0].Origin.Y - block.Runs[0].Glyphs.Glyphs[0].Origin.Y);
    }

    [Theory]
    [InlineData(TextAnchor.Center, -50, -12)]
    [InlineData(TextAnchor.Left, 0, -12)]
    [InlineData(TextAnchor.TopRight, -100, 0)]
    [InlineData(TextAnchor.Bottom, -50, -24)]
    public void The_box_lies_around_its_anchor(TextAnchor anchor, float left, float top)
    {
        var block = Lay("一二三四五", new(Fonts, 20, Anchor: anchor));
        Assert.Equal((left, top, 100f, 24f), (block.Left, block.Top, block.Width, block.Height));
    }

    [Fact]
    public void The_baseline_lies_where_maplibre_puts_it()
    {
        // 0.375 em below the middle of the line, whatever the font.
        Assert.Equal(new Vector2(-10, 7.5f), Origins(Lay("一", new(Fonts, 20)))[0]);
        Assert.Equal(new Vector2(-10, 19.5f), Origins(Lay("一", new(Fonts, 20, Anchor: TextAnchor.Top)))[0]);
    }

    [Theory]
    [InlineData(TextJustify.Left, TextAnchor.Center, -20)]
    [InlineData(TextJustify.Center, TextAnchor.Center, -10)]
    [InlineData(TextJustify.Right, TextAnchor.Center, 0)]
    [InlineData(TextJustify.Auto, TextAnchor.Left, 0)]
    [InlineData(TextJustify.Auto, TextAnchor.Right, -20)]
    public void A_shorter_line_is_justified(TextJustify justify, TextAnchor anchor, float left)
    {
        var block = Lay("一二\n三", new(Fonts, 20, Justify: justify, Anchor: anchor));
        Assert.Equal(left, block.Runs[1].Glyphs.Glyphs[0].Origin.X);
    }

    [Fact]
    public void Sections_have_their_own_size_font_and_colour_on_one_baseline()
    {
        var red = new Color(200, 0, 0);
        var block = TextLayout.Lay(
            new SquareLetters(), [new("面积"), new("120", Scale: 0.5f, Color: red)], new(Fonts, 20));
        Assert.Equal([20, 10], block.Runs.Select(run => run.Glyphs.Size));
        Assert.Equal([null, red], block.Runs.Select(run => run.Color));
        Assert.Single(Origins(block).Select(origin => origin.Y).Distinct());
        Assert.Equal(55, block.Width);
    }

    [Fact]
    public void On_screens_smaller_sections_stand_as_much_higher_as_browsers_set_them()
    {
        var block = Lay([new("面积"), new("120", Scale: 0.5f)], new(Fonts, 24, IsForScreen: true));
        Assert.Equal(1, block.Runs[0].Glyphs.Glyphs[0].Origin.Y - block.Runs[1].Glyphs.Glyphs[0].Origin.Y);
    }

    static TextBlock Lay(string text, TextStyle style) => TextLayout.Lay(new SquareLetters(), text, style);

    static TextBlock Lay(TextSection[] sections, TextStyle style) => TextLayout.Lay(new SquareLetters(), sections, style);

    static List<Vector2> Origins(TextBlock block) =>
        [.. block.Runs.SelectMany(run => run.Glyphs.Glyphs).Select(glyph => glyph.Origin)];

    static IEnumerable<string> Lines(TextBlock block) => block.Runs.Select(run => run.Glyphs.Text);
}
