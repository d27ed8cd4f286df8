using EcoTiles.Catalogue.Authoring;

namespace EcoTiles.Catalogue.Composition;

/// <summary>What a map of one plan can be narrowed by: the authored dimensions with the values that this plan has.</summary>
static class MapDimensions
{
    public static IReadOnlyList<MapDimension> Of(
        AuthoredCatalogue authored, PlanRow facts, MapDefinition map, IReadOnlyList<LayerDefinition> present,
        IReadOnlyDictionary<string, DatasetRow> datasets)
    {
        var dimensions = new List<MapDimension>();
        foreach (var dimension in authored.Dimensions)
        {
            if (map.Fixed.TryGetValue(dimension.Name, out var only))
            {
                var value = ValueOf(dimension, facts, only);
                dimensions.Add(new(dimension.Name, dimension.TitleZh, dimension.TitleEn, dimension.Column, [value], value));
            }
            else if (map.Dimensions.TryGetValue(dimension.Name, out var standing))
            {
                var narrowed = present.Where(layer => dimension.Narrows(layer, datasets[layer.Dataset])).Select(layer => datasets[layer.Dataset]).ToList();
                if (narrowed.Count == 0) continue;
                var values = ValuesOf(dimension, facts, narrowed);
                // A plan of consolidation alone has nothing of the scheme that maps show unless somebody chooses.
                var isThere = values.Count == 0 || values.Exists(value => value.Code == standing);
                var fallback = standing is null ? null : isThere ? ValueOf(dimension, facts, standing) : values[0];
                dimensions.Add(new(dimension.Name, dimension.TitleZh, dimension.TitleEn, dimension.Column, values, fallback));
            }
        }
        return dimensions;
    }

    /// <summary>Those of a single layer, all values unless one is chosen.</summary>
    public static IReadOnlyList<MapDimension> Of(AuthoredCatalogue authored, PlanRow facts, MapLayer layer, DatasetRow row) =>
    [
        .. authored.Dimensions.Where(dimension => layer.VariesBy.Contains(dimension.Name)).Select(dimension => new MapDimension(
            dimension.Name, dimension.TitleZh, dimension.TitleEn, dimension.Column, ValuesOf(dimension, facts, [row]), null)),
    ];

    static List<DimensionValue> ValuesOf(DimensionDefinition dimension, PlanRow facts, IReadOnlyList<DatasetRow> rows)
    {
        if (dimension.IsOfStages && facts.Stages.Count > 0) return [.. facts.Stages.Select(stage => ValueOf(dimension, facts, stage.Key))];
        var occurring = rows.SelectMany(row => row.Values.GetValueOrDefault(dimension.Column) ?? new HashSet<string>()).ToHashSet(StringComparer.Ordinal);
        var known = dimension.Values.Where(value => occurring.Remove(value.Stored)).ToList();
        return [.. known, .. occurring.Order(StringComparer.Ordinal).Select(value => new DimensionValue(value, value, value, value))];
    }

    /// <summary>The plan's own word for a stage comes before the catalogue's.</summary>
    static DimensionValue ValueOf(DimensionDefinition dimension, PlanRow facts, string code)
    {
        var known = dimension.Values.FirstOrDefault(value => value.Code == code) ?? new DimensionValue(code, code, code, code);
        return dimension.IsOfStages && facts.Stages.FirstOrDefault(stage => stage.Key == code) is { } own ? known with { TitleZh = own.Title } : known;
    }
}
