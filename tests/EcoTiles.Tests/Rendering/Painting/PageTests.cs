using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles.Folder;
using EcoTiles.Catalogue.Styles.Values;
using EcoTiles.Catalogue.Symbols;
using EcoTiles.Drawing.Sprites;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering.Painting;
using EcoTiles.Sources.Snapshots;
using EcoTiles.Tests.Catalogue.Styles;
using EcoTiles.Tests.Sources.Snapshots;

namespace EcoTiles.Tests.Rendering.Painting;

/// <summary>Pictures for paper have the millimetres that styles say, at any fineness.</summary>
public sealed class PageTests
{
    const float Dpi = 300;
    const float PixelsPerMillimetre = Dpi / 25.4f;

    [Fact]
    public async Task Lines_of_a_hatch_are_as_far_apart_and_as_wide_as_it_says()
    {
        var (map, data) = await MapAsync(Fill, new Hatch(HatchKind.Line, 90, 2, 0.5, StyleColor.Black));
        var picture = PaintedMap.Of(map, data, FrameAround(9, Dpi / 96, 400));
        var row = Enumerable.Range(0, 400).Select(x => (picture[x, 200] >> 24) / 255.0).ToArray();
        var middles = MiddlesOf(row);
        Assert.True(middles.Count > 12);
        for (var i = 2; i < middles.Count - 1; i++)
        {
            Assert.InRange(middles[i].At - middles[i - 1].At, 2 * PixelsPerMillimetre - 0.05, 2 * PixelsPerMillimetre + 0.05);
            Assert.InRange(middles[i].Ink, 0.5 * PixelsPerMillimetre - 0.05, 0.5 * PixelsPerMillimetre + 0.05);
        }
    }

    [Theory]
    [InlineData(HatchKind.Line, 45)]
    [InlineData(HatchKind.Line, 120)]
    [InlineData(HatchKind.Line, 0)]
    [InlineData(HatchKind.Cross, 30)]
    [InlineData(HatchKind.Dots, 45)]
    public async Task Parts_of_a_hatched_page_show_what_the_whole_does(HatchKind kind, double angle)
    {
        var (map, data) = await MapAsync(Fill, new Hatch(kind, angle, 1.5, 0.3, StyleColor.Black));
        var whole = FrameAround(9.3, Dpi / 96, 192);
        var picture = PaintedMap.Of(map, data, whole);
        Assert.InRange(picture.Pixels.Count(pixel => pixel >> 24 > 127), 192 * 192 / 50, 192 * 192 / 2);
        for (var part = 0; part < 9; part++)
        {
            var (left, top) = (part % 3 * 64, part / 3 * 64);
            var small = PaintedMap.Of(map, data, whole with { OriginX = whole.OriginX + left, OriginY = whole.OriginY + top, Width = 64, Height = 64 });
            for (var y = 0; y < 64; y++)
                Assert.Equal(picture.Pixels.AsSpan((top + y) * 192 + left, 64), small.Pixels.AsSpan(y * 64, 64));
        }
    }

    [Fact]
    public async Task A_line_below_a_pixel_has_its_own_area()
    {
        var (map, data) = await MapAsync("""{"id": "l", "type": "line", "source": "plan", "source-layer": "area", "paint": {"line-width": 0.4} }""", null);
        var picture = PaintedMap.Of(map, data, FrameAround(9, 1, 400));
        var ink = MiddlesOf([.. Enumerable.Range(0, 400).Select(x => (picture[x, 200] >> 24) / 255.0)]);
        Assert.Equal(2, ink.Count);
        Assert.All(ink, line => Assert.InRange(line.Ink, 0.39, 0.41));
    }

    const string Fill = """{"id": "f", "type": "fill", "source": "plan", "source-layer": "area", "paint": {"fill-pattern": "hatch"} }""";

    /// <summary>Of each line that a row of pixels crosses: where its middle is, and how much of it there is.</summary>
    static List<(double At, double Ink)> MiddlesOf(double[] row)
    {
        var found = new List<(double At, double Ink)>();
        var (ink, moment) = (0.0, 0.0);
        for (var x = 0; x < row.Length; x++)
        {
            if (row[x] > 0) (ink, moment) = (ink + row[x], moment + row[x] * (x + 0.5));
            else if (ink > 0)
            {
                found.Add((moment / ink, ink));
                (ink, moment) = (0, 0);
            }
        }
        return found;
    }

    static PictureFrame FrameAround(double zoom, float scale, int side) => PictureFrame.Around(0, 0, zoom, scale, side, side) with { Medium = Medium.Page };

    static async Task<(StyledMap Map, IReadOnlyDictionary<MapLayer, LayerSnapshot> Data)> MapAsync(string styleLayer, Hatch? hatch)
    {
        var source = new MemorySource(ShapeKind.Polygon);
        source.Add(1, [[-0.2, -0.2, 0.2, -0.2, 0.2, 0.2, -0.2, 0.2, -0.2, -0.2]]);
        var layer = new MapLayer("area", new DatasetKey("plan", "area"), LayerContent.Shapes, []) { Kind = ShapeKind.Polygon };
        var plan = new PlanMap("plan", "map", "图", [layer], Envelope.Empty);
        var hatches = hatch is null ? new Dictionary<string, Hatch>() : new Dictionary<string, Hatch> { ["hatch"] = hatch };
        var sprites = new SpriteLibrary(PaintedMap.Backend, new Dictionary<string, EcoTiles.Drawing.Symbols.Symbol>(), hatches);
        var map = new StyledMap(plan, new MapStyle("", Drawn.Style(styleLayer), [], ""), sprites, PaintedMap.Backend, _ => { });
        return (map, new Dictionary<MapLayer, LayerSnapshot> { [layer] = await SnapshotOf.SourceAsync(source) });
    }
}
