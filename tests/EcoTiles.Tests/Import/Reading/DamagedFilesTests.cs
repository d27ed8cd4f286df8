using System.IO.Compression;
using System.Text;
using EcoTiles.Sources;

namespace EcoTiles.Tests.Import.Reading;

/// <summary>Files with bytes that are wrong at random: they are refused in words or read, and nothing else happens.</summary>
public sealed class DamagedFilesTests : IDisposable
{
    const int Tries = 400;

    readonly ReadFiles _files = new();
    readonly Random _random = new(20260101);
    int _refused;
    int _read;

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("shp")]
    [InlineData("shx")]
    [InlineData("dbf")]
    public void Shapefiles(string damaged)
    {
        var (shp, shx, dbf) = Shapefile();
        for (var i = 0; i < Tries; i++)
        {
            _files.With("a.shp", damaged == "shp" ? Damaged(shp) : shp)
                .With("a.shx", damaged == "shx" ? Damaged(shx) : shx).With("a.dbf", damaged == "dbf" ? Damaged(dbf) : dbf);
            Read("a.shp");
        }
        if (damaged == "shx") Assert.Equal(Tries, _read); // the index is only a help
        else AssertBoth();
    }

    [Fact]
    public void GeoJson()
    {
        var json = Encoding.UTF8.GetBytes(Collection);
        for (var i = 0; i < Tries; i++)
        {
            _files.With("a.geojson", Damaged(json));
            Read("a.geojson");
        }
        AssertBoth();
    }

    [Fact]
    public void Archives()
    {
        var (shp, _, dbf) = Shapefile();
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in new[] { ("a.shp", shp), ("a.dbf", dbf), ("b.geojson", Encoding.UTF8.GetBytes(Collection)) })
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }
        for (var i = 0; i < Tries; i++)
        {
            _files.With("a.zip", Damaged(stream.ToArray()));
            Read("a.zip");
        }
        AssertBoth();
    }

    const string Collection = """
        {"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4490"}},"features":[
          {"type":"Feature","id":"a","properties":{"name":"嫘祖镇","n":3,"list":[1,{"k":null}]},"geometry":{"type":"Point","coordinates":[114.05,33.38]}},
          {"type":"Feature","properties":{"name":"x","ok":true},"geometry":{"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]]]]}}]}
        """;

    static (byte[] Shp, byte[] Shx, byte[] Dbf) Shapefile()
    {
        var written = new WrittenShapefile(5).Nothing();
        for (var i = 0; i < 5; i++) written.Paths([0, 0, 0, 9, 9, 9, 9, 0, 0, 0], [3, 3, 6, 3, 6, 6, 3, 6, 3, 3], [i, 20, i, 22, i + 2, 22, i, 20]);
        return (written.Shp(), written.Shx(), WrittenShapefile.Dbf(Encoding.UTF8, 0, "甲", "乙", "丙", "丁", "", "嫘祖"));
    }

    /// <summary>One to four bytes changed, and in one of five cases an end cut off.</summary>
    byte[] Damaged(byte[] whole)
    {
        var bytes = (byte[])whole.Clone();
        for (var i = _random.Next(1, 5); i > 0; i--) bytes[_random.Next(bytes.Length)] = (byte)_random.Next(256);
        return _random.Next(5) == 0 ? bytes[.._random.Next(bytes.Length)] : bytes;
    }

    void Read(string name)
    {
        try
        {
            var opened = _files.Open(name);
            foreach (var layer in opened.Layers)
            {
                foreach (var row in ReadFiles.Rows(layer)) Assert.Equal(layer.Columns.Count, row.Values.Length);
            }
            if (opened.Problems.Count > 0) _refused++;
            else _read++;
        }
        catch (StoreException problem)
        {
            Assert.Contains(_files.Folder, problem.MessageZh);
            _refused++;
        }
    }

    void AssertBoth() => Assert.True(_read > 0 && _refused > 0, $"{_read} read, {_refused} refused");
}
