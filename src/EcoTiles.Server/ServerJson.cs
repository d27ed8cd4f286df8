using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using EcoTiles.Server.Atlas;
using EcoTiles.Server.Edge;
using EcoTiles.Server.Health;
using EcoTiles.Server.Legends;
using EcoTiles.Server.Listing;
using EcoTiles.Server.Tiles;

namespace EcoTiles.Server;

/// <summary>How answers are written as JSON.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProblemDocument))]
[JsonSerializable(typeof(TileJson))]
[JsonSerializable(typeof(PlanList))]
[JsonSerializable(typeof(PlanDocument))]
[JsonSerializable(typeof(MapList))]
[JsonSerializable(typeof(LayerList))]
[JsonSerializable(typeof(AtlasDocument))]
[JsonSerializable(typeof(LegendDocument))]
[JsonSerializable(typeof(ReadinessReport))]
[JsonSerializable(typeof(Liveness))]
sealed partial class ServerJson : JsonSerializerContext
{
    /// <summary>Chinese stays Chinese: the answers are application/json, never part of a page.</summary>
    public static ServerJson Readable { get; } = new(new JsonSerializerOptions(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
