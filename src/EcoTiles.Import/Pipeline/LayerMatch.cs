using EcoTiles.Import.Model;
using EcoTiles.Import.Reading;

namespace EcoTiles.Import.Pipeline;

/// <summary>A layer and the table it goes into.</summary>
/// <param name="Columns">For each column of the table the place of its values in a row of the layer, or -1.</param>
/// <param name="FeatureId">The place of feature ids, or -1.</param>
public sealed record LayerMatch(SourceLayer Layer, ModelTable Table, IReadOnlyList<int> Columns, int FeatureId)
{
    /// <summary>Whether the table is one of the data model, not one that is taken as it is.</summary>
    public bool IsInModel { get; init; } = true;

    /// <summary>For each column of the table what its numbers are multiplied by, for the unit they are in.</summary>
    public IReadOnlyList<double> Factors { get; init; } = [.. Columns.Select(_ => 1.0)];

    /// <summary>Columns of the layer that the table has no place for.</summary>
    public IReadOnlyList<string> Unused { get; init; } = [];

    /// <summary>Tells the layer from all others of an import.</summary>
    public string Key => $"{Layer.Origin}|{Layer.Name}|{Table.Name}";
}

/// <summary>A layer that is left out, and the table it was probably meant for.</summary>
public sealed record SkippedLayer(string Name, string Origin, string? Nearest);
