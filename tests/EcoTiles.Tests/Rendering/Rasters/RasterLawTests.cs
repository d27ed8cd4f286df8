using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Relief;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Folder;
using EcoTiles.Catalogue.Styles.Values;
using EcoTiles.Drawing;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Projections;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering.Painting;
using EcoTiles.Rendering.Pictures;
using EcoTiles.Rendering.Rasters;
using EcoTiles.Sources;
using EcoTiles.Sources.Rasters;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Tests.Rendering.Rasters;

public sealed class RasterLawTests
{
    static readonly EcoTiles.Canvases.Raster.RasterBackend Backend = new(Canvases.Text.Fonts.Shaper());

    const string Image = """{ "id": "it", "type": "raster", "source": "it", "paint": { "raster-saturation": 0.3, "raster-contrast": 0.2, "raster-opacity": 0.9 } }""";
    const string Nearest = """{ "id": "it", "type": "raster", "source": "it", "paint": { "raster-resampling": "nearest" } }""";
    const string Hills = """{ "id": "it", "type": "hillshade", "source": "it", "paint": { "hillshade-method": "multidirectional", "hillshade-illumination-direction": [270, 0] } }""";
    const string Ramp = """{ "id": "it", "type": "color-relief", "source": "it", "paint": { "color-relief-color": ["interpolate", ["linear"], ["elevation"], 0, "#00FF00", 3000, "#FF0000"] } }""";

    const string Classes = """{ "id": "it", "type": "raster", "source": "it" }""";

    const int Side = 8;

    static readonly ReliefScale Slopes = new("slope", ReliefMeasure.Slope, "坡度", "Slope",
    [
        new(0.02, new StyleColor(0, 1, 0, 1), "缓", "gentle"), new(double.PositiveInfinity, new StyleColor(1, 0, 0, 1), "陡", "steep"),
    ]);

    public static TheoryData<string, string, RasterGrid, int> Mosaics
    {
        get
        {
            var data = new TheoryData<string, string, RasterGrid, int>();
            foreach (var zoom in new[] { 3, 6, 9 })
            {
                data.Add(Image, "raster", RasterGrid.WebMercator, zoom);
                data.Add(Hills, "raster-dem", RasterGrid.WebMercator, zoom);
                data.Add(Ramp, "raster-dem", RasterGrid.WebMercator, zoom);
                data.Add(Classes, "raster", RasterGrid.WebMercator, zoom);
            }
            data.Add(Image, "raster", RasterGrid.Geographic, 6);
            data.Add(Nearest, "raster", RasterGrid.WebMercator, 8);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Mosaics))]
    public async Task A_mosaic_of_tiles_is_the_picture_of_the_whole(string layer, string type, RasterGrid grid, int zoom)
    {
        var map = MapOf(layer, type, new NoiseRaster(grid), layer == Classes ? "slope" : "it");
        var most = (1 << zoom) - Side;
        var first = new TileId(zoom, Math.Min(most, (int)(0.78 * (1 << zoom))), Math.Min(most, (int)(0.41 * (1 << zoom))));
        var whole = await PaintAsync(map, PictureFrame.OfTile(first, 1) with { Width = Side * 256, Height = Side * 256 });
        Assert.Contains(whole.Pixels, pixel => pixel != 0);
        for (var part = 0; part < Side * Side; part++)
        {
            var (column, row) = (part % Side, part / Side);
            var tile = await PaintAsync(map, PictureFrame.OfTile(new TileId(zoom, first.Column + column, first.Row + row), 1));
            for (var y = 0; y < 256; y++)
            {
                var expected = whole.Pixels.AsSpan((row * 256 + y) * whole.Width + column * 256, 256);
                Assert.True(expected.SequenceEqual(tile.Pixels.AsSpan(y * 256, 256)), $"tile {column} {row} differs in its row {y}");
            }
        }
    }

    [Theory]
    [InlineData(Image, "raster", 4490, 7, RasterGrid.WebMercator)]
    [InlineData(Image, "raster", 4490, 7, RasterGrid.Geographic)]
    [InlineData(Hills, "raster-dem", 4490, 6, RasterGrid.WebMercator)]
    [InlineData(Image, "raster", 4547, 7, RasterGrid.WebMercator)]
    [InlineData(Image, "raster", 4547, 7, RasterGrid.Geographic)]
    [InlineData(Nearest, "raster", 4547, 8, RasterGrid.WebMercator)]
    [InlineData(Hills, "raster-dem", 4547, 7, RasterGrid.WebMercator)]
    [InlineData(Classes, "raster", 4547, 6, RasterGrid.WebMercator)]
    public async Task On_other_grids_too(string layer, string type, int srid, int zoom, RasterGrid of)
    {
        const int Few = 3;
        var grid = TileGrid.Of(CoordinateSystem.Find(srid)!);
        var map = MapOf(layer, type, new NoiseRaster(of), layer == Classes ? "slope" : "it");
        var place = new int[2];
        grid.ToLattice([112.3, 37.1], place);
        var first = new TileId(zoom, (int)((place[0] - (long)int.MinValue) >> (32 - zoom)), (int)((place[1] - (long)int.MinValue) >> (32 - zoom)));
        var whole = await PaintAsync(map, PictureFrame.OfTile(first, 1) with { Grid = grid, Width = Few * 256, Height = Few * 256 });
        Assert.DoesNotContain(whole.Pixels, pixel => pixel == 0 && type == "raster");
        for (var part = 0; part < Few * Few; part++)
        {
            var (column, row) = (part % Few, part / Few);
            var tile = await PaintAsync(map, PictureFrame.OfTile(new TileId(zoom, first.Column + column, first.Row + row), 1) with { Grid = grid });
            for (var y = 0; y < 256; y++)
            {
                var expected = whole.Pixels.AsSpan((row * 256 + y) * whole.Width + column * 256, 256);
                Assert.True(expected.SequenceEqual(tile.Pixels.AsSpan(y * 256, 256)), $"tile {column} {row} differs in its row {y}");
            }
        }
    }

    [Theory]
    [InlineData(4490, RasterGrid.Geographic)]
    [InlineData(4490, RasterGrid.WebMercator)]
    [InlineData(4547, RasterGrid.Geographic)]
    [InlineData(4547, RasterGrid.WebMercator)]
    public async Task Every_pixel_shows_the_latitude_of_its_place(int srid, RasterGrid of)
    {
        var grid = TileGrid.Of(CoordinateSystem.Find(srid)!);
        var square = grid.SquareIn(CoordinateSystem.Find(srid)!)!.Value;
        var (east, south) = square.SharesOf(srid == 4490 ? 116 : 600_000, srid == 4490 ? 37 : 4_100_000);
        var frame = PictureFrame.Around(grid, east, south, 5.3, 1, 400, 300);
        var picture = await PaintAsync(MapOf(Nearest, "raster", new LatitudeRaster(of)), frame);
        for (var i = 0; i < picture.Pixels.Length; i += 613)
        {
            var (x, y) = (square.PlaceAt((frame.OriginX + i % 400 + 0.5) / frame.WorldPixels, (frame.OriginY + i / 400 + 0.5) / frame.WorldPixels));
            double[] lonLat = [x, y];
            CoordinateSystem.Find(srid)!.ToLonLat(lonLat);
            // Half a pixel of the raster, and what mixing between places costs.
            Assert.InRange((picture.Pixels[i] & 0xFFFFFF) / 65536.0, lonLat[1] - 0.012, lonLat[1] + 0.012);
        }
    }

    [Fact]
    public async Task Degrees_are_brought_onto_the_grid_of_the_web()
    {
        // Each pixel of the raster tells the latitude that it shows.
        var map = MapOf(Nearest, "raster", new LatitudeRaster(RasterGrid.Geographic));
        var tile = new TileId(6, 52, 24);
        var picture = await PaintAsync(map, PictureFrame.OfTile(tile, 1));
        for (var y = 0; y < 256; y += 17)
        {
            var latitude = Math.Atan(Math.Sinh(Math.PI * (1 - 2 * (tile.Row + (y + 0.5) / 256) / 64))) * 180 / Math.PI;
            Assert.InRange((picture[128, y] & 0xFFFFFF) / 65536.0, latitude - 0.02, latitude + 0.02);
        }
    }

    static StyledMap MapOf(string layer, string type, RasterSource source, string name = "it")
    {
        var json = $$"""{ "version": 8, "sources": { "it": { "type": "{{type}}", "url": "ecotiles://raster/{{name}}" } }, "layers": [{{layer}}] }""";
        var document = StyleFile.Read("test", System.Text.Encoding.UTF8.GetBytes(json));
        var rasters = new MapRasters(new RasterShelf((_, wanted) => wanted == "slope" ? null : source, new RasterTiles(Backend, 64 << 20)), new Dictionary<string, ReliefScale> { ["slope"] = Slopes });
        var styles = new StyleShelf(StyleFolder.Empty, Backend, _ => { });
        return new StyledMap(new PlanMap("plan", "map", "图", [], Envelope.Empty), new MapStyle("", document, [], ""), styles.Sprites, Backend, _ => { }, rasters);
    }

    static async Task<Picture> PaintAsync(StyledMap map, PictureFrame frame)
    {
        using var snapshots = new SnapshotStore([], _ => throw new StoreException("无", "none"), WebMercatorQuad.Instance, new SnapshotOptions());
        using var maker = new PictureMaker(snapshots, mostWaiting: 8);
        var (bytes, isWhole) = await maker.MakeAsync(map, frame, new ImageEncoding(ImageFormat.Png), 0, TestContext.Current.CancellationToken);
        Assert.True(isWhole);
        return Backend.Decode(bytes);
    }

    static byte[] Png(uint[] pixels)
    {
        var file = new System.Buffers.ArrayBufferWriter<byte>();
        EcoTiles.Canvases.Encoders.ImageEncoder.Encode(pixels, 256, 256, new ImageEncoding(ImageFormat.Png), file);
        return file.WrittenSpan.ToArray();
    }

    /// <summary>Zooms 4 to 7 of something that changes from pixel to pixel and goes on over the borders of tiles.</summary>
    sealed class NoiseRaster(RasterGrid grid) : RasterSource("noise", new RasterFacts(4, 7) { Grid = grid })
    {
        protected override Task<byte[]?> ReadAsync(TileId tile, CancellationToken cancellationToken)
        {
            var pixels = new uint[256 * 256];
            for (var i = 0; i < pixels.Length; i++)
            {
                var (x, y) = (tile.Column * 256L + i % 256, tile.Row * 256L + i / 256);
                var height = 1500 + 900 * Math.Sin(x * 0.05) * Math.Cos(y * 0.043) + (x * 31 + y * 17) % 40;
                pixels[i] = 0xFF000000 | (uint)((height + 10000) * 10);
            }
            return Task.FromResult<byte[]?>(Png(pixels));
        }
    }

    sealed class LatitudeRaster(RasterGrid grid) : RasterSource("latitude", new RasterFacts(1, 9) { Grid = grid })
    {
        protected override Task<byte[]?> ReadAsync(TileId tile, CancellationToken cancellationToken)
        {
            var pixels = new uint[256 * 256];
            for (var i = 0; i < pixels.Length; i++)
            {
                var south = (tile.Row * 256 + i / 256 + 0.5) / 256 / (1 << tile.Zoom);
                var latitude = grid == RasterGrid.Geographic ? 90 - south * 360 : Math.Atan(Math.Sinh(Math.PI * (1 - 2 * south))) * 180 / Math.PI;
                pixels[i] = 0xFF000000 | (uint)Math.Max(0, latitude * 65536);
            }
            return Task.FromResult<byte[]?>(Png(pixels));
        }
    }
}
