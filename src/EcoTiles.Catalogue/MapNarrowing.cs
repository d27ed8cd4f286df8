using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using EcoTiles.Catalogue.Authoring;

namespace EcoTiles.Catalogue;

/// <summary>
/// Narrows a map to chosen values of its dimensions. The same choice of the same map is one object, so that tiles, labels
/// and styles that are kept for a map are kept for each of its choices.
/// </summary>
public static class MapNarrowing
{
    static readonly ConditionalWeakTable<PlanMap, ConcurrentDictionary<string, PlanMap>> Maps = [];
    static readonly ConditionalWeakTable<MapLayer, ConcurrentDictionary<string, MapLayer>> Layers = [];

    /// <summary>The map with the values that hold when nothing is chosen.</summary>
    public static PlanMap WithDefaults(PlanMap map) =>
        map.Dimensions.All(dimension => dimension.Default is null)
            ? map
            : map with { Layers = [.. map.Layers.Select(layer => Narrow(layer, map.Dimensions))], Whole = map };

    /// <param name="chosen">Values by the name of their dimension, all of them values that the map has.</param>
    public static PlanMap Choose(PlanMap map, IReadOnlyDictionary<string, IReadOnlyList<DimensionValue>> chosen)
    {
        var whole = map.Whole ?? map;
        var dimensions = whole.Dimensions
            .Select(dimension => chosen.TryGetValue(dimension.Name, out var values) && !IsDefault(dimension, values)
                ? dimension with { Chosen = [.. dimension.Values.Where(values.Contains)] }
                : dimension)
            .ToList();
        var query = QueryOf(dimensions);
        if (query.Length == 0) return map;
        return Maps.GetValue(whole, _ => new(StringComparer.Ordinal)).GetOrAdd(query, _ => whole with
        {
            Title = TitleOf(whole.Title, dimensions, value => value.TitleZh, "（", "、", "）"),
            TitleEn = whole.TitleEn is null ? null : TitleOf(whole.TitleEn, dimensions, value => value.TitleEn, " (", ", ", ")"),
            Layers = [.. whole.Layers.Select(layer => Narrow(layer, dimensions))],
            Dimensions = dimensions,
            Query = query,
            Whole = whole,
        });
    }

    static bool IsDefault(MapDimension dimension, IReadOnlyList<DimensionValue> values) =>
        values.Count == 1 && values[0] == dimension.Default;

    static MapLayer Narrow(MapLayer layer, IReadOnlyList<MapDimension> dimensions)
    {
        var filters = dimensions
            .Where(dimension => layer.VariesBy.Contains(dimension.Name))
            .Select(dimension => (dimension.Column, Values: Holding(dimension)))
            .Where(filter => filter.Values.Count > 0)
            .ToList();
        if (filters.Count == 0) return layer;
        var key = string.Join('&', filters.Select(filter => $"{filter.Column}={string.Join(',', filter.Values)}"));
        return Layers.GetValue(layer, _ => new(StringComparer.Ordinal)).GetOrAdd(key, _ => layer with
        {
            Where = [.. layer.Where, .. filters.Select(filter => new AttributeFilter(filter.Column, filter.Values))],
        });
    }

    /// <summary>The stored values that pass; none when all do.</summary>
    static List<string> Holding(MapDimension dimension) => dimension.Chosen.Count > 0
        ? [.. dimension.Chosen.Select(value => value.Stored)]
        : dimension.Default is { } standing ? [standing.Stored] : [];

    static string QueryOf(IEnumerable<MapDimension> dimensions)
    {
        var parts = dimensions.Where(dimension => dimension.Chosen.Count > 0)
            .Select(dimension => $"{dimension.Name}={string.Join(',', dimension.Chosen.Select(value => Uri.EscapeDataString(value.Code)))}")
            .ToList();
        return parts.Count == 0 ? "" : $"?{string.Join('&', parts)}";
    }

    static string TitleOf(
        string title, IEnumerable<MapDimension> dimensions, Func<DimensionValue, string> word, string open, string between, string close) =>
        $"{title}{open}{string.Join(between, dimensions.SelectMany(dimension => dimension.Chosen).Select(word))}{close}";
}
