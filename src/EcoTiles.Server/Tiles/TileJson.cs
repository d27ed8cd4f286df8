using System.Text.Json.Serialization;

namespace EcoTiles.Server.Tiles;

/// <summary>The description of a tiled map, as TileJSON 3.0.0 has it.</summary>
public sealed record TileJson
{
    [JsonPropertyName("tilejson")]
    public string Specification { get; init; } = "3.0.0";

    public required string Name { get; init; }
    public string? Description { get; init; }
    public string? Attribution { get; init; }

    /// <summary>The plan's data version, in the three parts that the specification asks for.</summary>
    public required string Version { get; init; }

    public string Scheme { get; init; } = "xyz";
    public required IReadOnlyList<string> Tiles { get; init; }

    [JsonPropertyName("minzoom")]
    public required int MinZoom { get; init; }

    [JsonPropertyName("maxzoom")]
    public required int MaxZoom { get; init; }

    /// <summary>West, south, east, north.</summary>
    public required IReadOnlyList<double> Bounds { get; init; }

    /// <summary>Longitude, latitude and the zoom that shows all of it.</summary>
    public required IReadOnlyList<double> Center { get; init; }

    [JsonPropertyName("vector_layers")]
    public required IReadOnlyList<VectorLayer> VectorLayers { get; init; }

    /// <summary>What the map can be narrowed by, as keys of a query; not in the specification.</summary>
    public IReadOnlyList<DimensionDocument>? Dimensions { get; init; }
}

/// <summary>One layer of a vector tile: its columns and what people call them.</summary>
public sealed record VectorLayer(
    string Id,
    string? Description,
    [property: JsonPropertyName("minzoom")] int MinZoom,
    [property: JsonPropertyName("maxzoom")] int MaxZoom,
    IReadOnlyDictionary<string, string> Fields);
