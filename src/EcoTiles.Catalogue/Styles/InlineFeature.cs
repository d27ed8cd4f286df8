using System.Text.Json;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Expressions.Spatial;

namespace EcoTiles.Catalogue.Styles;

/// <summary>A feature that a style brings along in a GeoJSON source.</summary>
/// <param name="Parts">Points, lines, or polygons with their rings; x, y, x, y, ... in degrees.</param>
public sealed record InlineFeature(
    long Id, FeatureShape Kind, IReadOnlyList<double[][]> Parts, IReadOnlyDictionary<string, JsonElement> Properties)
{
    static readonly Dictionary<string, JsonElement> NoProperties = [];

    /// <summary>The features of a source, without those that lie nowhere; null when the data is no GeoJSON.</summary>
    public static IReadOnlyList<InlineFeature>? Read(JsonElement data)
    {
        var features = new List<InlineFeature>();
        var isWhole = TypeOf(data) == "FeatureCollection" && data.TryGetProperty("features", out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray().All(feature => TypeOf(feature) == "Feature" && TryAdd(feature, features))
            : TryAdd(data, features);
        return isWhole ? features : null;
    }

    static bool TryAdd(JsonElement json, List<InlineFeature> features)
    {
        if (TypeOf(json) != "Feature") return TryAdd(json, features.Count, NoProperties, features);
        if (!json.TryGetProperty("geometry", out var geometry)) return false;
        if (geometry.ValueKind == JsonValueKind.Null) return true;
        var properties = json.TryGetProperty("properties", out var known) && known.ValueKind == JsonValueKind.Object
            ? known.EnumerateObject().DistinctBy(property => property.Name).ToDictionary(property => property.Name, property => property.Value)
            : NoProperties;
        var id = json.TryGetProperty("id", out var given) && given.ValueKind == JsonValueKind.Number && given.TryGetInt64(out var number) ? number : features.Count;
        return TryAdd(geometry, id, properties, features);
    }

    static bool TryAdd(JsonElement geometry, long id, IReadOnlyDictionary<string, JsonElement> properties, List<InlineFeature> features)
    {
        if (TypeOf(geometry) == "GeometryCollection")
        {
            return geometry.TryGetProperty("geometries", out var members) && members.ValueKind == JsonValueKind.Array
                && members.EnumerateArray().All(member => TryAdd(member, id, properties, features));
        }
        if (GeoShape.Read(geometry) is not { } shapes) return false;
        if (shapes.Count > 0) features.Add(new InlineFeature(id, shapes[0].Kind, [.. shapes.Select(shape => shape.Rings)], properties));
        return true;
    }

    static string? TypeOf(JsonElement json) =>
        json.ValueKind == JsonValueKind.Object && json.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String ? type.GetString() : null;
}
