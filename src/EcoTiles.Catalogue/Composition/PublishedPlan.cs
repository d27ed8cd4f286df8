using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace EcoTiles.Catalogue.Composition;

/// <summary>One plan made ready to be looked up: every address that names one of its maps.</summary>
sealed class PublishedPlan
{
    /// <summary>As many layers as a WMS request may name.</summary>
    const int MostLayers = 32;

    /// <summary>Sums of layers that are kept; beyond that they are put together at each request.</summary>
    const int MostComposites = 512;

    readonly FrozenDictionary<string, PlanMap>.AlternateLookup<ReadOnlySpan<char>> _maps;
    readonly ConcurrentDictionary<string, PlanMap> _composites = new(StringComparer.Ordinal);
    readonly ConcurrentDictionary<string, PlanMap>.AlternateLookup<ReadOnlySpan<char>> _compositesBySpan;
    readonly FrozenDictionary<string, PlanMap>.AlternateLookup<ReadOnlySpan<char>> _layers;

    public PublishedPlan(Plan plan)
    {
        Plan = plan;
        _compositesBySpan = _composites.GetAlternateLookup<ReadOnlySpan<char>>();
        _layers = plan.Layers.ToFrozenDictionary(layer => layer.Id, StringComparer.Ordinal)
            .GetAlternateLookup<ReadOnlySpan<char>>();
        var maps = new Dictionary<string, PlanMap>(StringComparer.Ordinal);
        foreach (var map in plan.Maps.Concat(plan.Layers)) maps.TryAdd(map.Id, map);
        foreach (var map in plan.Maps.Where(map => map.Id.Contains('/', StringComparison.Ordinal)))
        {
            // A slash inside an id travels as it is, as a dash, or escaped: servers leave %2F in a path alone.
            foreach (var slash in (string[])["-", "%2F", "%2f"])
                maps.TryAdd(map.Id.Replace("/", slash, StringComparison.Ordinal), map);
        }
        _maps = maps.ToFrozenDictionary(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public Plan Plan { get; }

    public bool TryFind(ReadOnlySpan<char> id, [MaybeNullWhen(false)] out PlanMap map) =>
        _maps.TryGetValue(id, out map) || (id.Contains(',') && TryCompose(id, out map));

    /// <summary>Lays single layers over each other: <c>zone,key_area</c>.</summary>
    bool TryCompose(ReadOnlySpan<char> id, [MaybeNullWhen(false)] out PlanMap map)
    {
        if (_compositesBySpan.TryGetValue(id, out map)) return true;
        if (id.Count(',') >= MostLayers) return false;
        var parts = new List<PlanMap>();
        foreach (var range in id.Split(','))
        {
            if (!_layers.TryGetValue(id[range], out var layer) || parts.Contains(layer)) return false;
            parts.Add(layer);
        }
        map = parts[0] with
        {
            Id = id.ToString(),
            Title = string.Join("、", parts.Select(part => part.Title)),
            TitleEn = string.Join(", ", parts.Select(part => part.TitleEn ?? part.Id)),
            Layers = [.. parts.SelectMany(part => part.Layers)],
            Bounds = parts.Select(part => part.Bounds).Aggregate((box, more) => box.Including(more)),
            StyleName = id.ToString(),
            Dimensions = Together(parts),
        };
        if (_composites.Count < MostComposites) _composites.TryAdd(map.Id, map);
        return true;
    }

    /// <summary>The dimensions of all parts, each with the values of all; layers without one are drawn alongside.</summary>
    static List<MapDimension> Together(List<PlanMap> parts) =>
    [
        .. parts.SelectMany(part => part.Dimensions).GroupBy(dimension => dimension.Name, StringComparer.Ordinal)
            .Select(same => same.First() with { Values = [.. same.SelectMany(dimension => dimension.Values).DistinctBy(value => value.Code)] }),
    ];
}
