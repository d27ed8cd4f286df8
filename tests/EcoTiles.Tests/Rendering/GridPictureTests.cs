using EcoTiles.Canvases.Raster;
using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Folder;
using EcoTiles.Drawing;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering.Painting;
using EcoTiles.Rendering.Pictures;
using EcoTiles.Sources.Snapshots;
using EcoTiles.Tests.Canvases.Text;
using EcoTiles.Tests.Sources.Snapshots;

namespace EcoTiles.Tests.Rendering;

/// <summary>What holds for pictures of the web holds on other grids.</summary>
public sealed class GridPictureTests : IDisposable
{
    const int Side = 4;

    const string Style = """
        { "version": 8, "sources": { "plan": { "type": "vector", "url": "ecotiles://plan" } }, "glyphs": "ecotiles://fonts/{fontstack}/{range}.pbf", "layers": [
          { "id": "area", "type": "fill", "source": "plan", "source-layer": "zones", "paint": { "fill-color": ["match", ["get", "class"], 0, "#AACC88", 1, "#EECC99", "#88AACC"] } },
          { "id": "edge", "type": "line", "source": "plan", "source-layer": "zones", "paint": { "line-color": "#553311", "line-width": 2.5, "line-dasharray": [3, 1.5] } },
          { "id": "name", "type": "symbol", "source": "plan", "source-layer": "zones", "layout": { "text-field": ["get", "name"], "text-font": ["Noto Sans SC Regular"], "text-size": 14 }, "paint": { "text-halo-color": "#FFF", "text-halo-width": 1 } } ] }
        """;

    static readonly RasterBackend Backend = new(Fonts.Shaper());
    static readonly DatasetKey Zones = new("plan", "zones");

    readonly MemorySource _source = new(
        ShapeKind.Polygon, new ColumnSchema("name", AttributeType.Text), new ColumnSchema("class", AttributeType.Integer));
    readonly SnapshotStore _snapshots;
    readonly PictureMaker _maker;
    readonly StyledMap _map;

    public GridPictureTests()
    {
        SnapshotOf.AddCoverage(_source, 4, 24, 40, 3);
        _snapshots = new SnapshotStore([new DatasetToLoad(Zones, null)], _ => _source, WebMercatorQuad.Instance, new());
        _maker = new PictureMaker(_snapshots, 100);
        var layer = new MapLayer("zones", Zones, LayerContent.Shapes, []) { Kind = ShapeKind.Polygon, Columns = _source.Schema.Columns };
        var document = StyleFile.Read("test", System.Text.Encoding.UTF8.GetBytes(Style));
        _map = new StyledMap(
            new PlanMap("plan", "map", "图", [layer], _source.Schema.Bounds), new MapStyle("", document, [], ""),
            new StyleShelf(StyleFolder.Empty, Backend, _ => { }).Sprites, Backend, _ => { });
    }

    public void Dispose()
    {
        _maker.Dispose();
        _snapshots.Dispose();
    }

    [Theory]
    [InlineData(4490, 15, 1)]
    [InlineData(4490, 15, 2)]
    [InlineData(4490, 17, 1)]
    [InlineData(4547, 15, 1)]
    [InlineData(4547, 15, 2)]
    [InlineData(4547, 17, 1)]
    public async Task A_mosaic_of_tiles_is_the_picture_of_the_whole(int srid, int zoom, int scale)
    {
        var grid = TileGrid.Of(CoordinateSystem.Find(srid)!);
        var first = MiddleOf(grid, zoom);
        var whole = await PaintAsync(PictureFrame.OfTile(first, scale) with { Grid = grid, Width = Side * 256 * scale, Height = Side * 256 * scale });
        Assert.True(whole.Pixels.Distinct().Count() > 50); // areas, dashes and names are in it
        for (var part = 0; part < Side * Side; part++)
        {
            var (column, row) = (part % Side, part / Side);
            var tile = await PaintAsync(PictureFrame.OfTile(new TileId(zoom, first.Column + column, first.Row + row), scale) with { Grid = grid });
            for (var y = 0; y < tile.Height; y++)
            {
                var expected = whole.Pixels.AsSpan((row * tile.Height + y) * whole.Width + column * tile.Width, tile.Width);
                Assert.True(expected.SequenceEqual(tile.Pixels.AsSpan(y * tile.Width, tile.Width)), $"tile {column} {row} differs in its row {y}");
            }
        }
    }

    [Fact]
    public async Task Names_decided_on_one_grid_do_not_stand_on_another()
    {
        var first = MiddleOf(PlaneGrid.Degrees, 15);
        var frame = PictureFrame.OfTile(first, 1) with { Grid = PlaneGrid.Degrees, Width = 1024, Height = 1024 };
        var alone = await PaintAsync(frame);
        using var other = new GridPictureTests();
        await other.PaintAsync(PictureFrame.OfTile(MiddleOf(WebMercatorQuad.Instance, 15), 1));
        Assert.Equal(alone.Pixels, (await other.PaintAsync(frame)).Pixels);
    }

    [Fact]
    public void Pictures_of_neighbouring_boxes_lie_on_the_same_pixels()
    {
        var grid = TileGrid.Of(CoordinateSystem.Find(4547)!);
        var square = grid.SquareIn(CoordinateSystem.Find(4547)!)!.Value;
        PictureFrame Of(double x, double y, double width, int pixels)
        {
            var (left, top) = square.SharesOf(x, y);
            var (right, bottom) = square.SharesOf(x + width, y - width);
            return PictureFrame.Fitting(grid, left, top, right, bottom, 22, 1.5f, pixels, pixels);
        }
        var whole = Of(480_000, 3_700_000, 20_000, 1000);
        for (var part = 0; part < 4; part++)
        {
            var piece = Of(480_000 + part % 2 * 10_000, 3_700_000 - part / 2 * 10_000, 10_000, 500);
            Assert.Equal(whole.Zoom, piece.Zoom);
            Assert.Equal((whole.OriginX + part % 2 * 500, whole.OriginY + part / 2 * 500), (piece.OriginX, piece.OriginY));
        }
    }

    async Task<Picture> PaintAsync(PictureFrame frame)
    {
        var (bytes, isWhole) = await _maker.MakeAsync(_map, frame, new ImageEncoding(ImageFormat.Png), 0, TestContext.Current.CancellationToken);
        Assert.True(isWhole);
        return Backend.Decode(bytes);
    }

    /// <summary>The first of the tiles around the middle of the data.</summary>
    TileId MiddleOf(TileGrid grid, int zoom)
    {
        var box = grid.ToLattice(_source.Schema.Bounds);
        int IndexOf(long from, long to) => (int)(((from + to) / 2 - int.MinValue) >> (32 - zoom)) - Side / 2;
        return new TileId(zoom, IndexOf(box.MinX, box.MaxX), IndexOf(box.MinY, box.MaxY));
    }
}
