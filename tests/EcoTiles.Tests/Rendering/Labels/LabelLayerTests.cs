using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles.Folder;
using EcoTiles.Catalogue.Symbols;
using EcoTiles.Drawing.Sprites;
using EcoTiles.Drawing.Symbols;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering.Labels;
using EcoTiles.Rendering.Painting;
using EcoTiles.Sources.Snapshots;
using EcoTiles.Tests.Catalogue.Styles;
using EcoTiles.Tests.Rendering.Painting;
using EcoTiles.Tests.Sources.Snapshots;

namespace EcoTiles.Tests.Rendering.Labels;

public sealed class LabelLayerTests
{
    const double StepsInPixel = 8; // of vector tiles, which are 512 pixels wide and have 4096

    [Fact]
    public async Task On_screens_names_stand_on_the_steps_of_vector_tiles_and_on_pages_where_they_belong()
    {
        var onScreen = await AnchorsAsync(Medium.Screen);
        Assert.Equal(20, onScreen.Count);
        Assert.All(onScreen, ordinate => Assert.Equal(Math.Round(ordinate * StepsInPixel), ordinate * StepsInPixel));
        var onPage = await AnchorsAsync(Medium.Page);
        Assert.Contains(onPage, ordinate => Math.Round(ordinate * StepsInPixel) != ordinate * StepsInPixel);
    }

    [Fact]
    public async Task Names_that_may_overlap_are_placed_in_the_order_of_the_data_and_drawn_downwards()
    {
        var shown = await ShownAsync(Medium.Screen);
        Assert.Equal(shown.OrderBy(label => label.AnchorY), shown);
        Assert.Equal(shown.OrderBy(label => label.Rank.Row), shown.OrderBy(label => label.Rank));
    }

    [Fact]
    public void Tiles_of_a_browser_are_drawn_from_the_north_and_each_row_from_the_west()
    {
        var cells = ((int, int)[])[(2, 0), (0, 1), (1, 1)];
        var orders = cells.Select(cell => new DrawOrder(0, LabelTiles.DrawOrderOf(new LabelCell(cell.Item1, cell.Item2)), 0));
        Assert.Equal(orders.Order(), orders);
    }

    static async Task<List<double>> AnchorsAsync(Medium medium) =>
        [.. (await ShownAsync(medium)).SelectMany(label => (double[])[label.AnchorX, label.AnchorY])];

    static async Task<List<Label>> ShownAsync(Medium medium)
    {
        var random = new Random(5);
        var source = new MemorySource(ShapeKind.Point);
        for (var i = 1; i <= 10; i++) source.Add(i, [[0.1 + random.NextDouble(), 0.1 + random.NextDouble()]]);
        var layer = new MapLayer("point", new DatasetKey("plan", "point"), LayerContent.Shapes, []) { Kind = ShapeKind.Point };
        var style = Drawn.Style("""
            {"id": "s", "type": "symbol", "source": "plan", "source-layer": "point",
             "layout": {"text-field": "河", "text-font": ["Noto Sans SC Regular"], "text-allow-overlap": true} }
            """);
        var sprites = new SpriteLibrary(PaintedMap.Backend, new Dictionary<string, Symbol>(), new Dictionary<string, Hatch>());
        var plan = new PlanMap("plan", "map", "图", [layer], Envelope.Empty);
        var map = new StyledMap(plan, new MapStyle("", style, [], ""), sprites, PaintedMap.Backend, _ => { });
        var frame = PictureFrame.Around(0, 0, 8, 1, 2048, 2048) with { Medium = medium };
        var data = new Dictionary<MapLayer, LayerSnapshot> { [layer] = await SnapshotOf.SourceAsync(source) };
        return new LabelFields().At(map, frame, data, LabelFields.NotKept).Shown(LabelFields.PartOf(frame));
    }
}
