using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Symbols;

/// <summary>Lines or dots that fill an area and leave what lies below visible.</summary>
/// <param name="AngleDegrees">Which way lines rise: 0 level, 45 to the right, 90 upright, 135 to the left.</param>
/// <param name="SpacingMillimetres">From the middle of one line to the middle of the next.</param>
/// <param name="WidthMillimetres">Of a line; across a dot.</param>
public sealed record Hatch(
    HatchKind Kind, double AngleDegrees, double SpacingMillimetres, double WidthMillimetres, StyleColor Color)
{
    /// <summary>Style pixels in a millimetre: screens count 96 pixels to the inch.</summary>
    public const float PixelsPerMillimetre = 96 / 25.4f;

    /// <summary>Lies under the lines; transparent where there is none.</summary>
    public StyleColor Background { get; init; }
}

public enum HatchKind
{
    Line,
    Cross,
    Dots,
}
