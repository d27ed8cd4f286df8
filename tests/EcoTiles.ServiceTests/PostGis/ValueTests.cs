namespace EcoTiles.ServiceTests.PostGis;

public sealed class ValueTests(PostgresServer server)
{
    [Theory]
    [InlineData("smallint", "-7", "-7")]
    [InlineData("integer", "2147483647", "2147483647")]
    [InlineData("bigint", "-9223372036854775808", "-9223372036854775808")]
    [InlineData("real", "0.1", "0.1")]
    [InlineData("double precision", "'NaN'", "null")]
    [InlineData("numeric(12,3)", "1234.5", "1234.5")]
    [InlineData("numeric", "1e400", "null")]
    [InlineData("numeric", "'NaN'", "null")]
    [InlineData("boolean", "true", "true")]
    [InlineData("text", "'西平县 \"x\"'", "西平县 \"x\"")]
    [InlineData("varchar(9)", "''", "")]
    [InlineData("char(5)", "'ab'", "ab")]
    [InlineData("date", "'2024-02-29'", "2024-02-29")]
    [InlineData("date", "'infinity'", "null")]
    [InlineData("date", "'0044-03-15 BC'", "null")]
    [InlineData("timestamp", "'2024-02-29 08:30:15.25'", "2024-02-29T08:30:15.25")]
    [InlineData("timestamptz", "'2024-02-29 08:30:15+08'", "2024-02-29T00:30:15Z")]
    [InlineData("time", "'08:30'", "08:30:00")]
    [InlineData("interval", "'2 days'", "2 days")]
    [InlineData("uuid", "'6BA7B810-9dad-11d1-80b4-00c04fd430c8'", "6ba7b810-9dad-11d1-80b4-00c04fd430c8")]
    [InlineData("text[]", "ARRAY['水土流失', 'a \"b\"']", "[\"水土流失\",\"a \\\"b\\\"\"]")]
    [InlineData("integer[]", "ARRAY[1, 2]", "[1,2]")]
    [InlineData("jsonb", "'{\"名称\": \"a: b, c\", \"n\": [1, 2]}'", "{\"n\":[1,2],\"名称\":\"a: b, c\"}")]
    [InlineData("json", "'{ \"b\" : \"\\\" :\", \"a\":1 }'", "{\"b\":\"\\\" :\",\"a\":1}")]
    [InlineData("inet", "'10.0.0.1'", "10.0.0.1/32")]
    [InlineData("macaddr", "'08:00:2b:01:02:03'", "08:00:2b:01:02:03")]
    [InlineData("uuid[]", "ARRAY['6ba7b810-9dad-11d1-80b4-00c04fd430c8'::uuid]", "[\"6ba7b810-9dad-11d1-80b4-00c04fd430c8\"]")]
    [InlineData("int4range", "'[1,5)'", "[1,5)")]
    [InlineData("kind", "'耕地'", "耕地")]
    [InlineData("short_text", "'abc'", "abc")]
    [InlineData("text", "NULL", "null")]
    public async Task A_value_of_every_kind_comes_as_tiles_can_carry_it(string type, string value, string expected)
    {
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            $"""
            CREATE TYPE kind AS ENUM ('耕地', '林地'); CREATE DOMAIN short_text AS text CHECK (length(VALUE) < 9);
            CREATE TABLE t (fid serial PRIMARY KEY, value {type}, shape geometry(Point, 4490));
            INSERT INTO t (value, shape) VALUES ({value}, 'SRID=4490;POINT(114 33)')
            """);
        await using var read = await ReadTable.OfAsync(database);
        string[] whole = [$"1|{expected}|Point 114 33"];
        Assert.Equal(whole, await read.FeaturesAsync("t"));
        Assert.Equal(whole, await read.FeaturesAsync("t", new() { Extent = new(113.9, 32.9, 114.1, 33.1) }));
    }

    [Fact]
    public async Task Bytes_and_second_geometries_are_no_attributes()
    {
        var database = await server.CreateDatabaseAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE t (fid int PRIMARY KEY, picture bytea, spot geometry(Point, 4490), area geometry(Polygon, 4490), name text);
            INSERT INTO t VALUES (1, '\x00', 'SRID=4490;POINT(1 2)', 'SRID=4490;POLYGON((0 0,0 1,1 1,0 0))', 'n')
            """);
        await using var read = await ReadTable.OfAsync(database);
        Assert.Equal(["1|n|Point 1 2"], await read.FeaturesAsync("t"));
        Assert.Equal(["1|n|Polygon 0 0 0 1 1 1 0 0"], await read.FeaturesAsync("t.area"));
    }
}
