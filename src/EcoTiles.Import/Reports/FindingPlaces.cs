using System.Text.Encodings.Web;
using System.Text.Json;
using EcoTiles.Import.Checks;
using EcoTiles.Import.Validation;
using NetTopologySuite.Geometries;

namespace EcoTiles.Import.Reports;

/// <summary>The places of findings as GeoJSON: the gap or overlap itself where there is one, else a point.</summary>
public static class FindingPlaces
{
    static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(StoreReport report, TextWriter output)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Readable))
        {
            json.WriteStartObject();
            json.WriteString("type", "FeatureCollection");
            json.WriteStartArray("features");
            foreach (var plan in report.Plans)
                foreach (var finding in plan.Findings.Kept)
                    if (finding is { Longitude: { } longitude, Latitude: { } latitude })
                        Write(json, plan.Code, finding, new(longitude, latitude));
            json.WriteEndArray();
            json.WriteEndObject();
        }
        output.WriteLine(System.Text.Encoding.UTF8.GetString(bytes.ToArray()));
    }

    static void Write(Utf8JsonWriter json, string plan, Finding finding, Place place)
    {
        json.WriteStartObject();
        json.WriteString("type", "Feature");
        json.WriteStartObject("properties");
        foreach (var (name, value) in new (string, string?)[]
        {
            ("plan", plan), ("code", finding.Code), ("level", FindingList.LevelOf(finding)), ("table", finding.Table),
            ("id", finding.FeatureId), ("zh", finding.MessageZh), ("en", finding.MessageEn),
        })
            json.WriteString(name, value);
        json.WriteEndObject();
        json.WriteStartObject("geometry");
        // The shape of a feature that is itself invalid is no help in a GIS.
        if (finding.Spot is { IsEmpty: false } spot && finding.Code != "V05") WritePolygons(json, spot);
        else WritePoint(json, place);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    static void WritePoint(Utf8JsonWriter json, Place place)
    {
        json.WriteString("type", "Point");
        json.WriteStartArray("coordinates");
        WriteNumbers(json, place.Longitude, place.Latitude);
        json.WriteEndArray();
    }

    static void WritePolygons(Utf8JsonWriter json, MultiPolygon polygons)
    {
        json.WriteString("type", "MultiPolygon");
        json.WriteStartArray("coordinates");
        foreach (var polygon in polygons.Geometries.Cast<Polygon>())
        {
            json.WriteStartArray();
            WriteRing(json, polygon.Shell, counterClockwise: true);
            foreach (var hole in polygon.Holes) WriteRing(json, hole, counterClockwise: false);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    /// <summary>RFC 7946: outer rings run counter-clockwise, holes the other way.</summary>
    static void WriteRing(Utf8JsonWriter json, LinearRing ring, bool counterClockwise)
    {
        var places = ring.IsCCW == counterClockwise ? ring.Coordinates : ring.Reverse().Coordinates;
        json.WriteStartArray();
        foreach (var place in places)
        {
            json.WriteStartArray();
            WriteNumbers(json, place.X, place.Y);
            json.WriteEndArray();
        }
        json.WriteEndArray();
    }

    static void WriteNumbers(Utf8JsonWriter json, double longitude, double latitude)
    {
        json.WriteNumberValue(Math.Round(longitude, 9));
        json.WriteNumberValue(Math.Round(latitude, 9));
    }
}
