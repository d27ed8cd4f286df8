using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources;

/// <summary>Which features are wanted, and how much of them.</summary>
public sealed record FeatureQuery
{
    public static FeatureQuery Everything { get; } = new();

    /// <summary>Only features whose box meets this one, in the dataset's own coordinates.</summary>
    public Envelope? Extent { get; init; }

    /// <summary>Only these attributes, in this order; all of the schema's when null.</summary>
    public IReadOnlyList<string>? Columns { get; init; }

    /// <summary>Features need not come in the order of their ids.</summary>
    public bool InAnyOrder { get; init; }
}
