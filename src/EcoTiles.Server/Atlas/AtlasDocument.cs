using EcoTiles.Server.Listing;

namespace EcoTiles.Server.Atlas;

/// <summary>How complete the atlas of a plan is, item by item of the guideline's Appendix C.</summary>
/// <param name="IsComplete">Whether every required map can be drawn.</param>
public sealed record AtlasDocument(
    string Plan, string Title, bool IsComplete, AtlasCounts Counts, IReadOnlyList<AtlasItemDocument> Items, IReadOnlyList<Link> Links);

/// <summary>Maps by state.</summary>
public sealed record AtlasCounts(int Present, int Missing, int Stale, int NotRequired, int RequiredAndMissing);

/// <summary>An item of the appendix, or the maps beside it that plans show.</summary>
/// <param name="Item">Its number; null for maps that the appendix does not name.</param>
/// <param name="State">The least good of its maps that the plan needs: missing, stale, present, or not-required.</param>
public sealed record AtlasItemDocument(
    string Part, string? Item, string TitleZh, string TitleEn, bool IsRequired, string State, IReadOnlyList<AtlasMapDocument> Maps);

/// <summary>One map of the catalogue.</summary>
/// <param name="State">present, missing, not-required or stale.</param>
/// <param name="ReasonZh">Why it is so.</param>
public sealed record AtlasMapDocument(
    string Id, string TitleZh, string TitleEn, bool IsRequired, string State, string ReasonZh, string ReasonEn)
{
    /// <summary>Tables to bring in; of a missing map that names several with "or", one is enough.</summary>
    public IReadOnlyList<AtlasNeedDocument>? Import { get; init; }

    public IReadOnlyList<Link>? Links { get; init; }
}

/// <summary>A table to bring in, with the values that its rows must have.</summary>
public sealed record AtlasNeedDocument(
    string Table, string TitleZh, string TitleEn, IReadOnlyDictionary<string, IReadOnlyList<string>>? Where, string HintZh, string HintEn);
