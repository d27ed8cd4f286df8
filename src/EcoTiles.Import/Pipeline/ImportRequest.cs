using EcoTiles.Import.Mapping;
using EcoTiles.Import.Reading;

namespace EcoTiles.Import.Pipeline;

/// <summary>What is to be brought in, and how.</summary>
/// <param name="Sources">Files, folders and archives.</param>
public sealed record ImportRequest(IReadOnlyList<string> Sources)
{
    public ReadingOptions Reading { get; init; } = ReadingOptions.Default;

    /// <summary>What planners call tables and columns.</summary>
    public ColumnAliases Aliases { get; init; } = ColumnAliases.None;

    /// <summary>The plan that rows without a plan belong to; rows of other plans are left out.</summary>
    public string? Plan { get; init; }

    /// <summary>Tables for layers whose names do not tell, by layer.</summary>
    public IReadOnlyDictionary<string, string> TableOfLayer { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether layers outside the data model come in under their own names.</summary>
    public bool AsIs { get; init; }

    /// <summary>Whether everything is read and judged and nothing written.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether layers that an interrupted import has read are taken over.</summary>
    public bool Resume { get; init; }
}
