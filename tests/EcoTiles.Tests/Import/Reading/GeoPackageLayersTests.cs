using EcoTiles.Geometry.Shapes;
using EcoTiles.Import.Placing;
using EcoTiles.Import.Reading;
using EcoTiles.Sources;
using EcoTiles.Tests.Import.Samples;

namespace EcoTiles.Tests.Import.Reading;

[Collection(SampleCollectionDefinition.Name)]
public sealed class GeoPackageLayersTests(SampleFixture samples)
{
    [Fact]
    public void Every_table_of_a_store_is_a_layer_with_all_its_rows()
    {
        var layers = SourceLayers.Open(samples.File, ReadingOptions.Default).Layers;
        foreach (var layer in layers)
        {
            Assert.Equal(layer.Count, ReadFiles.Rows(layer).Count(row => row.Fault is null && (row.Shape is not null) == layer.HasShapes));
            Assert.Equal(layer.HasShapes ? 4490 : null, LayerSystem.Find(layer).System?.Srid);
        }
        Assert.Equal(ShapeKind.Polygon, layers.Single(layer => layer.Name == "zone").Kind);
        Assert.False(layers.Single(layer => layer.Name == "project").HasShapes);
    }

    [Fact]
    public void Values_come_as_what_their_columns_hold()
    {
        var plan = SourceLayers.Open(samples.File, ReadingOptions.Default).Layers.Single(layer => layer.Name == "plan");
        var row = ReadFiles.Rows(plan).First().Values;
        object? Value(string column) => row[plan.Columns.ToList().FindIndex(candidate => candidate.Name == column)];
        Assert.IsType<long>(Value("fid"));
        Assert.IsType<long>(Value("base_year"));
        Assert.IsType<DateOnly>(Value("map_date"));
        Assert.IsType<double>(Value("area_m2"));
        Assert.Equal(true, Value("is_sample"));
        Assert.Equal("规划名称", plan.Columns.Single(column => column.Name == "title").Title);
    }

    [Fact]
    public void What_is_no_GeoPackage_is_refused()
    {
        using var files = new ReadFiles();
        Assert.Throws<StoreException>(() => files.With("a.gpkg", "nothing of the kind").Open("a.gpkg"));
    }
}
