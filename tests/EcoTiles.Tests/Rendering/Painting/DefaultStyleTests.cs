using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Folder;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering.Painting;

namespace EcoTiles.Tests.Rendering.Painting;

public sealed class DefaultStyleTests
{
    static readonly StyleShelf Styles = new(StyleFolder.Empty, new EcoTiles.Canvases.Raster.RasterBackend(Canvases.Text.Fonts.Shaper()), _ => { });

    [Theory]
    [InlineData(ShapeKind.Point, "paper, t-point, t-point-name")]
    [InlineData(ShapeKind.Line, "paper, t-line, t-name")]
    [InlineData(ShapeKind.Polygon, "paper, t-fill, t-edge, t-name")]
    [InlineData(ShapeKind.None, "paper, t-fill, t-edge, t-line, t-point, t-name, t-point-name")]
    public void A_table_nobody_wrote_a_style_for_is_drawn_as_what_it_holds(ShapeKind kind, string layers) =>
        Assert.Equal(layers, string.Join(", ", Style(kind, "name").Layers.Select(layer => layer.Id)));

    [Fact]
    public void In_a_table_of_any_kind_areas_are_not_drawn_as_points() => Assert.Equal(
        ["Polygon", "Polygon", "LineString", "Point"],
        Style(ShapeKind.None).Layers.Skip(1).Select(layer => (string)Style(layer)["filter"]![2]!));

    [Theory]
    [InlineData("XZQMC", true)]
    [InlineData("项目名称", true)]
    [InlineData("DLBM", false)]
    public void Names_are_found_as_surveys_call_them(string column, bool isName) =>
        Assert.Equal(isName, Style(ShapeKind.Polygon, column).Layers.Any(layer => layer is SymbolLayer));

    static System.Text.Json.Nodes.JsonNode Style(StyleLayer layer) =>
        Map(ShapeKind.None).Style.Json["layers"]!.AsArray().Single(json => (string)json!["id"]! == layer.Id)!;

    static StyleDocument Style(ShapeKind kind, params string[] columns) => Map(kind, columns).Style.Document;

    static StyledMap Map(ShapeKind kind, params string[] columns)
    {
        var layer = new MapLayer("t", new DatasetKey("plan", "t"), LayerContent.Shapes, [])
        {
            Kind = kind,
            Columns = [.. columns.Select(column => new ColumnSchema(column, AttributeType.Text))],
        };
        return Styles.Of(new PlanMap("plan", "t", "表", [layer], Envelope.Empty));
    }
}
