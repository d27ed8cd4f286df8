namespace EcoTiles.Catalogue;

/// <summary>How it stands with a map of the catalogue in one plan.</summary>
public enum AtlasState
{
    /// <summary>It can be drawn.</summary>
    Present,

    /// <summary>Data is lacking.</summary>
    Missing,

    /// <summary>The plan does not need it: it has no such stage, scheme or level.</summary>
    NotRequired,

    /// <summary>It can be drawn, but from data that is older than the plan's base year.</summary>
    Stale,
}

/// <summary>A map of the catalogue as one plan has it, and what it takes to have it right.</summary>
/// <param name="Part">The part of the guideline's Appendix C: C.3.1 base, C.3.2 evaluation, C.3.3 outcome maps.</param>
/// <param name="IsRequired">Whether the guideline, or the plan itself, asks for it.</param>
public sealed record AtlasEntry(
    string Id, string TitleZh, string TitleEn, string Part, string? Item, bool IsRequired, AtlasState State, string ReasonZh, string ReasonEn)
{
    /// <summary>Data to bring in; of several in one group one is enough.</summary>
    public IReadOnlyList<AtlasNeed> Needs { get; init; } = [];

    /// <summary>A required map that cannot be drawn.</summary>
    public bool IsLacking => IsRequired && State == AtlasState.Missing;
}

/// <summary>A table, or some of its rows, that a map lacks.</summary>
public sealed record AtlasNeed(string Table, string TitleZh, string TitleEn, IReadOnlyList<AttributeFilter> Where);
