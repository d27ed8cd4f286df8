using System.Text.Json;
using EcoTiles.Catalogue.Authoring;

namespace EcoTiles.Catalogue.Styles;

/// <summary>
/// What a style says about a layer's place in legends, in its metadata: <c>"ecotiles:legend": { "by": "name" }</c>, or
/// <c>false</c> for none; a list when the layer is told apart in several ways, as works are by class and by stage.
/// </summary>
public sealed record LegendHint
{
    public const string Key = "ecotiles:legend";

    /// <summary>The layer is in no legend.</summary>
    public bool IsLeftOut { get; init; }

    /// <summary>What the one entry of the layer is called.</summary>
    public Words? Title { get; init; }

    /// <summary>What stands over the entries.</summary>
    public Words? Section { get; init; }

    /// <summary>Columns whose values make entries; null for those that the look depends on.</summary>
    public IReadOnlyList<string>? By { get; init; }

    /// <summary>Columns that entries are called by where the look alone makes them; null for those that the look depends on.</summary>
    public IReadOnlyList<string>? Named { get; init; }

    /// <summary>Column that entries are sorted by.</summary>
    public string? Order { get; init; }

    /// <summary>Column whose different values are counted.</summary>
    public string? Count { get; init; }

    /// <summary>Place among the sections, and among the base features; the smallest first.</summary>
    public int Rank { get; init; }

    /// <summary>The hints of a layer whose style was checked; one that says nothing when there is none.</summary>
    public static IReadOnlyList<LegendHint> Of(StyleLayer layer) => Read(layer, "$", new ProblemList("", []));

    /// <summary>Reads the hints and notes what is wrong with them.</summary>
    internal static IReadOnlyList<LegendHint> Read(StyleLayer layer, string path, ProblemList problems)
    {
        if (layer.Metadata is not { ValueKind: JsonValueKind.Object } metadata || !metadata.TryGetProperty(Key, out var value)) return [new LegendHint()];
        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select((each, i) => ReadOne(each, $"{path}[{i}]", problems))]
            : [ReadOne(value, path, problems)];
    }

    static LegendHint ReadOne(JsonElement value, string path, ProblemList problems)
    {
        if (value.ValueKind == JsonValueKind.False) return new LegendHint { IsLeftOut = true };
        if (AuthoredObject.From(value, path, problems) is not { } entry) return new LegendHint();
        var hint = new LegendHint
        {
            Title = WordsOf(entry),
            Section = entry.Object("section") is { } section ? WordsOf(section) : null,
            By = entry.Texts("by"),
            Named = entry.Texts("named"),
            Order = entry.Text("order"),
            Count = entry.Text("count"),
            Rank = (int?)entry.Number("rank", 0, 1000) ?? 0,
        };
        entry.Close();
        return hint;
    }

    static Words? WordsOf(AuthoredObject entry) => entry.Text("zh") is { } zh ? new Words(zh, entry.Text("en") ?? zh) : null;
}
