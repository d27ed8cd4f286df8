using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles.Folder;
using EcoTiles.Drawing;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering.Painting;
using EcoTiles.Sources.Snapshots;
using EcoTiles.Tests.Catalogue.Styles;
using EcoTiles.Tests.Sources.Snapshots;

namespace EcoTiles.Tests.Rendering.Painting;

/// <summary>On screens dashes begin anew in each of a browser's tiles, and still a mosaic is one picture.</summary>
public sealed class DashTilesTests
{
    [Theory]
    [InlineData(9, 1)]
    [InlineData(9.4, 1)]
    [InlineData(9.4, 2)]
    [InlineData(18.3, 1)] // beyond the last tiles, whose sides are long then
    public async Task Parts_around_a_corner_of_four_tiles_show_what_the_whole_does(double zoom, float scale)
    {
        var (map, data) = await MapAsync(slant: 0.3);
        var whole = FrameAround(zoom, scale, 192);
        var picture = PaintedMap.Of(map, data, whole);
        Assert.Contains(picture.Pixels, pixel => pixel != 0);
        for (var part = 0; part < 9; part++)
        {
            var (left, top) = (part % 3 * 64, part / 3 * 64);
            var small = PaintedMap.Of(map, data, whole with { OriginX = whole.OriginX + left, OriginY = whole.OriginY + top, Width = 64, Height = 64 });
            for (var y = 0; y < 64; y++)
                Assert.Equal(picture.Pixels.AsSpan((top + y) * 192 + left, 64), small.Pixels.AsSpan(y * 64, 64));
        }
    }

    [Fact]
    public async Task Dashes_are_counted_from_where_the_line_enters_the_buffer_of_a_tile()
    {
        var (map, data) = await MapAsync(slant: 0);
        var row = Row(PaintedMap.Of(map, data, FrameAround(9, 1, 192)));
        // The tile begins at 96; its buffer 8 pixels before, and there a dash of 12 with a gap of 8.
        Assert.All(row[97..99], Assert.True);
        Assert.All(row[101..107], Assert.False);
        Assert.All(row[109..119], Assert.True);
        Assert.All(row[121..127], Assert.False);
    }

    [Fact]
    public async Task On_a_page_they_run_along_the_whole_line()
    {
        var (map, data) = await MapAsync(slant: 0);
        var row = Row(PaintedMap.Of(map, data, FrameAround(9, 1, 192) with { Medium = Medium.Page }));
        for (var x = 2; x + 20 < row.Length; x++) Assert.Equal(row[x], row[x + 20]);
    }

    static bool[] Row(Picture picture) => [.. Enumerable.Range(0, picture.Width).Select(x => picture[x, picture.Height / 2] >> 24 > 127)];

    /// <summary>Around the corner of tiles in the middle of the world.</summary>
    static PictureFrame FrameAround(double zoom, float scale, int side) => PictureFrame.Around(0, 0, zoom, scale, side, side);

    static async Task<(StyledMap Map, IReadOnlyDictionary<MapLayer, LayerSnapshot> Data)> MapAsync(double slant)
    {
        var source = new MemorySource(ShapeKind.Line);
        source.Add(1, [[-20, -20 * slant, 20, 20 * slant]]);
        source.Add(2, [[-0.01 * slant, 20, 0.01 * slant, -20]]);
        var layer = new MapLayer("line", new DatasetKey("plan", "line"), LayerContent.Shapes, []) { Kind = ShapeKind.Line };
        var style = Drawn.Style("""
            {"id": "dashes", "type": "line", "source": "plan", "source-layer": "line", "paint": {"line-width": 4, "line-dasharray": [3, 2]} }
            """);
        var plan = new PlanMap("plan", "map", "图", [layer], Envelope.Empty);
        var map = new StyledMap(plan, new MapStyle("", style, [], ""), new StyleShelf(StyleFolder.Empty, PaintedMap.Backend, _ => { }).Sprites, PaintedMap.Backend, _ => { });
        return (map, new Dictionary<MapLayer, LayerSnapshot> { [layer] = await SnapshotOf.SourceAsync(source) });
    }
}
