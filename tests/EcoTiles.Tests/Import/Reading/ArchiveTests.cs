using System.IO.Compression;
using System.Text;
using EcoTiles.Import.Reading;
using EcoTiles.Sources;

namespace EcoTiles.Tests.Import.Reading;

public sealed class ArchiveTests : IDisposable
{
    const string Point = """{"type":"Point","coordinates":[1,2]}""";

    static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!; // part of the framework

    readonly ReadFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Shapefiles_and_GeoJSON_are_read_inside_an_archive()
    {
        var shp = new WrittenShapefile(1).Point(1, 2);
        Zip("a.zip", Encoding.UTF8,
            ("资料/分区.shp", shp.Shp()), ("资料/分区.SHX", shp.Shx()), ("资料/分区.dbf", WrittenShapefile.Dbf(Gb18030, 0, "甲")),
            ("资料/分区.prj", "EPSG:4490"u8.ToArray()), ("__MACOSX/资料/._分区.shp", [1]), ("points.geojson", Encoding.UTF8.GetBytes(Point)));
        var opened = _files.Open("a.zip");
        Assert.Empty(opened.Problems);
        Assert.Equal(["分区", "points"], opened.Layers.Select(layer => layer.Name));
        Assert.Equal("EPSG:4490", opened.Layers[0].CrsText);
        Assert.Contains("a.zip » 资料/分区.shp", opened.Layers[0].Origin);
        Assert.Equal(["甲"], ReadFiles.Rows(opened.Layers[0]).Select(row => row.Values[0]));
        Assert.All(opened.Layers, layer => Assert.Equal(["(1 2)"], ReadFiles.Shapes(layer)));
    }

    [Fact]
    public void Names_in_GB18030_are_read()
    {
        Zip("a.zip", Gb18030, ("重点区域.geojson", Encoding.UTF8.GetBytes(Point)));
        Assert.Equal("重点区域", _files.Layer("a.zip").Name);
    }

    [Fact]
    public void A_folder_is_read_whole_and_says_what_cannot_be()
    {
        Directory.CreateDirectory(Path.Combine(_files.Folder, "below"));
        _files.With("below/a.geojson", Point).With("b.shp", [1, 2, 3]).With("readme.txt", "");
        Zip("c.zip", Encoding.UTF8, ("d.geojson", Encoding.UTF8.GetBytes(Point)), ("e.geojson", []));
        var opened = _files.Open("");
        Assert.Equal(["a", "d"], opened.Layers.Select(layer => layer.Name).Order());
        Assert.Equal(2, opened.Problems.Count);
        Assert.Contains(opened.Problems, problem => problem.MessageZh.Contains("b.shp", StringComparison.Ordinal));
        Assert.Contains(opened.Problems, problem => problem.MessageZh.Contains("c.zip » e.geojson", StringComparison.Ordinal));
    }

    [Fact]
    public void An_archive_may_not_hold_more_than_a_hundred_times_its_size()
    {
        Zip("a.zip", Encoding.UTF8, ("a.geojson", Encoding.UTF8.GetBytes(Point + new string(' ', 100_000))));
        var bytes = new FileInfo(Path.Combine(_files.Folder, "a.zip")).Length;
        var ratio = (int)((100_000 + Point.Length) / bytes);
        Assert.True(ratio > 100);
        Assert.Contains("炸弹", Assert.Throws<StoreException>(() => _files.Open("a.zip")).MessageZh);
        Assert.Contains("炸弹", Assert.Throws<StoreException>(() => _files.Open("a.zip", new ReadingOptions { MaxExpansionRatio = ratio })).MessageZh);
        Assert.Single(_files.Open("a.zip", new ReadingOptions { MaxExpansionRatio = ratio + 1 }).Layers);
    }

    [Fact]
    public void An_archive_may_not_hold_more_than_its_limit_in_bytes()
    {
        Zip("a.zip", Encoding.UTF8, ("a.geojson", Encoding.UTF8.GetBytes(Point)));
        Assert.Single(_files.Open("a.zip", new ReadingOptions { MaxExpandedBytes = Point.Length }).Layers);
        Assert.Contains("超过上限", Assert.Throws<StoreException>(
            () => _files.Open("a.zip", new ReadingOptions { MaxExpandedBytes = Point.Length - 1 })).MessageZh);
    }

    [Theory]
    [InlineData("../a.geojson", "指向压缩包之外")]
    [InlineData("a/../../b.geojson", "指向压缩包之外")]
    [InlineData("..\\a.geojson", "指向压缩包之外")]
    [InlineData("/etc/a.geojson", "指向压缩包之外")]
    [InlineData("C:\\a.geojson", "指向压缩包之外")]
    [InlineData("inner.zip", "请先解压里层")]
    public void Paths_out_of_an_archive_and_archives_in_it_are_refused(string path, string said)
    {
        Zip("a.zip", Encoding.UTF8, (path, Encoding.UTF8.GetBytes(Point)));
        Assert.Contains(said, Assert.Throws<StoreException>(() => _files.Open("a.zip")).MessageZh);
    }

    [Fact]
    public void A_size_that_is_a_lie_is_found_out()
    {
        Zip("a.zip", Encoding.UTF8, ("a.geojson", Encoding.UTF8.GetBytes(Point + new string(' ', 5000))));
        var path = Path.Combine(_files.Folder, "a.zip");
        var bytes = File.ReadAllBytes(path);
        var length = BitConverter.GetBytes(Point.Length + 5000);
        for (var i = 0; i + 4 <= bytes.Length; i++)
        {
            if (bytes.AsSpan(i, 4).SequenceEqual(length)) BitConverter.GetBytes(50).CopyTo(bytes, i);
        }
        File.WriteAllBytes(path, bytes);
        var opened = _files.Open("a.zip");
        Assert.Empty(opened.Layers);
        Assert.Single(opened.Problems);
    }

    [Fact]
    public void A_cut_or_scrambled_archive_is_refused()
    {
        Zip("a.zip", Encoding.UTF8, ("a.geojson", Encoding.UTF8.GetBytes(Point)));
        var bytes = File.ReadAllBytes(Path.Combine(_files.Folder, "a.zip"));
        foreach (var wrong in new[] { [], bytes[..20], bytes[..^10], new byte[500] })
            Assert.Throws<StoreException>(() => _files.With("b.zip", wrong).Open("b.zip"));
    }

    [Fact]
    public void What_holds_nothing_says_what_can_be_read()
    {
        Zip("a.zip", Encoding.UTF8, ("a.txt", []), ("b.txt", [1]));
        Assert.Contains(".geojson", Assert.Throws<StoreException>(() => _files.Open("a.zip")).MessageEn);
        Assert.Contains(".geojson", Assert.Throws<StoreException>(() => _files.With("a.txt", "x").Open("a.txt")).MessageEn);
        Assert.Contains("找不到", Assert.Throws<StoreException>(() => _files.Open("none.shp")).MessageZh);
    }

    void Zip(string name, Encoding names, params (string Path, byte[] Content)[] entries)
    {
        using var stream = File.Create(Path.Combine(_files.Folder, name));
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: false, names);
        foreach (var (path, content) in entries)
        {
            using var entry = zip.CreateEntry(path, CompressionLevel.SmallestSize).Open();
            entry.Write(content);
        }
    }
}
