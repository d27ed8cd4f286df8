using EcoTiles.Catalogue;
using EcoTiles.Server.Tiles;

namespace EcoTiles.Server.Listing;

/// <summary>A way on from a document.</summary>
/// <param name="Rel">What it leads to: self, up, plan, maps, layers, tilejson or tiles.</param>
/// <param name="Href">An absolute address; that of tiles has places for z, x and y.</param>
/// <param name="Type">Media type of what is there.</param>
/// <param name="Title">For people.</param>
public sealed record Link(string Rel, string Href, string Type, string Title);

/// <summary>All plans.</summary>
public sealed record PlanList(IReadOnlyList<PlanDocument> Plans, IReadOnlyList<Link> Links);

/// <summary>One plan.</summary>
public sealed record PlanDocument
{
    public required string Id { get; init; }
    public required string Title { get; init; }
    public string? TitleEn { get; init; }
    public string? Kind { get; init; }
    public string? Level { get; init; }
    public string? RegionCode { get; init; }
    public string? RegionName { get; init; }
    public int? PeriodFrom { get; init; }
    public int? PeriodTo { get; init; }
    public int? BaseYear { get; init; }
    public string? Status { get; init; }
    public string? MapReviewNumber { get; init; }
    public string? DataNote { get; init; }
    public long DataVersion { get; init; }
    public bool IsSample { get; init; }
    public IReadOnlyList<PlanStage> Stages { get; init; } = [];

    /// <summary>West, south, east, north, in degrees; null when the plan has no features.</summary>
    public IReadOnlyList<double>? Bounds { get; init; }

    public int MapCount { get; init; }
    public required IReadOnlyList<Link> Links { get; init; }
}

/// <summary>The maps of a plan, and those it has no data for.</summary>
public sealed record MapList(
    string Plan, IReadOnlyList<MapDocument> Maps, IReadOnlyList<MissingMapDocument> Missing, IReadOnlyList<Link> Links);

/// <summary>A map of the catalogue that the plan lacks data for.</summary>
/// <param name="Tables">Tables that it takes.</param>
public sealed record MissingMapDocument(
    string Id, string TitleZh, string TitleEn, string? Item, bool IsRequired, IReadOnlyList<string> Tables, string ReasonZh, string ReasonEn);

/// <summary>The single layers of a plan.</summary>
public sealed record LayerList(string Plan, IReadOnlyList<MapDocument> Layers, IReadOnlyList<Link> Links);

/// <summary>One map or single layer.</summary>
public sealed record MapDocument
{
    public required string Id { get; init; }
    public required string Title { get; init; }
    public string? TitleEn { get; init; }
    public string? Group { get; init; }
    public string? Item { get; init; }

    /// <summary>Whether the guideline, or the plan itself, asks for it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The scale it is printed at unless somebody chooses.</summary>
    public int? Scale { get; init; }

    /// <summary>First and last of the zooms that it is best looked at.</summary>
    public IReadOnlyList<int>? BestZooms { get; init; }

    /// <summary>What it can be narrowed by, as keys of a query.</summary>
    public IReadOnlyList<DimensionDocument>? Dimensions { get; init; }

    /// <summary>The tables that its layers are made of, its theme first; null for single layers.</summary>
    public IReadOnlyList<string>? Tables { get; init; }

    public int MinZoom { get; init; }
    public int MaxZoom { get; init; }
    public IReadOnlyList<double>? Bounds { get; init; }

    /// <summary>What the map opens with.</summary>
    public IReadOnlyList<double>? View { get; init; }

    /// <summary>Names of the layers in its tiles, bottom to top.</summary>
    public required IReadOnlyList<string> Layers { get; init; }

    public required IReadOnlyList<Link> Links { get; init; }
}
