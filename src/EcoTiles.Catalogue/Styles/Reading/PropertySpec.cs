using EcoTiles.Catalogue.Styles.Expressions;

namespace EcoTiles.Catalogue.Styles.Reading;

/// <summary>What a property may look at.</summary>
enum Reach : byte
{
    Fixed,
    Zoom,
    Feature,

    /// <summary>Nothing but the way along the line.</summary>
    LineProgress,

    /// <summary>Nothing but how high a place is.</summary>
    Elevation,
}

/// <summary>What the specification says of a property's values.</summary>
/// <param name="Interpolates">Whether values lie between others.</param>
sealed record PropertySpec(StyleType Type, Reach Reach, bool Interpolates)
{
    public double Min { get; init; } = double.NegativeInfinity;
    public double Max { get; init; } = double.PositiveInfinity;

    /// <summary>The words that a text, or each text of a list, may be; null for any.</summary>
    public IReadOnlyList<string>? Words { get; init; }

    /// <summary>Whether <c>{name}</c> in a text stands for an attribute.</summary>
    public bool HasTokens { get; init; }

    /// <summary>Whether all values must stand in the style itself.</summary>
    public bool ListsOutputs { get; init; }
}
