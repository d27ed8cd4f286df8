using System.Text.Json;
using System.Text.Json.Serialization;

namespace EcoTiles.Import.Facts;

/// <summary>Reads the plan facts that the program carries.</summary>
public static class PlanFactsReader
{
    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>The plans there are facts of, in their usual order.</summary>
    public static IReadOnlyList<string> Plans { get; } = ["xiping", "pingcheng", "yanggao", "shangdang", "xinjiang"];

    public static PlanFacts Read(string plan)
    {
        var name = $"Facts/{plan}.json";
        using var stream = typeof(PlanFactsReader).Assembly.GetManifestResourceStream(name)
            ?? throw new ArgumentException(
                $"没有规划“{plan}”，可选：{string.Join("、", Plans)} / No plan \"{plan}\"; there are {string.Join(", ", Plans)}.", nameof(plan));
        return JsonSerializer.Deserialize<PlanFacts>(stream, Options)
            ?? throw new InvalidDataException($"{name} is empty.");
    }
}
