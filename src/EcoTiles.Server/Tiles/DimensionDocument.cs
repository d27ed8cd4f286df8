using EcoTiles.Catalogue;

namespace EcoTiles.Server.Tiles;

/// <summary>A dimension of a map, and what of it is shown.</summary>
/// <param name="Default">What is shown when nothing is chosen; null for all values.</param>
/// <param name="Chosen">What this document's addresses choose; null when nothing.</param>
public sealed record DimensionDocument(
    string Name, string Title, string TitleEn, string? Default, IReadOnlyList<DimensionValueDocument> Values, IReadOnlyList<string>? Chosen)
{
    public static DimensionDocument Of(MapDimension dimension) => new(
        dimension.Name, dimension.TitleZh, dimension.TitleEn, dimension.Default?.Code,
        [.. dimension.Values.Select(value => new DimensionValueDocument(value.Code, value.TitleZh, value.TitleEn))],
        dimension.Chosen.Count == 0 ? null : [.. dimension.Chosen.Select(value => value.Code)]);
}

/// <summary>A value that may be chosen.</summary>
public sealed record DimensionValueDocument(string Value, string Title, string TitleEn);
