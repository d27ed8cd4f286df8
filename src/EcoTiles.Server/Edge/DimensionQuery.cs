using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Authoring;
using Microsoft.AspNetCore.Http;

namespace EcoTiles.Server.Edge;

/// <summary>
/// Reads what a query chooses of a map's dimensions: <c>?stage=near</c>, <c>?level=1,2</c>. Tiles, pictures, styles,
/// legends and documents of a map all read it here. Other keys of a query are left alone.
/// </summary>
static class DimensionQuery
{
    /// <summary>The map as it was chosen; null with a problem when a value is not one of the map's.</summary>
    public static PlanMap? Choose(HttpRequest request, MapCatalogue catalogue, PlanMap map, out ProblemDocument? problem)
    {
        problem = null;
        if (!request.QueryString.HasValue) return map;
        Dictionary<string, IReadOnlyList<DimensionValue>>? chosen = null;
        foreach (var (name, texts) in request.Query)
        {
            if (!catalogue.DimensionNames.Contains(name)) continue;
            if (map.Dimensions.FirstOrDefault(each => each.Name == name) is not { } dimension) problem = Problems.NoSuchDimension(name, map);
            else if (texts.Count != 1) problem = Problems.RepeatedDimension(name);
            else if (texts[0] is not "*" && Values(dimension, texts[0] ?? "") is not { } values) problem = Problems.UnknownDimensionValue(dimension);
            else if (texts[0] is not "*" || dimension.Default is not null) (chosen ??= [])[name] = texts[0] is "*" ? dimension.Values : Values(dimension, texts[0]!)!; // they were found just before
            if (problem is not null) return null;
        }
        return chosen is null ? map : MapNarrowing.Choose(map, chosen);
    }

    /// <summary>One value or several with commas between, by code, by title or as the data has it; null when one is unknown.</summary>
    static List<DimensionValue>? Values(MapDimension dimension, string text)
    {
        var values = new List<DimensionValue>();
        foreach (var part in text.Split(','))
        {
            if (dimension.Values.FirstOrDefault(value => value.Code == part || value.TitleZh == part || value.Stored == part) is not { } value) return null;
            values.Add(value);
        }
        return values;
    }
}
