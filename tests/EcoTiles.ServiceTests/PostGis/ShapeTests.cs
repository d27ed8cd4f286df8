using EcoTiles.Geometry.Shapes;

namespace EcoTiles.ServiceTests.PostGis;

public sealed class ShapeTests(PostgresServer server)
{
    [Theory]
    [InlineData("POINT Z (1 2 3)", "Point 1 2")]
    [InlineData("MULTIPOINT M (1 2 3, 4 5 6)", "Point 1 2 4 5")]
    [InlineData("LINESTRING ZM (1 2 3 4, 5 6 7 8)", "Line 1 2 5 6")]
    [InlineData("MULTILINESTRING ((1 2, 3 4), (5 6, 7 8))", "Line 1 2 3 4 5 6 7 8")]
    [InlineData("MULTIPOLYGON (((0 0, 0 1, 1 1, 0 0)))", "Polygon 0 0 0 1 1 1 0 0")]
    [InlineData("GEOMETRYCOLLECTION (POINT (1 2))", "Point 1 2")]
    [InlineData("CIRCULARSTRING (0 0, 1 1, 2 0)", "curved-geometry")]
    [InlineData("POLYGON EMPTY", "empty-geometry")]
    [InlineData("POINT (500 2)", "outside-coordinate-range")]
    public async Task Shapes_of_every_kind_are_read_or_refused_by_name(string shape, string expected)
    {
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            $"""
            CREATE TABLE t (fid int PRIMARY KEY, shape geometry);
            INSERT INTO t VALUES (1, ST_GeomFromText('{shape}', 4490)), (2, 'SRID=4490;POINT(9 9)'), (3, NULL)
            """);
        await using var read = await ReadTable.OfAsync(database);
        var features = await read.FeaturesAsync("t");
        Assert.Contains(features, feature => feature.StartsWith('1') && feature.EndsWith(expected, StringComparison.Ordinal));
        Assert.Contains("2|Point 9 9", features);
        Assert.Contains("3 empty-geometry", features);
    }

    [Theory]
    [InlineData(4490)]
    [InlineData(4326)]
    [InlineData(3857)]
    [InlineData(4526)]
    [InlineData(4547)]
    [InlineData(32650)]
    public async Task The_same_place_in_any_system_that_PostGIS_knows_is_found(int srid)
    {
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            $"""
            CREATE TABLE t (fid int PRIMARY KEY, shape geometry(Polygon, {srid}));
            INSERT INTO t SELECT n, ST_Transform(ST_MakeEnvelope(113.9 + n, 33, 113.91 + n, 33.01, 4490), {srid}) FROM generate_series(0, 3) AS n;
            CREATE INDEX ON t USING gist (shape)
            """);
        await using var read = await ReadTable.OfAsync(database);
        Assert.Empty(read.Inventory.Problems);
        var bounds = read.Row("t").Bounds;
        Assert.InRange(bounds.MinX, 113.85, 113.9001); // a box in another system is larger
        Assert.InRange(bounds.MaxY, 33.0099, 33.15);
        var system = Geometry.Projections.CoordinateSystem.Find(read.Source("t").Schema.Srid);
        var near = system?.FromLonLat(new Envelope(114.89, 32.99, 114.92, 33.02));
        var found = await read.FeaturesAsync("t", new() { Extent = near });
        Assert.Equal("1", Assert.Single(found).Split('|')[0]);
    }

    [Fact]
    public async Task Geography_is_read_like_geometry()
    {
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE t (fid int PRIMARY KEY, shape geography(Point, 4326));
            INSERT INTO t SELECT n, ST_MakePoint(100 + n, 30 + n)::geography FROM generate_series(1, 9) AS n;
            CREATE INDEX ON t USING gist (shape)
            """);
        await using var read = await ReadTable.OfAsync(database);
        Assert.Equal(["5|Point 105 35"], await read.FeaturesAsync("t", new() { Extent = new(104.9, 34.9, 105.1, 35.1) }));
        Assert.Equal(9, (await read.FeaturesAsync("t")).Count);
        Assert.Equal(5, (await read.FeaturesAsync("t", new() { Extent = new(95, 25, 105.5, 45) })).Count);
    }

    [Fact]
    public async Task Rows_come_by_id_and_without_ids_they_are_numbered()
    {
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE keyed (id int PRIMARY KEY, shape geometry(Point, 4490));
            INSERT INTO keyed SELECT n, ST_SetSRID(ST_MakePoint(n, n), 4490) FROM unnest(ARRAY[30, -4, 7]) AS n;
            CREATE TABLE keyless AS SELECT shape FROM keyed ORDER BY id;
            CREATE TABLE worded (code text PRIMARY KEY, shape geometry(Point, 4490));
            INSERT INTO worded VALUES ('b', 'SRID=4490;POINT(1 1)')
            """);
        await using var read = await ReadTable.OfAsync(database);
        Assert.Equal(["-4|Point -4 -4", "7|Point 7 7", "30|Point 30 30"], await read.FeaturesAsync("keyed"));
        Assert.Equal(["1|Point -4 -4", "2|Point 7 7", "3|Point 30 30"], await read.FeaturesAsync("keyless"));
        Assert.Equal(["1|b|Point 1 1"], await read.FeaturesAsync("worded"));
    }
}
