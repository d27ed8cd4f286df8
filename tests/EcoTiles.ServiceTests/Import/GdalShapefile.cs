using System.Globalization;
using System.Text;
using EcoTiles.Import.Reading;
using EcoTiles.ServiceTests.Http;

namespace EcoTiles.ServiceTests.Import;

/// <summary>Shapefiles as GDAL writes them, and what GDAL reads in them.</summary>
static class GdalShapefile
{
    /// <summary>Makes a shapefile out of random features around Xiping.</summary>
    /// <param name="kind">Point, line or polygon.</param>
    public static async Task<string> WriteAsync(string folder, string kind, int srid, string encoding)
    {
        var features = Path.Combine(folder, $"{kind}.geojson");
        var shapefile = Path.Combine(folder, $"{kind}.shp");
        await File.WriteAllTextAsync(features, Features(kind), TestContext.Current.CancellationToken);
        await GdalFile.RunAsync(
            "-f", "ESRI Shapefile", shapefile, features, "-s_srs", "EPSG:4490", "-t_srs", $"EPSG:{srid}", "-lco", $"ENCODING={encoding}",
            "-lco", "SHPT=" + (kind == "point" ? "MULTIPOINTZ" : kind == "line" ? "ARC" : "POLYGON"));
        return shapefile;
    }

    /// <summary>Every row as text: number, values, shape.</summary>
    public static List<string> Rows(SourceLayer layer) =>
        [.. layer.Rows(TestContext.Current.CancellationToken).Select(row => $"{row.Number} {string.Join("|", row.Values.Select(Text))} {Shape(row)}")];

    /// <summary>What GDAL reads in a shapefile, written out by it and read in by us.</summary>
    public static async Task<List<string>> RowsByGdalAsync(string shapefile, string encoding)
    {
        var written = Path.ChangeExtension(shapefile, "gdal.geojson");
        await GdalFile.RunAsync(
            "-f", "GeoJSON", written, shapefile, "-oo", $"ENCODING={encoding}", "-lco", "SIGNIFICANT_FIGURES=17", "-lco", "WRITE_NAME=NO");
        return Rows(SourceLayers.Open(written, ReadingOptions.Default).Layers.Single());
    }

    static string Text(object? value) => value switch
    {
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value?.ToString() ?? "",
    };

    static string Shape(SourceRow row)
    {
        if (row.Shape is not { } shape) return row.Fault?.Reason ?? "-";
        var places = string.Join(" ", shape.Coordinates.ToArray().Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
        return $"{string.Join(",", shape.PartEnds.ToArray())}; {string.Join(",", shape.RingEnds.ToArray())}; {places}";
    }

    static string Features(string kind)
    {
        var random = new Random(kind.Length);
        var text = new StringBuilder("""{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:4490"}},"features":[""");
        for (var i = 0; i < 40; i++)
        {
            text.Append(i == 0 ? "" : ",").Append(CultureInfo.InvariantCulture,
                $"{{\"type\":\"Feature\",\"properties\":{{\"name\":{(i % 7 == 3 ? "null" : $"\"嫘祖镇{i}皂角\"")},\"number\":{random.Next(-9, 99999)},");
            text.Append(CultureInfo.InvariantCulture, $"\"measure\":{random.NextDouble() * 1e4},\"day\":\"2026-0{1 + i % 9}-11\"}},\"geometry\":");
            text.Append(i == 11 ? "null" : Geometry(kind, random)).Append('}');
        }
        return text.Append("]}").ToString();
    }

    static string Geometry(string kind, Random random)
    {
        var (x, y) = (113.7 + random.NextDouble() / 2, 33.1 + random.NextDouble() / 2);
        string Place(double east, double north) => string.Create(CultureInfo.InvariantCulture, $"[{x + east:R},{y + north:R},7.5]");
        string Square(double left, double low, double side) => $"[{Place(left, low)},{Place(left + side, low)},{Place(left + side, low + side)},{Place(left, low + side)},{Place(left, low)}]";
        return kind switch
        {
            "point" => $$"""{"type":"MultiPoint","coordinates":[{{Place(0, 0)}},{{Place(0.01, 0.02)}}]}""",
            "line" => $$"""{"type":"MultiLineString","coordinates":[[{{Place(0, 0)}},{{Place(0.01, 0.02)}}],[{{Place(0.1, 0)}},{{Place(0.1, 0.02)}},{{Place(0.2, 0.3)}}]]}""",
            _ => "{\"type\":\"MultiPolygon\",\"coordinates\":["
                + $"[{Square(0, 0, 0.1)},{Square(0.01, 0.01, 0.02)},{Square(0.05, 0.05, 0.04)}],[{Square(0.06, 0.06, 0.01)}],[{Square(0.2, 0.2, 0.1)}]]}}",
        };
    }
}
