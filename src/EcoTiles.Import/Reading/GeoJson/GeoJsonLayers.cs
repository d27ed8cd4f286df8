using System.Text.Json;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Import.Checks;
using EcoTiles.Import.Reading.Files;
using EcoTiles.Sources.Wkb;

namespace EcoTiles.Import.Reading.GeoJson;

/// <summary>The features of a GeoJSON file as one layer, or as one for each kind of shape when they are mixed.</summary>
static class GeoJsonLayers
{
    const int Wgs84 = 4326;

    public static IEnumerable<SourceLayer> Open(DataFile file, ReadingOptions options)
    {
        var json = JsonFile.Find(file, options.Encoding);
        var survey = GeoJsonSurvey.Of(json, options.MaxJsonDepth);
        var whole = new SourceLayer(file.Stem, file.Origin, survey.Columns, stop => Rows(json, survey, options, stop))
        {
            Kind = survey.Kinds.FirstOrDefault(),
            HasShapes = survey.Kinds.Count > 0,
            Srid = survey.Crs is null ? Wgs84 : null,
            CrsText = survey.Crs is { } crs ? SystemName(crs) : null,
            Count = survey.Count,
            Findings = json.IsReadable ? [] : [Finding.Of("V10", file.Stem, null, null)],
        };
        return survey.Kinds.Count < 2 ? [whole] : survey.Kinds.Select(kind => OfKind(whole, kind, survey));
    }

    static SourceLayer OfKind(SourceLayer whole, ShapeKind kind, GeoJsonSurvey survey)
    {
        // A row without a shape belongs to the first of the layers, so that it is reported once.
        var takesShapeless = kind == survey.Kinds.First();
        return whole with
        {
            Name = $"{whole.Name}_{kind.ToString().ToLowerInvariant()}",
            Kind = kind,
            Count = null,
            Rows = stop => whole.Rows(stop).Where(row => row.Shape is { } shape ? shape.Kinds[0] == kind : takesShapeless),
        };
    }

    static IEnumerable<SourceRow> Rows(
        JsonFile json, GeoJsonSurvey survey, ReadingOptions options, CancellationToken cancellationToken)
    {
        var rules = ShapeRules.Any with { MaxVertices = options.MaxVertices, MaxRings = options.MaxRings };
        var reader = new FeatureReader(survey.Columns, survey.IdColumn, rules, options.MaxJsonDepth);
        var shapes = new ShapeBuffer();
        using var pieces = new FeaturePieces(json, options.MaxJsonDepth);
        while (pieces.Next())
        {
            cancellationToken.ThrowIfCancellationRequested();
            shapes.Clear();
            var (values, fault) = reader.Read(pieces.Current, shapes);
            yield return new SourceRow(pieces.Count, shapes.Count == 1 ? shapes : null, values) { Fault = fault };
        }
    }

    /// <summary>The name in a crs member of before RFC 7946, or null when it says that the system is not known.</summary>
    static string? SystemName(byte[] crs)
    {
        using var document = JsonDocument.Parse(crs);
        if (document.RootElement is not { ValueKind: JsonValueKind.Object } member
            || !member.TryGetProperty("properties", out var properties) || properties.ValueKind != JsonValueKind.Object)
        {
            return null;
        }
        if (properties.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String)
            return name.GetRawText().Trim('"');
        return properties.TryGetProperty("code", out var code) ? $"EPSG:{code.GetRawText()}" : null;
    }
}
