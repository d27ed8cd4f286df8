using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles.Folder;
using EcoTiles.Catalogue.Symbols;
using EcoTiles.Drawing.Sprites;
using EcoTiles.Drawing.Symbols;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering.Painting;
using EcoTiles.Sources.Snapshots;
using EcoTiles.Tests.Catalogue.Styles;
using EcoTiles.Tests.Sources.Snapshots;

namespace EcoTiles.Tests.Rendering.Painting;

/// <summary>Symbols look the same in a tile and in a picture that begins far to the left of it.</summary>
public sealed class SymbolMosaicTests
{
    const int Wide = 2048, Side = 256;

    [Fact]
    public async Task Turned_symbols_are_the_same_in_a_tile_and_far_right_in_a_wide_picture()
    {
        var (map, data) = await MapAsync();
        var whole = PictureFrame.Around(0, 0, 9, 1, Wide, Side);
        var picture = PaintedMap.Of(map, data, whole);
        Assert.InRange(picture.Pixels.Count(pixel => pixel != 0), 20_000, 400_000);
        for (var left = 0; left < Wide; left += Side)
        {
            var tile = PaintedMap.Of(map, data, whole with { OriginX = whole.OriginX + left, Width = Side });
            for (var y = 0; y < Side; y++) Assert.Equal(picture.Pixels.AsSpan(y * Wide + left, Side), tile.Pixels.AsSpan(y * Side, Side));
        }
    }

    static async Task<(StyledMap Map, IReadOnlyDictionary<MapLayer, LayerSnapshot> Data)> MapAsync()
    {
        var random = new Random(11);
        var source = new MemorySource(ShapeKind.Point);
        for (var i = 1; i <= 400; i++) source.Add(i, [[(random.NextDouble() - 0.5) * 2.8, (random.NextDouble() - 0.5) * 0.35]]);
        var layer = new MapLayer("point", new DatasetKey("plan", "point"), LayerContent.Shapes, []) { Kind = ShapeKind.Point };
        var style = Drawn.Style("""
            {"id": "s", "type": "symbol", "source": "plan", "source-layer": "point",
             "layout": {"icon-image": "sign", "icon-rotate": ["*", 7.3, ["id"]], "icon-allow-overlap": true, "icon-ignore-placement": true} }
            """);
        var sign = SvgSymbol.Read("""<svg xmlns="http://www.w3.org/2000/svg" width="17" height="13"><path d="M1 1L16 3L9 12Z" fill="#2E7D32" stroke="#fff"/></svg>""");
        var sprites = new SpriteLibrary(PaintedMap.Backend, new Dictionary<string, Symbol> { ["sign"] = sign }, new Dictionary<string, Hatch>());
        var plan = new PlanMap("plan", "map", "图", [layer], Envelope.Empty);
        var map = new StyledMap(plan, new MapStyle("", style, [], ""), sprites, PaintedMap.Backend, _ => { });
        return (map, new Dictionary<MapLayer, LayerSnapshot> { [layer] = await SnapshotOf.SourceAsync(source) });
    }
}
