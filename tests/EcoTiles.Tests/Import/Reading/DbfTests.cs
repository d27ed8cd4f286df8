using System.Text;
using EcoTiles.Import.Reading;
using EcoTiles.Sources;
using static EcoTiles.Tests.Import.Reading.WrittenShapefile;

namespace EcoTiles.Tests.Import.Reading;

public sealed class DbfTests : IDisposable
{
    const byte Windows1252 = 0x57;
    const byte CodePage936 = 0x4D;

    static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!; // part of the framework

    readonly ReadFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Every_type_comes_as_what_it_is()
    {
        var dbf = Dbf(0,
            [
                Field("T", 'C', 6), Field("I", 'N', 6), Field("R", 'N', 8, 2), Field("F", 'F', 8), Field("L", 'L', 1), Field("D", 'D', 8),
                Field("BIG", 'N', 19),
            ],
            Row("ab    ", "   -12", "   12.50", "   1.5e3", "T", "20260102", "9223372036854775807"),
            Row("      ", "******", "        ", "        ", "?", "00000000", "                   "),
            Row("  c   ", "  +7.0", "       x", "     nan", "n", "20261301", "                  1"));
        var layer = _files.With("t.dbf", dbf).Layer("t.dbf");
        Assert.False(layer.HasShapes);
        Assert.Equal(3, layer.Count);
        Assert.Equal(
            [SourceType.Text, SourceType.Integer, SourceType.Real, SourceType.Real, SourceType.Boolean, SourceType.Date, SourceType.Real],
            layer.Columns.Select(column => column.Type));
        var rows = ReadFiles.Rows(layer).Select(row => row.Values).ToList();
        Assert.Equal(["ab", -12L, 12.5, 1500.0, true, new DateOnly(2026, 1, 2), 9.2233720368547758E18], rows[0]);
        Assert.Equal([null, null, null, null, null, null, null], rows[1]);
        Assert.Equal(["  c", 7L, "x", "nan", false, "20261301", 1.0], rows[2]);
    }

    [Theory]
    [InlineData("UTF-8", false)]
    [InlineData("utf8\r\n", false)]
    [InlineData("65001", false)]
    [InlineData("GBK", true)]
    [InlineData("936", true)]
    [InlineData("GB2312", true)]
    [InlineData("GB18030", true)]
    public void The_cpg_file_tells_the_encoding(string codePage, bool isGb)
    {
        _files.With("a.dbf", Dbf(isGb ? Gb18030 : Encoding.UTF8, Windows1252, "联通鳌")).With("a.CPG", codePage);
        Assert.Equal("联通鳌", FirstValue("a.dbf"));
    }

    [Fact]
    public void The_language_byte_tells_it_where_there_is_no_cpg_file()
    {
        // These bytes are a character of UTF-8 as well: 嫘.
        var both = Gb18030.GetString(Encoding.UTF8.GetBytes("嫘嫘"));
        _files.With("a.dbf", Dbf(Gb18030, CodePage936, both));
        Assert.Equal(both, FirstValue("a.dbf"));
        _files.With("a.dbf", Dbf(Gb18030, 0, both));
        Assert.Equal("嫘嫘", FirstValue("a.dbf"));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(Windows1252, "ISO-8859-1")]
    public void Otherwise_all_text_is_tried(byte language, string? codePage)
    {
        foreach (var encoding in new[] { Encoding.UTF8, Gb18030 })
        {
            _files.With("a.dbf", Dbf(encoding, language, "plain", "嫘祖镇皂角", ""));
            if (codePage is not null) _files.With("a.cpg", codePage);
            var layer = _files.Layer("a.dbf");
            Assert.Empty(layer.Findings);
            Assert.Equal(["plain", "嫘祖镇皂角", null], ReadFiles.Rows(layer).Select(row => row.Values[0]));
        }
    }

    [Fact]
    public void Text_that_would_be_Cyrillic_in_UTF8_is_taken_for_Chinese()
    {
        _files.With("a.dbf", Dbf(Gb18030, 0, "一")); // D2 BB
        Assert.Equal("一", FirstValue("a.dbf"));
    }

    [Fact]
    public void Text_in_neither_encoding_is_found_with_its_row()
    {
        var dbf = Dbf(0, [Field("NAME", 'C', 6)], "好好"u8.ToArray(), "a\xFFbcde"u8.ToArray()[..6], "      "u8.ToArray());
        dbf[66 + 7] = 0xFF;
        dbf[66 + 8] = 0xFF;
        var finding = Assert.Single(_files.With("a.dbf", dbf).Layer("a.dbf").Findings);
        Assert.Equal("V10", finding.Code);
        Assert.Equal("2", finding.FeatureId);
    }

    [Fact]
    public void A_wrong_statement_is_found_and_the_caller_can_correct_it()
    {
        _files.With("a.dbf", Dbf(Gb18030, 0, "plain", "嫘祖镇")).With("a.cpg", "UTF-8");
        Assert.Equal("2", Assert.Single(_files.Layer("a.dbf").Findings).FeatureId);
        var corrected = _files.Layer("a.dbf", new ReadingOptions { Encoding = "gbk" });
        Assert.Empty(corrected.Findings);
        Assert.Equal("嫘祖镇", ReadFiles.Rows(corrected).Last().Values[0]);
        Assert.Throws<StoreException>(() => _files.Open("a.dbf", new ReadingOptions { Encoding = "latin-1" }));
    }

    [Fact]
    public void Characters_cut_in_half_by_the_width_of_a_field_are_left_out()
    {
        foreach (var encoding in new[] { Encoding.UTF8, Gb18030 })
        {
            var name = encoding.GetBytes("主要修复策略")[..10];
            var dbf = Dbf(0, [Field(name, 'C', 11)], encoding.GetBytes("分区名称分区名称")[..11]);
            var layer = _files.With("a.dbf", dbf).Layer("a.dbf");
            Assert.Empty(layer.Findings);
            Assert.StartsWith("主要修", layer.Columns[0].Name);
            Assert.DoesNotContain('\uFFFD', layer.Columns[0].Name);
            Assert.Equal(encoding == Encoding.UTF8 ? "分区名" : "分区名称分", ReadFiles.Rows(layer).Single().Values[0]);
        }
    }

    [Fact]
    public void A_memo_is_refused_by_name()
    {
        _files.With("a.dbf", Dbf(0, [Field("REMARK", 'M', 10)], new byte[10]));
        var problem = Assert.Throws<StoreException>(() => _files.Open("a.dbf"));
        Assert.Contains("REMARK", problem.MessageZh);
        Assert.Contains("text field", problem.MessageEn);
    }

    [Fact]
    public void Missing_records_and_headers_are_told_in_bytes()
    {
        var dbf = Dbf(Encoding.ASCII, 0, "a", "b");
        foreach (var (bytes, said) in new[] { (0, "空文件"), (20, "不是有效的 .dbf"), (50, "应有 65 字节"), (100, "应有 107 字节，实有 100 字节") })
        {
            _files.With("a.dbf", dbf[..bytes]);
            Assert.Contains(said, Assert.Throws<StoreException>(() => _files.Open("a.dbf")).MessageZh);
        }
    }

    [Fact]
    public void Fields_longer_than_a_record_are_refused()
    {
        var dbf = Dbf(Encoding.ASCII, 0, "a");
        dbf[10] = 5;
        Assert.Contains("第 32 字节", Assert.Throws<StoreException>(() => _files.With("a.dbf", dbf).Open("a.dbf")).MessageZh);
    }

    static byte[] Row(params string[] cells) => Encoding.ASCII.GetBytes(string.Concat(cells));

    object? FirstValue(string name) => ReadFiles.Rows(_files.Layer(name)).First().Values[0];
}
