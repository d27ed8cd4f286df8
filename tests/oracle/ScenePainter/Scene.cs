using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcoTiles.Oracle;

/// <summary>Drawing commands as the oracle's scripts write them; colours are #rrggbbaa, not multiplied by alpha.</summary>
public sealed record Scene(
    string Name, int Width, int Height, string Background, Dictionary<string, SceneImage> Images, SceneCommand[] Commands)
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    public static Scene[] ReadAll(string file)
    {
        using var stream = File.OpenRead(file);
        return JsonSerializer.Deserialize<Scene[]>(stream, Options) ?? [];
    }
}

/// <param name="Pixels">Red, green, blue, alpha from the top left, in base 64.</param>
public sealed record SceneImage(int Width, int Height, byte[] Pixels);

public sealed record ScenePath(ScenePart[] Parts);

/// <param name="Points">x, y, x, y ...</param>
public sealed record ScenePart(float[] Points, bool Closed);

/// <param name="Pattern">The name of an image.</param>
public sealed record ScenePaint(string Color, float Opacity, string? Pattern = null, float Scale = 1, float[]? Origin = null);
