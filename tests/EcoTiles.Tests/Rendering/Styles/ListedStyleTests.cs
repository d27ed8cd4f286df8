using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcoTiles.Canvases.Raster;
using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Folder;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering.Painting;
using EcoTiles.Rendering.Styles;
using EcoTiles.Sources;
using EcoTiles.Sources.Snapshots;
using EcoTiles.Tests.Canvases.Text;
using EcoTiles.Tests.Sources.Snapshots;

namespace EcoTiles.Tests.Rendering.Styles;

/// <summary>Programs of few words are told what each value of the data looks like.</summary>
public sealed class ListedStyleTests
{
    const string ByTwoColumns = """["case", ["==", ["get", "kind"], "wood"], ["match", ["%", ["get", "sort"], 2], 0, "#00AA00", "#00FF00"], "#DDDDDD"]""";

    static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly MemorySource _source = new(
        ShapeKind.Polygon, new ColumnSchema("kind", AttributeType.Text), new ColumnSchema("sort", AttributeType.Integer), new ColumnSchema("name", AttributeType.Text));

    [Fact]
    public async Task A_property_is_listed_by_the_column_that_decides_it()
    {
        Add("wood", 1, "甲");
        Add("wood", 2, "乙");
        Add("wood", 4, "丙");
        Add("town", 6, "丁");
        Assert.Equal("""["match",["get","sort"],[1],"#00FF00",[2,4],"#00AA00","#DDDDDD"]""", await ListedAsync(ByTwoColumns));
    }

    [Fact]
    public async Task Where_the_columns_of_the_style_do_not_decide_alone_another_one_may()
    {
        Add("wood", 1, "甲");
        Add("town", 1, "乙");
        Add("wood", 2, "丙");
        Add("town", 2, "丁");
        Assert.Equal("""["match",["get","name"],["甲"],"#00FF00",["丙"],"#00AA00","#DDDDDD"]""", await ListedAsync(ByTwoColumns));
    }

    [Fact]
    public async Task What_no_column_decides_stays_as_it_was_written()
    {
        Add("wood", 1, "甲");
        Add("town", 1, "甲");
        Add("wood", 2, "乙");
        Add("town", 2, "乙");
        Assert.Equal(JsonNode.Parse(ByTwoColumns)!.ToJsonString(), await ListedAsync(ByTwoColumns));
    }

    [Fact]
    public async Task Features_without_a_value_get_what_they_have_in_the_style()
    {
        Add("wood", 1, "甲");
        Add(null, 2, "乙");
        Assert.Equal(
            """["match",["get","kind"],["wood"],"#00AA00","#0000FF"]""",
            await ListedAsync("""["case", ["has", "kind"], "#00AA00", ["coalesce", ["get", "colour"], "#0000FF"]]"""));
    }

    [Theory]
    [InlineData("""["match",["get","kind"],["wood"],"#00AA00","#DDDDDD"]""")]
    [InlineData("\"#00AA00\"")]
    public async Task What_can_be_read_is_left_alone(string plain)
    {
        Add("wood", 1, "甲");
        Assert.Equal(plain, await ListedAsync(plain));
    }

    [Fact]
    public async Task Patterns_become_layers_with_one_pattern_each()
    {
        Add("wood", 1, "甲");
        var layers = await LayersAsync("""{ "fill-pattern": ["match", ["get", "kind"], "wood", "dots", "sand", "dots", "mine", "cross", "lines"] }""");
        Assert.Equal(
            [
                """dots ["match",["get","kind"],["wood","sand"],true,false]""",
                """cross ["match",["get","kind"],["mine"],true,false]""",
                """lines ["match",["get","kind"],["wood","sand","mine"],false,true]""",
            ],
            layers.Select(layer => $"{layer!["paint"]!["fill-pattern"]} {layer["filter"]!.ToJsonString()}"));
        Assert.Equal(3, layers.Select(layer => (string)layer!["id"]!).Distinct().Count());
    }

    [Fact]
    public async Task A_store_that_cannot_be_read_costs_the_lists_and_nothing_else()
    {
        Add("wood", 1, "甲");
        _source.Failure = new StoreException("断开", "gone") { IsPassing = true };
        Assert.Equal(JsonNode.Parse(ByTwoColumns)!.ToJsonString(), await ListedAsync(ByTwoColumns));
    }

    void Add(string? kind, int sort, string name)
    {
        var west = 114 + 0.1 * _source.Schema.FeatureCount;
        _source.Add(_source.Schema.FeatureCount + 1, [[west, 33, west + 0.1, 33, west + 0.1, 33.1, west, 33.1, west, 33]], kind, sort, name);
    }

    async Task<string> ListedAsync(string color) =>
        (await LayersAsync($$"""{ "fill-color": {{color}} }"""))[0]!["paint"]!["fill-color"]!.ToJsonString(Readable);

    async Task<JsonArray> LayersAsync(string paint)
    {
        var style = $$"""
            { "version": 8, "sources": { "plan": { "type": "vector", "url": "ecotiles://plan" } }, "layers": [
              { "id": "zone", "type": "fill", "source": "plan", "source-layer": "zones", "paint": {{paint}} } ] }
            """;
        var key = new DatasetKey("plan", "zones");
        using var snapshots = new SnapshotStore([new DatasetToLoad(key, null)], _ => _source, WebMercatorQuad.Instance, new());
        var layer = new MapLayer("zones", key, LayerContent.Shapes, []) { Kind = ShapeKind.Polygon, Columns = _source.Schema.Columns };
        var backend = new RasterBackend(Fonts.Shaper());
        var map = new StyledMap(
            new PlanMap("plan", "map", "图", [layer], _source.Schema.Bounds), new MapStyle("", StyleFile.Read("test", Encoding.UTF8.GetBytes(style)), [], ""),
            new StyleShelf(StyleFolder.Empty, backend, _ => { }).Sprites, backend, _ => { });
        var layers = JsonNode.Parse(style)!["layers"]!.AsArray();
        await new ListedStyle(snapshots).RewriteAsync(map, layers, TestContext.Current.CancellationToken);
        return layers;
    }
}
