using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering;
using EcoTiles.Rendering.VectorTiles;
using EcoTiles.Sources.Snapshots;
using EcoTiles.Tests.Geometry;
using EcoTiles.Tests.Sources.Snapshots;

namespace EcoTiles.Tests.Rendering.VectorTiles;

public sealed class VectorTileTests
{
    static readonly ColumnSchema Name = new("name", AttributeType.Text);
    static readonly ColumnSchema Class = new("class", AttributeType.Integer);

    [Fact]
    public async Task A_tile_holds_layers_ids_kinds_and_geometry()
    {
        var polygons = new MemorySource(ShapeKind.Polygon, Name, Class);
        polygons.Add(42, [SnapshotOf.Square(0, -45, 45)], "方", 1);
        var points = new MemorySource(ShapeKind.Point, Name, Class);
        points.Add(5, [[90, 0]], "点", null);
        var lines = new MemorySource(ShapeKind.Line, Name, Class);
        lines.Add(6, [[-90, 0, 90, 0]], null, 3);
        var tile = DecodedTile.Read(Make(new TileId(0, 0, 0),
            (Layer("面", polygons), await SnapshotOf.SourceAsync(polygons)),
            (Layer("线", lines), await SnapshotOf.SourceAsync(lines)),
            (Layer("点", points), await SnapshotOf.SourceAsync(points))));
        Assert.Equal(["面", "线", "点"], tile.Layers.Select(layer => layer.Name));
        Assert.All(tile.Layers, layer => Assert.Equal((2UL, 4096UL), (layer.Version, layer.Extent)));

        var square = tile["面"].Features.Single();
        Assert.Equal((42UL, ShapeKind.Polygon), (square.Id, square.Kind));
        Assert.Equal(new LatticeBox(2048, 2048, 2560, 2623), PathSet.BoxOf(square.Paths.Path(0))); // 45 degrees south: 0.8814 / 2 pi
        Assert.Equal([("class", 1UL), ("name", (object)"方")], Tags(square));
        Assert.Equal([3072, 2048], tile["点"].Features.Single().Paths.Coordinates.ToArray());
        Assert.Equal([("name", (object)"点")], Tags(tile["点"].Features.Single()));
        Assert.Equal([1024, 2048, 3072, 2048], tile["线"].Features.Single().Paths.Coordinates.ToArray());
        Assert.Equal([("class", (object)3UL)], Tags(tile["线"].Features.Single()));
    }

    [Fact]
    public async Task Values_keep_their_types()
    {
        ColumnSchema[] columns =
            [Name, Class, new("real", AttributeType.Real), new("flag", AttributeType.Boolean), new("negative", AttributeType.Integer)];
        var source = new MemorySource(ShapeKind.Point, columns);
        source.Add(1, [[10, 10]], "文", long.MaxValue, 0.1, true, -1);
        source.Add(2, [[20, 20]], "", 0, double.NegativeInfinity, false, long.MinValue);
        source.Add(3, [[30, 30]], null, null, null, null, null);
        var features = DecodedTile.Read(Make(new TileId(0, 0, 0), (Layer("点", source), await SnapshotOf.SourceAsync(source))))["点"].Features;
        Assert.Equal([1UL, 2, 3], features.Select(feature => feature.Id));
        Assert.Equal(
            [("class", (ulong)long.MaxValue), ("flag", true), ("name", "文"), ("negative", -1L), ("real", (object)0.1)], Tags(features[0]));
        Assert.Equal(
            [("class", 0UL), ("flag", false), ("name", ""), ("negative", long.MinValue), ("real", (object)double.NegativeInfinity)], Tags(features[1]));
        Assert.Empty(features[2].Tags);
    }

    [Fact]
    public async Task Features_beyond_the_classes_have_their_own_values()
    {
        var source = new MemorySource(ShapeKind.Point, Name, Class);
        for (var i = 0; i < 2000; i++) source.Add(i, [[i / 20.0, i % 80]], $"名{i}", i % 7);
        var features = DecodedTile.Read(Make(new TileId(0, 0, 0), (Layer("点", source), await SnapshotOf.SourceAsync(source))))["点"].Features;
        Assert.Equal(2000, features.Count);
        Assert.All(features, feature => Assert.Equal(
            [("class", feature.Id % 7), ("name", (object)$"名{feature.Id}")], Tags(feature)));
        Assert.Equal(features.Select(feature => feature.Id).Order(), features.Select(feature => feature.Id)); // the source's order
    }

    [Fact]
    public async Task A_feature_inside_is_the_same_copied_and_cut()
    {
        var source = new MemorySource(ShapeKind.Polygon, Name, Class);
        SnapshotOf.AddCoverage(source, 4, 30, 7, 3);
        var snapshot = await SnapshotOf.SourceAsync(source);
        foreach (var rung in snapshot.Rungs.Where(rung => rung.Zoom is > 5 and < 15))
        {
            for (var row = 0; row < rung.Features.Count; row++)
            {
                if (rung.Record(row).IsEmpty) continue;
                var direct = new PathSet();
                EcoTiles.Geometry.Encoding.PathRecord.Read(rung.Record(row), ShapeKind.Polygon, direct);
                var box = rung.Features.Tree[row];
                var tile = TileAt(rung.Zoom, box.MinX, box.MinY);
                var frame = new TileFrame(tile);
                if (!frame.BoxAt(TileGrid.LatticeZoom).Contains(box)) continue;
                var decoded = DecodedTile.Read(Make(tile, (Layer("区", source), snapshot)))["区"].Features
                    .Single(feature => feature.Id == (ulong)rung.Features.Ids[row]);
                var (left, top) = frame.Origin;
                var inTile = direct.Coordinates.ToArray().Select((ordinate, i) => (int)(ordinate - (i % 2 == 0 ? left : top)));
                Assert.Equal(inTile, decoded.Paths.Coordinates.ToArray());
                Assert.Equal(direct.PathEnds.ToArray(), decoded.Paths.PathEnds.ToArray());
            }
        }
    }

    [Theory]
    [InlineData(9)]
    [InlineData(12)]
    [InlineData(16)]
    [InlineData(21)]
    public async Task The_tiles_around_a_corner_make_up_the_polygon(int zoom)
    {
        var corner = TileAt(zoom, 1_360_000_000, -420_000_000);
        // A polygon around the tile's top-left corner, a third of a tile wide.
        long step = zoom > 20 ? 1 : 1L << (20 - zoom);
        long tileSide = zoom > 20 ? 2048 : 4096 * step;
        int x = (int)(corner.Column * tileSide + int.MinValue), y = (int)(corner.Row * tileSide + int.MinValue);
        var star = Drawn.Star(new Random(zoom), x, y, tileSide / 6.0, tileSide / 3.0, 60);
        var source = new MemorySource(ShapeKind.Polygon, Name, Class);
        var lonLat = new double[star.Length];
        for (var i = 0; i < star.Length; i += 2) (lonLat[i], lonLat[i + 1]) = WebMercatorQuad.Instance.ToLonLat(star[i], star[i + 1]);
        source.Add(1, [lonLat], "星", 1);
        var snapshot = await SnapshotOf.SourceAsync(source);
        double area = 0;
        foreach (var (dx, dy) in ((int, int)[])[(-1, -1), (0, -1), (-1, 0), (0, 0)])
        {
            var tile = corner with { Column = corner.Column + dx, Row = corner.Row + dy };
            var paths = DecodedTile.Read(Make(tile, (Layer("星", source), snapshot)))["星"].Features.Single().Paths;
            var shape = Oracle.All(paths);
            Assert.True(shape.IsValid);
            area += Oracle.Intersection(shape, Oracle.Box(0, 0, 4096, 4096)).Area;
        }
        var whole = Oracle.Ring(star);
        var steps = 4096.0 / tileSide;
        // Thinned by two steps at most, and rounded.
        Assert.Equal(whole.Area * steps * steps, area, whole.Length * steps * (zoom < 15 ? 2.5 : 1));
    }

    [Fact]
    public async Task What_lies_in_the_buffer_is_drawn_and_what_lies_beyond_is_not()
    {
        var source = new MemorySource(ShapeKind.Point, Name, Class);
        var step = 360.0 / 2 / 4096;
        source.Add(1, [[63 * step, 10]], null, null);
        source.Add(2, [[65 * step, 10]], null, null);
        var west = DecodedTile.Read(Make(new TileId(1, 0, 0), (Layer("点", source), await SnapshotOf.SourceAsync(source))));
        Assert.Equal([1UL], west["点"].Features.Select(feature => feature.Id));
        Assert.Equal(4096 + 63, west["点"].Features[0].Paths.Coordinates[0]);
    }

    [Fact]
    public async Task Labels_and_filters_make_layers_of_their_own()
    {
        var source = new MemorySource(ShapeKind.Polygon, Name, Class);
        source.Add(1, [SnapshotOf.Square(10, 10, 20)], "甲", 1);
        source.Add(2, [SnapshotOf.Square(40, 10, 20)], "乙", 2);
        var snapshot = await SnapshotOf.SourceAsync(source);
        var tile = DecodedTile.Read(Make(new TileId(0, 0, 0),
            (Layer("区", source) with { Where = [new("class", ["2"])] }, snapshot),
            (Layer("名", source) with { Content = LayerContent.Labels }, snapshot),
            (Layer("无", source) with { Where = [new("class", ["3"])] }, snapshot)));
        Assert.Equal(["区", "名"], tile.Layers.Select(layer => layer.Name));
        Assert.Equal([2UL], tile["区"].Features.Select(feature => feature.Id));
        Assert.Equal([ShapeKind.Point, ShapeKind.Point], tile["名"].Features.Select(feature => feature.Kind));
        Assert.Equal("甲", tile["名"].Features.Single(feature => feature.Id == 1).Tags["name"]);
    }

    [Fact]
    public async Task A_tile_without_features_is_empty()
    {
        var source = new MemorySource(ShapeKind.Point, Name, Class);
        source.Add(1, [[100, 10]], null, null);
        var tile = Make(new TileId(2, 0, 0), (Layer("点", source), await SnapshotOf.SourceAsync(source)));
        Assert.Same(Tile.Empty, tile);
    }

    [Fact]
    public async Task The_same_tile_has_the_same_tag_and_another_one_another()
    {
        var source = new MemorySource(ShapeKind.Point, Name, Class);
        source.Add(1, [[100, 10]], null, null);
        var snapshot = await SnapshotOf.SourceAsync(source);
        var tile = Make(new TileId(0, 0, 0), (Layer("点", source), snapshot));
        Assert.Equal(tile.ETag, Make(new TileId(0, 0, 0), (Layer("点", source), snapshot)).ETag);
        Assert.NotEqual(tile.ETag, Make(new TileId(0, 0, 0), (Layer("另", source), snapshot)).ETag);
        Assert.Matches("^\"[0-9a-f-]+\"$", tile.ETag);
    }

    [Fact]
    public async Task Of_too_many_points_some_are_left_out_everywhere_alike_and_the_tile_says_so()
    {
        var source = new MemorySource(ShapeKind.Point, Class);
        for (var i = 0; i < 60_000; i++) source.Add(i, [[i % 300 / 4.0, i / 300 / 4.0]], i % 3);
        var tile = Make(new TileId(0, 0, 0), (Layer("点", source), await SnapshotOf.SourceAsync(source)));
        Assert.True(tile.Truncated);
        var features = DecodedTile.Read(tile)["点"].Features;
        Assert.InRange(features.Count, 10_000, 50_000);
        for (var x = 2048; x < 2048 + 853; x += 100)
            Assert.Contains(features, feature => Math.Abs(feature.Paths.Coordinates[0] - x) < 20);
    }

    [Fact]
    public async Task Of_too_many_bytes_the_small_features_go_first()
    {
        var source = new MemorySource(ShapeKind.Polygon, Name);
        for (var i = 0; i < 900; i++)
        {
            var side = i == 0 ? 2 : 0.6;
            source.Add(i, [SnapshotOf.Square(i % 30 * 2.5, i / 30 * 2.5, side)], new string((char)('一' + i), 1000));
        }
        var tile = Make(new TileId(0, 0, 0), (Layer("区", source), await SnapshotOf.SourceAsync(source)));
        Assert.True(tile.Truncated);
        Assert.False(tile.IsEmpty);
        var features = DecodedTile.Read(tile)["区"].Features;
        Assert.Contains(features, feature => feature.Id == 0);
        Assert.InRange(features.Count, 1, 890);
    }

    static IEnumerable<(string, object)> Tags(DecodedFeature feature) =>
        feature.Tags.OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => (tag.Key, tag.Value));

    static MapLayer Layer(string name, MemorySource source) =>
        new(name, new DatasetKey("plan", name), LayerContent.Shapes, []) { Kind = source.Schema.Kind, Columns = source.Schema.Columns };

    static Tile Make(TileId tile, params (MapLayer, LayerSnapshot)[] layers) =>
        VectorTile.Make(new VectorTileMaker(), layers, new TileFrame(tile));

    static TileId TileAt(int zoom, int x, int y) => new(
        zoom, (int)(((long)x - int.MinValue) >> (32 - zoom)), (int)(((long)y - int.MinValue) >> (32 - zoom)));
}
