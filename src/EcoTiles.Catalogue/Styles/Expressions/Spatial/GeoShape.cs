using System.Text.Json;

namespace EcoTiles.Catalogue.Styles.Expressions.Spatial;

/// <summary>Part of a geometry: a point, a line, or a polygon's rings, in longitude and latitude.</summary>
sealed record GeoShape(FeatureShape Kind, double[][] Rings)
{
    /// <summary>The shapes of a feature; an outer ring takes those after it that turn the other way as its holes.</summary>
    public static IReadOnlyList<GeoShape> Of(FeatureShape kind, IReadOnlyList<double[]> parts)
    {
        if (kind != FeatureShape.Polygon)
            return [.. parts.Where(part => part.Length > 0).Select(part => new GeoShape(kind, [part]))];
        var shapes = new List<GeoShape>();
        var rings = new List<double[]>();
        var outer = 0.0;
        foreach (var ring in parts)
        {
            var area = SignedArea(ring);
            if (area == 0) continue;
            if (rings.Count > 0 && area * outer > 0)
            {
                shapes.Add(new GeoShape(kind, [.. rings]));
                rings.Clear();
            }
            if (rings.Count == 0) outer = area;
            rings.Add(ring);
        }
        if (rings.Count > 0) shapes.Add(new GeoShape(kind, [.. rings]));
        return shapes;
    }

    static double SignedArea(double[] ring)
    {
        var area = 0.0;
        for (int i = 0, j = ring.Length - 2; i + 1 < ring.Length; j = i, i += 2) area += (ring[j] - ring[i]) * (ring[i + 1] + ring[j + 1]);
        return area;
    }

    /// <summary>Reads GeoJSON: a geometry, a feature or a collection of features. Null when it is none.</summary>
    public static IReadOnlyList<GeoShape>? Read(JsonElement json)
    {
        if (Member(json, "type", JsonValueKind.String) is not { } type) return null;
        switch (type.GetString())
        {
            case "FeatureCollection" when Member(json, "features", JsonValueKind.Array) is { } features:
                var all = new List<GeoShape>();
                foreach (var feature in features.EnumerateArray())
                {
                    if (Member(feature, "geometry", JsonValueKind.Object) is not { } inside || Read(inside) is not { } shapes) return null;
                    all.AddRange(shapes);
                }
                return all;
            case "Feature" when Member(json, "geometry", JsonValueKind.Object) is { } geometry:
                return Read(geometry);
            case var kind when Member(json, "coordinates", JsonValueKind.Array) is { } coordinates:
                return ReadGeometry(kind, coordinates);
            default:
                return null;
        }
    }

    static List<GeoShape>? ReadGeometry(string? kind, JsonElement coordinates)
    {
        var several = coordinates.EnumerateArray();
        return kind switch
        {
            "Point" => All([Positions([coordinates])], FeatureShape.Point),
            "MultiPoint" => All(several.Select(point => Positions([point])), FeatureShape.Point),
            "LineString" => All([Positions(several)], FeatureShape.LineString),
            "MultiLineString" => All(several.Select(line => Positions(Items(line))), FeatureShape.LineString),
            "Polygon" => Polygons([coordinates]),
            "MultiPolygon" => Polygons(several),
            _ => null,
        };
    }

    static List<GeoShape>? All(IEnumerable<double[]?> parts, FeatureShape kind)
    {
        var shapes = new List<GeoShape>();
        foreach (var part in parts)
        {
            if (part is not { Length: > 0 }) return null;
            shapes.Add(new GeoShape(kind, [part]));
        }
        return shapes;
    }

    static List<GeoShape>? Polygons(IEnumerable<JsonElement> polygons)
    {
        var shapes = new List<GeoShape>();
        foreach (var polygon in polygons)
        {
            var rings = Items(polygon).Select(ring => Positions(Items(ring))).ToList();
            if (rings.Count == 0 || rings.Any(ring => ring is not { Length: >= 8 })) return null;
            shapes.Add(new GeoShape(FeatureShape.Polygon, [.. rings.OfType<double[]>()]));
        }
        return shapes;
    }

    static double[]? Positions(IEnumerable<JsonElement> positions)
    {
        var ordinates = new List<double>();
        foreach (var position in positions)
        {
            var pair = Items(position).Take(2).ToList();
            if (pair.Count < 2 || pair.Any(ordinate => ordinate.ValueKind != JsonValueKind.Number)) return null;
            ordinates.Add(pair[0].GetDouble());
            ordinates.Add(pair[1].GetDouble());
        }
        return [.. ordinates];
    }

    static JsonElement[] Items(JsonElement json) => json.ValueKind == JsonValueKind.Array ? [.. json.EnumerateArray()] : [];

    static JsonElement? Member(JsonElement json, string name, JsonValueKind kind) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var member) && member.ValueKind == kind ? member : null;
}
