using EcoTiles.Canvases.Text.Sdf;
using EcoTiles.Geometry.Encoding;

namespace EcoTiles.Tests.Canvases.Text;

public sealed class SdfGlyphsTests
{
    const int Latin = 0;
    const int Ideographs = 0x6C00; // 永 is U+6C38

    [Fact]
    public void A_range_names_its_stack_and_holds_only_its_characters()
    {
        var (name, range, glyphs) = Read(SdfGlyphs.Range(Fonts.Library, Fonts.Sans, Ideographs));
        Assert.Equal(("Noto Sans SC Regular", "27648-27903"), (name, range));
        Assert.Equal(256, glyphs.Count);
        Assert.All(glyphs.Keys, character => Assert.InRange(character, Ideographs, Ideographs + 255));
    }

    [Theory]
    [InlineData(Latin, 'A')]
    [InlineData(Latin, 'g')]
    [InlineData(Ideographs, '永')]
    public void Metrics_are_those_of_the_font_at_24_pixels(int start, char character)
    {
        var glyph = Read(SdfGlyphs.Range(Fonts.Library, Fonts.Sans, start)).Glyphs[character];
        var line = Fonts.Shaped(character.ToString(), 24);
        Assert.Equal((int)MathF.Round(line.Width), glyph.Advance);
        Assert.Equal((glyph.Width + 6) * (glyph.Height + 6), glyph.Texels.Length);
        Assert.InRange(glyph.Width, 1, 29);
        // A and g stand on or below the baseline, which lies 26 below the top that MapLibre counts from; 2 are room for halos.
        var bottom = glyph.Top - glyph.Height + 26 + 2;
        Assert.InRange(bottom, character == 'A' ? 0 : -7, character == 'A' ? 0 : -1);
    }

    [Fact]
    public void A_space_has_an_advance_and_no_texels()
    {
        var space = Read(SdfGlyphs.Range(Fonts.Library, Fonts.Sans, Latin)).Glyphs[' '];
        Assert.Equal((0, 0), (space.Width, space.Texels.Length));
        Assert.InRange(space.Advance, 4, 8);
    }

    [Fact]
    public void Texels_tell_the_distance_from_the_outline()
    {
        // 一 is a bar: from its middle outwards texels fall by 255/8 a pixel, and by 191 the edge is reached.
        var glyph = Read(SdfGlyphs.Range(Fonts.Library, new("Noto Sans SC Bold"), 0x4E00)).Glyphs['一'];
        var stride = glyph.Width + 6;
        var column = Enumerable.Range(0, glyph.Height + 6).Select(row => (int)glyph.Texels[row * stride + stride / 2]).ToArray();
        var falls = column.Zip(column.Skip(1)).Skip(glyph.Height + 3).Select(pair => pair.First - pair.Second).ToArray();
        Assert.All(falls, fall => Assert.InRange(fall, 31, 33));
        Assert.True(column.Max() > 191);
        Assert.True(column[0] < 191);
    }

    [Fact]
    public void The_border_of_every_glyph_lies_outside_its_letter()
    {
        foreach (var glyph in Read(SdfGlyphs.Range(Fonts.Library, Fonts.Sans, Ideographs)).Glyphs.Values)
        {
            var stride = glyph.Width + 6;
            for (var row = 0; row < glyph.Height + 6; row++)
            {
                Assert.InRange(glyph.Texels[row * stride], 0, 128);
                Assert.InRange(glyph.Texels[row * stride + stride - 1], 0, 128);
            }
        }
    }

    [Fact]
    public void A_letter_comes_from_the_first_font_that_has_it()
    {
        var uyghur = Read(SdfGlyphs.Range(Fonts.Library, Fonts.Sans, 0x600)).Glyphs;
        Assert.Contains(0x6D5, uyghur.Keys); // ە
        Assert.Contains(0x6AD, uyghur.Keys); // ڭ
    }

    [Theory]
    [InlineData(-256)]
    [InlineData(100)]
    [InlineData(0x110000)]
    public void A_range_that_is_none_is_refused(int start) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SdfGlyphs.Range(Fonts.Library, Fonts.Sans, start));

    static (string Name, string Range, Dictionary<int, Decoded> Glyphs) Read(byte[] file)
    {
        var stack = Fields(Fields(file).Single().Bytes);
        var glyphs = stack.Where(field => field.Number == 3).Select(field => Glyph(Fields(field.Bytes))).ToDictionary(glyph => glyph.Id);
        return (Text(stack, 1), Text(stack, 2), glyphs);
    }

    static string Text(List<Field> fields, int number) =>
        System.Text.Encoding.UTF8.GetString(fields.Single(field => field.Number == number).Bytes);

    static Decoded Glyph(List<Field> fields)
    {
        return new(Value(1), Bytes(), Value(3), Value(4), Signed(5), Signed(6), Value(7));

        int Value(int number) => (int)fields.Single(field => field.Number == number).Value;

        int Signed(int number) => Value(number) is var folded && (folded & 1) != 0 ? -(folded >> 1) - 1 : folded >> 1;

        byte[] Bytes() => fields.Where(field => field.Number == 2).Select(field => field.Bytes).SingleOrDefault([]);
    }

    static List<Field> Fields(byte[] message)
    {
        var fields = new List<Field>();
        for (var at = 0; at < message.Length;)
        {
            var key = (int)Varint.Read(message, ref at);
            var value = Varint.Read(message, ref at);
            byte[] bytes = [];
            if ((key & 7) == 2)
            {
                bytes = message[at..(at + (int)value)];
                at += bytes.Length;
            }
            fields.Add(new(key >> 3, value, bytes));
        }
        return fields;
    }

    sealed record Field(int Number, ulong Value, byte[] Bytes);

    sealed record Decoded(int Id, byte[] Texels, int Width, int Height, int Left, int Top, int Advance);
}
