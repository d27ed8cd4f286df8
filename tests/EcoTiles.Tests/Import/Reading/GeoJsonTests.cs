using System.Text;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Import.Reading;
using EcoTiles.Sources;

namespace EcoTiles.Tests.Import.Reading;

public sealed class GeoJsonTests : IDisposable
{
    const string Feature = """{"type":"Feature","id":7,"properties":{"name":"西平县","n":3},"geometry":{"type":"Point","coordinates":[114.05,33.38,120]}}""";

    readonly ReadFiles _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void Columns_come_from_all_features_with_the_type_that_holds_every_value()
    {
        var layer = Layer(
            """
            {"type":"FeatureCollection","name":"x","features":[
              {"type":"Feature","properties":{"a":1,"b":null,"c":true,"d":"t","e":9223372036854775807},"geometry":null},
              {"type":"Feature","properties":{"d":2,"a":1.5,"f":{"k":["甲"]},"b":null},"geometry":null}
            ]}
            """);
        Assert.Equal(["a", "b", "c", "d", "e", "f"], layer.Columns.Select(column => column.Name));
        Assert.Equal(
            [SourceType.Real, SourceType.Text, SourceType.Boolean, SourceType.Text, SourceType.Integer, SourceType.Text],
            layer.Columns.Select(column => column.Type));
        var rows = ReadFiles.Rows(layer).Select(row => row.Values).ToList();
        Assert.Equal([1L, null, true, "t", long.MaxValue, null], rows[0]);
        Assert.Equal([1.5, null, null, 2L, null, """{"k":["甲"]}"""], rows[1]);
        Assert.False(layer.HasShapes);
        Assert.Equal(2, layer.Count);
    }

    [Theory]
    [InlineData(Feature)]
    [InlineData("\uFEFF" + Feature)]
    [InlineData($$"""{"features":[{{Feature}}],"type":"FeatureCollection"}""")]
    [InlineData($$"""{"geometry":null,"bbox":[1,2,3,4],"type":"FeatureCollection","features":[{{Feature}}]}""")]
    [InlineData(Feature + "\r\n")]
    [InlineData("\u001E" + Feature + "\n")]
    public void A_feature_is_found_wherever_it_stands(string json)
    {
        var layer = Layer(json);
        Assert.Equal(["(114.05 33.38)"], ReadFiles.Shapes(layer));
        Assert.Equal(["id", "name", "n"], layer.Columns.Select(column => column.Name));
        Assert.Equal([7L, "西平县", 3L], ReadFiles.Rows(layer).Single().Values);
        Assert.Equal(4326, layer.Srid);
    }

    [Fact]
    public void Features_may_stand_one_to_a_line_collections_among_them()
    {
        var layer = Layer($$"""{{Feature}}{{"\n"}}{{Feature}}{{"\n\n"}}{"type":"FeatureCollection","features":[{{Feature}},{{Feature}}]}{{"\n"}}""", "lines.ndjson");
        Assert.Equal([1L, 2L, 3L, 4L], ReadFiles.Rows(layer).Select(row => row.Number));
    }

    [Theory]
    [InlineData("""{"type":"Point","coordinates":[1,2]}""", "(1 2)")]
    [InlineData("""{"coordinates":[[1,2],[3,4]],"type":"MultiPoint"}""", "(1 2)(3 4)")]
    [InlineData("""{"type":"LineString","coordinates":[[1,2],[3,4]]}""", "(1 2 3 4)")]
    [InlineData("""{"type":"MultiLineString","coordinates":[[[1,2],[3,4]],[[5,6],[7,8]]]}""", "(1 2 3 4)(5 6 7 8)")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]}""", "(0 0 9 0 9 9 0 0, 1 1 2 1 2 2 1 1)")]
    [InlineData("""{"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]]],[[[1,1],[2,1],[2,2],[1,1]]]]}""", "(0 0 9 0 9 9 0 0)(1 1 2 1 2 2 1 1)")]
    [InlineData("""{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"MultiPoint","coordinates":[[3,4]]}]}""", "(1 2)(3 4)")]
    [InlineData("""{"type":"Polygon","coordinates":[]}""", "-")]
    [InlineData("""{"type":"Point","coordinates":[1e2,-0.000000125]}""", "(100 -1.25E-07)")]
    public void Geometries_of_every_type_are_read_bare_too(string json, string shape) => Assert.Equal([shape], ReadFiles.Shapes(Layer(json)));

    [Theory]
    [InlineData("""{"type":"Point","coordinates":["1",2]}""", "damaged-geometry")]
    [InlineData("""{"type":"Point","coordinates":[1]}""", "damaged-geometry")]
    [InlineData("""{"type":"LineString","coordinates":[[1,2]]}""", "damaged-geometry")]
    [InlineData("""{"type":"LineString","coordinates":[[1,2],[3,4],5]}""", "damaged-geometry")]
    [InlineData("""{"type":"Polygon","coordinates":[[1,2],[3,4]]}""", "damaged-geometry")]
    [InlineData("""{"type":"Polygon","coordinates":[[[0,0],[1,1]]]}""", "damaged-geometry")]
    [InlineData("""{"type":"Circle","coordinates":[1,2]}""", "damaged-geometry")]
    [InlineData("""{"type":"Point"}""", "damaged-geometry")]
    [InlineData("""{"type":"Point","coordinates":[1e999,2]}""", "not-a-number")]
    [InlineData("""{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},{"type":"LineString","coordinates":[[3,4],[5,6]]}]}""", "wrong-geometry-type")]
    [InlineData("[1,2]", "damaged-geometry")]
    public void A_bad_geometry_is_a_fault_of_its_row_alone(string geometry, string reason)
    {
        var json = $$"""{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{{geometry}},"properties":{"a":1} },{{Feature}}]}""";
        var layers = _files.With("f.geojson", json).Open("f.geojson").Layers;
        Assert.Contains(reason, layers.SelectMany(ReadFiles.Shapes));
        Assert.Contains("(114.05 33.38)", layers.SelectMany(ReadFiles.Shapes));
    }

    [Fact]
    public void Mixed_kinds_become_a_layer_each_and_no_row_is_lost()
    {
        var json = $$"""
            {"type":"FeatureCollection","features":[
              {"type":"Feature","properties":{"a":1},"geometry":{"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,0]]]} },
              {"type":"Feature","properties":{"a":2},"geometry":null},
              {{Feature}}
            ]}
            """;
        var layers = _files.With("site.geojson", json).Open("site.geojson").Layers;
        Assert.Equal(["site_point", "site_polygon"], layers.Select(layer => layer.Name));
        Assert.Equal([ShapeKind.Point, ShapeKind.Polygon], layers.Select(layer => layer.Kind));
        Assert.Equal([2L, 3L], ReadFiles.Rows(layers[0]).Select(row => row.Number));
        Assert.Equal([1L], ReadFiles.Rows(layers[1]).Select(row => row.Number));
    }

    [Theory]
    [InlineData("""{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::4526"}}""", "urn:ogc:def:crs:EPSG::4526")]
    [InlineData("""{"type":"EPSG","properties":{"code":4490}}""", "EPSG:4490")]
    [InlineData("null", null)]
    public void The_crs_member_of_old_is_heeded_before_and_behind_the_features(string crs, string? text)
    {
        foreach (var json in new[]
        {
            $$"""{"type":"FeatureCollection","crs":{{crs}},"features":[{{Feature}}]}""",
            $$"""{"type":"FeatureCollection","features":[{{Feature}}],"crs":{{crs}}}""",
        })
        {
            var layer = Layer(json);
            Assert.Null(layer.Srid);
            Assert.Equal(text, layer.CrsText);
            Assert.Equal("EPSG:4547", Layer(json, options: new ReadingOptions { Crs = "EPSG:4547" }).CrsText);
        }
    }

    [Fact]
    public void GB18030_is_recognised_and_read()
    {
        var gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!; // part of the framework
        _files.With("g.geojson", gb18030.GetBytes(Feature));
        var layer = _files.Layer("g.geojson");
        Assert.Empty(layer.Findings);
        Assert.Equal("西平县", ReadFiles.Rows(layer).Single().Values[1]);
    }

    [Fact]
    public void Half_a_surrogate_pair_stays_as_it_is_escaped()
    {
        var layer = Layer("""{"type":"Feature","\ud800":1,"properties":{"\udc00":"\ud801","b":["\ud802"]},"geometry":{"type":"Point","coordinates":[1,2]}}""");
        Assert.Equal(["\\ud801", """["\ud802"]"""], ReadFiles.Rows(layer).Single().Values);
    }

    [Fact]
    public void Text_in_neither_encoding_is_found()
    {
        var bytes = Encoding.UTF8.GetBytes(Feature);
        bytes[Array.IndexOf(bytes, (byte)0xE8)] = 0xFF;
        Assert.Equal("V10", Assert.Single(_files.With("g.geojson", bytes).Layer("g.geojson").Findings).Code);
    }

    [Theory]
    [InlineData("", "空文件")]
    [InlineData("   ", "不是 GeoJSON")]
    [InlineData("""{"type":"FeatureCollection","features":[{"type":"Feature",""", "不是有效的 JSON")]
    [InlineData("""{"type":"FeatureCollection","features":[]""", "不是有效的 JSON")]
    [InlineData("{\n\"type\": \"Feature\",\n  oops}", "第 3 行第 3 字节")]
    [InlineData("""{"name":"package","version":"1.0"}""", "不是 GeoJSON")]
    [InlineData("""[1,2,3]""", "不是 GeoJSON")]
    [InlineData("""{"type":"Topology","objects":{}}""", "不是 GeoJSON")]
    [InlineData("""{"features":[{"attributes":{},"geometry":{"rings":[]}}]}""", "不是 GeoJSON")]
    public void What_is_no_GeoJSON_is_refused_with_its_place(string json, string said) =>
        Assert.Contains(said, Assert.Throws<StoreException>(() => Layer(json)).MessageZh);

    [Fact]
    public void Nesting_ends_at_the_limit()
    {
        // Root, features, feature, properties: four levels above the value.
        static string Nested(int depth) =>
            $$"""{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"a":{{new string('[', depth)}}1{{new string(']', depth)}} } }]}""";
        Assert.Equal(1, Layer(Nested(60)).Count);
        Assert.Contains("嵌套过深", Assert.Throws<StoreException>(() => Layer(Nested(61))).MessageZh);
        Assert.Throws<StoreException>(() => Layer(Nested(100_000)));
    }

    [Fact]
    public void A_file_larger_than_the_buffer_comes_whole_wherever_the_buffer_ends()
    {
        var json = new StringBuilder("""{"type":"FeatureCollection","features":[""");
        var random = new Random(3);
        for (var i = 0; i < 3000; i++)
        {
            var points = random.Next(2, i == 1500 ? 60_000 : 40);
            if (i == 1500) points = 50_000; // more than the buffer holds at first
            var line = string.Join(",", Enumerable.Range(0, points).Select(point => FormattableString.Invariant($"[{i},{point}.5]")));
            json.Append(i == 0 ? "" : ",").Append(FormattableString.Invariant(
                $$"""{"type":"Feature","properties":{"i":{{i}},"t":"{{new string('文', i % 50)}}"},"geometry":{"type":"LineString","coordinates":[{{line}}]} }"""));
        }
        var layer = Layer(json.Append("]}").ToString());
        Assert.Equal(3000, layer.Count);
        var expected = 0L;
        foreach (var row in ReadFiles.Rows(layer))
        {
            Assert.Equal(expected, row.Values[0]);
            var places = row.Shape!.Coordinates; // every feature has one
            Assert.Equal(expected, (long)places[0]);
            Assert.Equal(places.Length / 2 - 0.5, places[^1]);
            expected++;
        }
        Assert.Equal(3000, expected);
    }

    [Fact]
    public void Numbers_are_read_to_the_last_bit()
    {
        var random = new Random(11);
        var values = Enumerable.Range(0, 20_000).Select(i => i % 2 == 0 ? random.NextDouble() * 200 - 100 : Math.Round(random.NextDouble() * 5e7, random.Next(0, 9))).ToArray();
        var points = string.Join(",", values.Select(value => FormattableString.Invariant($"[{value:R},{value:0.0##############}]")));
        var layer = Layer($$"""{"type":"LineString","coordinates":[{{points}}]}""");
        var read = ReadFiles.Rows(layer).First().Shape!.Coordinates; // the line has points
        for (var i = 0; i < values.Length; i++)
        {
            Assert.Equal(values[i], read[2 * i]);
            Assert.Equal(double.Parse(FormattableString.Invariant($"{values[i]:0.0##############}"), System.Globalization.CultureInfo.InvariantCulture), read[2 * i + 1]);
        }
    }

    SourceLayer Layer(string json, string name = "g.geojson", ReadingOptions? options = null) => _files.With(name, json).Layer(name, options);
}
