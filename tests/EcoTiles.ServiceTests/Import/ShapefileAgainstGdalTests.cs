using System.IO.Compression;
using EcoTiles.Import.Placing;
using EcoTiles.Import.Reading;
using EcoTiles.ServiceTests.Program;

namespace EcoTiles.ServiceTests.Import;

public sealed class ShapefileAgainstGdalTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("polygon", 4490, "UTF-8", true)]
    [InlineData("polygon", 4526, "GB18030", true)]
    [InlineData("polygon", 4547, "GB18030", false)]
    [InlineData("polygon", 4514, "CP936", false)]
    [InlineData("polygon", 4508, "UTF-8", false)]
    [InlineData("line", 4497, "CP936", true)]
    [InlineData("line", 4548, "UTF-8", false)]
    [InlineData("point", 4547, "UTF-8", true)]
    public async Task A_shapefile_of_GDAL_is_read_as_GDAL_reads_it(string kind, int srid, string encoding, bool keepsCodePage)
    {
        var path = await GdalShapefile.WriteAsync(_folder.Path, kind, srid, encoding);
        var expected = await GdalShapefile.RowsByGdalAsync(path, encoding);
        if (!keepsCodePage) File.Delete(Path.ChangeExtension(path, "cpg"));
        var layer = SourceLayers.Open(path, ReadingOptions.Default).Layers.Single();
        Assert.Empty(layer.Findings);
        Assert.Equal(srid, Normal(LayerSystem.Find(layer).System?.Srid));
        Assert.Equal(["name", "number", "measure", "day"], layer.Columns.Select(column => column.Name));
        Assert.Equal(40, layer.Count);
        Assert.Equal(expected, GdalShapefile.Rows(layer));
        File.Delete(Path.ChangeExtension(path, "shx"));
        Assert.Equal(expected, GdalShapefile.Rows(SourceLayers.Open(path, ReadingOptions.Default).Layers.Single()));
    }

    [Fact]
    public async Task A_zipped_shapefile_is_read_as_the_one_in_its_folder()
    {
        var path = await GdalShapefile.WriteAsync(_folder.Path, "polygon", 4526, "GB18030");
        var expected = GdalShapefile.Rows(SourceLayers.Open(path, ReadingOptions.Default).Layers.Single());
        var zip = _folder.File("a.zip");
        using (var archive = await ZipFile.OpenAsync(zip, ZipArchiveMode.Create, TestContext.Current.CancellationToken))
        {
            foreach (var ending in new[] { "shp", "shx", "dbf", "prj", "cpg" })
                await archive.CreateEntryFromFileAsync(Path.ChangeExtension(path, ending), $"polygon.{ending}", TestContext.Current.CancellationToken);
        }
        var layer = SourceLayers.Open(zip, ReadingOptions.Default).Layers.Single();
        Assert.Equal(4526, LayerSystem.Find(layer).System?.Srid);
        Assert.Equal(expected, GdalShapefile.Rows(layer));
    }

    [Fact]
    public async Task Places_come_back_to_where_they_were_before_GDAL_projected_them()
    {
        var path = await GdalShapefile.WriteAsync(_folder.Path, "polygon", 4526, "UTF-8");
        var before = SourceLayers.Open(_folder.File("polygon.geojson"), ReadingOptions.Default).Layers.Single();
        var after = SourceLayers.Open(path, ReadingOptions.Default).Layers.Single();
        var system = LayerSystem.Find(after).System ?? throw new InvalidOperationException("the system is known");
        foreach (var (one, other) in before.Rows(TestContext.Current.CancellationToken).Zip(after.Rows(TestContext.Current.CancellationToken)))
        {
            if (one.Shape is null || other.Shape is null) continue;
            system.ToLonLat(other.Shape.Coordinates);
            Assert.Equal(Sorted(one.Shape.Coordinates), Sorted(other.Shape.Coordinates));
        }
    }

    /// <summary>Degrees to a tenth of a millimetre, in an order that does not depend on how rings run.</summary>
    static List<double> Sorted(Span<double> places) => [.. places.ToArray().Select(value => Math.Round(value, 9)).Order()];

    /// <summary>A system without zone number has one code as a 3-degree and one as a 6-degree zone, for the same projection.</summary>
    static int? Normal(int? srid) => srid == 4546 ? 4508 : srid;
}
