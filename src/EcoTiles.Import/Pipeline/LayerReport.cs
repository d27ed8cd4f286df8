using System.Text.Json;
using EcoTiles.Import.Checks;

namespace EcoTiles.Import.Pipeline;

/// <summary>What came of reading one layer.</summary>
public sealed record LayerReport(
    string Layer, string Origin, string Table, long Rows, int Errors, int Warnings, IReadOnlyList<string> Plans,
    IReadOnlyList<Finding> Findings)
{
    /// <summary>Columns of the layer that the table has no place for.</summary>
    public IReadOnlyList<string> UnusedColumns { get; init; } = [];

    /// <summary>Images that its rows name and that the store does not keep, as <c>plans.gpkg#table</c> or <c>file.mbtiles</c>.</summary>
    public IReadOnlyList<string> ImagesElsewhere { get; init; } = [];

    public static LayerReport FromJson(string json) =>
        JsonSerializer.Deserialize<LayerReport>(json) ?? throw new JsonException("null is no report");

    /// <summary>Without the shapes that findings show as wrong.</summary>
    public string ToJson() => JsonSerializer.Serialize(this with { Findings = [.. Findings.Select(finding => finding with { Spot = null })] });
}
