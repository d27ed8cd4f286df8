using EcoTiles.Import.Checks;
using EcoTiles.Sources;

namespace EcoTiles.Import.Pipeline;

/// <summary>What an import did, or why it did nothing.</summary>
/// <param name="Plans">The plans whose rows were read.</param>
/// <param name="Resumed">Layers taken over from an interrupted import.</param>
public sealed record ImportReport(
    IReadOnlyList<LayerReport> Layers, IReadOnlyList<SkippedLayer> Skipped, IReadOnlyList<string> Plans,
    IReadOnlyList<Finding> Findings, int Errors, int Warnings, IReadOnlyList<string> Resumed)
{
    /// <summary>Files that could not be read.</summary>
    public IReadOnlyList<StoreException> Problems { get; init; } = [];

    /// <summary>Whether the store holds the new data.</summary>
    public bool Imported { get; init; }

    public bool IsRefused => Errors > 0 || Problems.Count > 0;

    /// <summary>Images that the store names and does not keep.</summary>
    public IReadOnlyList<string> ImagesElsewhere => [.. Layers.SelectMany(layer => layer.ImagesElsewhere).Distinct()];

    public long Rows => Layers.Sum(layer => layer.Rows);
}

/// <summary>How far an import is.</summary>
/// <param name="Total">Rows that the sources say they have; 0 when they do not say.</param>
public sealed record ImportProgress(string Step, long Rows, long Total);
