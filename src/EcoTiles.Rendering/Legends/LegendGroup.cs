using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Rendering.Painting;

namespace EcoTiles.Rendering.Legends;

/// <summary>The style layers that draw the same features: their fill, outline, casing and symbol make one swatch.</summary>
sealed class LegendGroup
{
    LegendGroup(MapLayer data, IReadOnlyList<(StyledLayer Layer, LegendHint Hint)> drawn)
    {
        (Data, Styles, Hints) = (data, [.. drawn.Select(each => each.Layer)], [.. drawn.Select(each => each.Hint)]);
        By = Hints.Select(hint => hint.By).FirstOrDefault(by => by is not null);
        var named = By ?? Hints.Select(hint => hint.Named).FirstOrDefault(named => named is not null);
        Columns = [.. (named ?? Styles.SelectMany(FieldsThatShow)).Distinct().Where(name => data.Columns.Any(column => column.Name == name))];
    }

    public MapLayer Data { get; }

    /// <summary>Bottom to top.</summary>
    public IReadOnlyList<StyledLayer> Styles { get; }

    IReadOnlyList<LegendHint> Hints { get; }

    /// <summary>The columns that the style's author wants entries of; null for none.</summary>
    public IReadOnlyList<string>? By { get; }

    /// <summary>The columns whose values tell classes apart.</summary>
    public IReadOnlyList<string> Columns { get; }

    public Words? Title => Hints.Select(hint => hint.Title).FirstOrDefault(title => title is not null);

    public Words? Section => Hints.Select(hint => hint.Section).FirstOrDefault(section => section is not null);

    public string? Order => Hints.Select(hint => hint.Order).FirstOrDefault(order => order is not null);

    public string? Count => Hints.Select(hint => hint.Count).FirstOrDefault(count => count is not null);

    public int Rank => Hints.Max(hint => hint.Rank);

    /// <summary>The groups of a map that show at a zoom, in the order of its layers.</summary>
    public static IReadOnlyList<LegendGroup> Of(StyledMap map, double zoom)
    {
        var drawn = map.Layers.Where(layer => layer.Data is { Content: not LayerContent.Outside } && layer.IsShownAt(zoom) && Shows(layer.Style))
            .SelectMany(layer => LegendHint.Of(layer.Style).Where(hint => !hint.IsLeftOut).Select(hint => (Layer: layer, Hint: hint))).ToList();
        var groups = new List<LegendGroup>();
        foreach (var data in map.Map.Layers.Where(layer => layer.Content == LayerContent.Shapes))
        {
            // Layers of one dataset and one filter are the same features, under whatever name.
            var same = drawn.Where(each => IsSame(each.Layer.Data!, data)).ToList(); // those without data were left out
            if (same.Count == 0 || groups.Exists(group => IsSame(group.Data, data))) continue;
            groups.AddRange(Split(same).Select(styles => new LegendGroup(data, styles)));
        }
        return groups;
    }

    /// <summary>Layers whose author wants entries of different columns make groups of their own; all others go with the first.</summary>
    static IEnumerable<IReadOnlyList<(StyledLayer Layer, LegendHint Hint)>> Split(List<(StyledLayer Layer, LegendHint Hint)> same)
    {
        static string? By(LegendHint hint) => hint.By is { } by ? string.Join(',', by) : null;
        var wanted = same.Select(each => By(each.Hint)).OfType<string>().Distinct().ToList();
        if (wanted.Count < 2) return [same];
        return wanted.Select(by => same.Where(each => (By(each.Hint) ?? wanted[0]) == by).ToList());
    }

    static bool IsSame(MapLayer one, MapLayer other) =>
        one.Dataset == other.Dataset && one.Where.Count == other.Where.Count
        && one.Where.Zip(other.Where).All(pair => pair.First.Column == pair.Second.Column && pair.First.Values.SequenceEqual(pair.Second.Values));

    static bool Shows(StyleLayer layer) => layer is FillLayer or LineLayer or CircleLayer or SymbolLayer { Icon.Image.IsSet: true };

    /// <summary>Text and the order of drawing do not change how a swatch looks.</summary>
    static IEnumerable<string> FieldsThatShow(StyledLayer layer) => layer.Style.Needs.FieldMentions
        .Where(mention => !mention.Path.Contains(".text-", StringComparison.Ordinal) && !mention.Path.Contains("sort-key", StringComparison.Ordinal))
        .Select(mention => mention.Name);
}
