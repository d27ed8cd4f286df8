using EcoTiles.Catalogue;
using EcoTiles.Drawing;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Rendering.Legends;

/// <summary>Which legend is wanted.</summary>
/// <param name="Box">The part of the map it is for, in longitude and latitude; null for all of it.</param>
/// <param name="Zoom">The zoom that the map is looked at, as styles count it.</param>
/// <param name="ListsAll">Whether classes are listed, too, that the plan has and the part of the map does not show.</param>
public sealed record LegendRequest(Envelope? Box, double Zoom, bool ListsAll);

/// <summary>What a map shows: sections of entries, in the order they are read.</summary>
public sealed record Legend(PlanMap Map, double Zoom, IReadOnlyList<LegendSection> Sections);

/// <summary>Entries under one heading.</summary>
/// <param name="Count">How many different things they count together; null when nothing is counted.</param>
public sealed record LegendSection(Words Title, IReadOnlyList<LegendEntry> Entries, int? Count);

/// <summary>One class of features, or of what a raster shows.</summary>
/// <param name="Layer">The layer of the map that its features are in; null for what rasters show.</param>
/// <param name="Values">Values of the columns that make the class; of classes that look alike, all that were found.</param>
/// <param name="Features">Features of the class in the part of the map, or what else is counted.</param>
/// <param name="IsPresent">Whether the part of the map shows it.</param>
/// <param name="Look">How it is drawn.</param>
public sealed record LegendEntry(
    Words Label, MapLayer? Layer, IReadOnlyList<IReadOnlyDictionary<string, string>> Values, int Features, bool IsPresent, LegendLook Look)
{
    /// <summary>Whether the number is said beside the label.</summary>
    public bool IsCounted { get; init; }

    /// <summary>Null for what rasters show.</summary>
    internal LegendSample? Sample { get; init; }

    /// <summary>The bar of colours that glide; null for classes.</summary>
    public LegendRamp? Ramp { get; init; }

    /// <summary>A part of the raster, of imagery, with its colours as the map shows them.</summary>
    internal Picture? Image { get; init; }

    /// <summary>How much of the image is mixed with the ground.</summary>
    internal float ImageOpacity { get; init; } = 1;

    internal ShapeKind Kind => Sample?.Kind ?? ShapeKind.Polygon;
}

/// <summary>How the features of an entry are drawn, as far as it can be said in words.</summary>
/// <param name="Shape">fill, line, point, icon, image or ramp.</param>
public sealed record LegendLook(string Shape)
{
    public Color? Fill { get; init; }
    public Color? Line { get; init; }
    public double? LineWidth { get; init; }
    public string? Pattern { get; init; }
    public string? Icon { get; init; }
}
