using EcoTiles.Catalogue.Authoring;
using EcoTiles.Catalogue.Styles.Expressions;

namespace EcoTiles.Catalogue.Styles.Folder;

/// <summary>Holds the attributes that styles read against those that the data of their maps has.</summary>
public static class StyleFields
{
    /// <summary>
    /// Attributes that no plan has in the layer they are read from. A layer that asks with <c>has</c> whether an attribute is
    /// there may read it, and of layers that no plan has nothing is known.
    /// </summary>
    /// <param name="modelOf">Columns that a table of plans may have, whether these plans fill them or not; none for other tables.</param>
    public static IReadOnlyList<AuthoredProblem> Missing(StyleFolder folder, MapCatalogue catalogue, Func<string, IEnumerable<string>> modelOf)
    {
        var found = new List<AuthoredProblem>();
        var maps = catalogue.Plans.SelectMany(plan => plan.Maps).ToLookup(map => map.StyleName, StringComparer.Ordinal);
        foreach (var style in folder.Maps.Values)
        {
            var problems = new ProblemList($"maps/{style.Name}.json", found);
            var columns = maps[style.Name].SelectMany(map => map.Layers)
                .ToLookup(layer => layer.Name, layer => layer.Columns.Select(column => column.Name).Concat(modelOf(layer.Dataset.Table)), StringComparer.Ordinal);
            for (var i = 0; i < style.Document.Layers.Count; i++)
            {
                var layer = style.Document.Layers[i];
                if (layer.SourceLayer is not { } name || layer.Source?.Kind != SourceKind.Vector || !columns.Contains(name)) continue;
                var known = columns[name].SelectMany(names => names).ToHashSet(StringComparer.Ordinal);
                foreach (var mention in layer.Needs.FieldMentions)
                {
                    if (known.Contains(mention.Name) || layer.Needs.AskedFields.Contains(mention.Name)) continue;
                    problems.Unknown(PathOf(mention, i, layer), "属性", "attribute", mention.Name, known);
                }
            }
        }
        return found;
    }

    /// <summary>With the layer's name for its number, which counts what shared styles put in.</summary>
    static string PathOf(StyleMention mention, int index, StyleLayer layer)
    {
        var numbered = FormattableString.Invariant($"layers[{index}]");
        return mention.Path.StartsWith(numbered, StringComparison.Ordinal)
            ? $"layers[\"{layer.Id}\"]{mention.Path[numbered.Length..]}"
            : mention.Path;
    }
}
