using EcoTiles.Catalogue;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Import.Checks;
using EcoTiles.Import.Mapping;
using EcoTiles.Import.Model;
using EcoTiles.Import.Reading;

namespace EcoTiles.Import.Pipeline;

/// <summary>Finds the table that each layer belongs to, by name, title or alias, or as the caller says.</summary>
public static class LayerMatching
{
    public static (IReadOnlyList<LayerMatch> Matches, IReadOnlyList<SkippedLayer> Skipped) Find(
        IReadOnlyList<SourceLayer> layers, ImportRequest request)
    {
        var matches = new List<LayerMatch>();
        var skipped = new List<SkippedLayer>();
        foreach (var layer in layers)
        {
            if (TableOf(layer, request) is { } table) matches.Add(Match(layer, table, request.Aliases));
            else if (request.AsIs) matches.Add(PlainTables.Match(layer));
            else skipped.Add(new(layer.Name, layer.Origin, Nearest(layer.Name)));
        }
        // Tables that others point to come first.
        var order = DataModel.Tables.Select((table, i) => (table.Name, i)).ToDictionary(pair => pair.Name, pair => pair.i);
        return ([.. matches.OrderBy(match => order.GetValueOrDefault(match.Table.Name, int.MaxValue))], skipped);
    }

    static LayerMatch Match(SourceLayer layer, ModelTable table, ColumnAliases aliases)
    {
        var mapping = ColumnMatching.Of(layer.Columns, table, aliases);
        var matches = table.Columns.Select(column => mapping.Matches.FirstOrDefault(match => match.Target == column)).ToList();
        return new(layer, table, [.. matches.Select(match => match?.Place ?? -1)], mapping.FeatureId ?? -1)
        {
            Factors = [.. matches.Select(match => match?.Factor ?? 1)],
            Unused = [.. mapping.Unused.Select(column => column.Name)],
        };
    }

    static ModelTable? TableOf(SourceLayer layer, ImportRequest request)
    {
        if (request.TableOfLayer.TryGetValue(layer.Name, out var chosen))
            return request.Aliases.FindTable(chosen, layer.Kind) ?? throw ImportProblems.UnknownTable(chosen, Nearest(chosen));
        return request.Aliases.FindTable(layer.Name, layer.Kind) is { } table ? OfKind(table, layer) : null;
    }

    /// <summary>Sites of works have a table for areas, lines and points each; what layers of them are called leaves that open.</summary>
    static ModelTable OfKind(ModelTable table, SourceLayer layer)
    {
        if (table.Name != PlanData.SiteTables[0] || !layer.HasShapes) return table;
        var place = layer.Kind switch { ShapeKind.Line => 1, ShapeKind.Point => 2, _ => 0 };
        return DataModel.Find(PlanData.SiteTables[place]) ?? table;
    }

    /// <summary>Every layer that the caller names is there.</summary>
    public static void RefuseUnknownLayers(IReadOnlyList<SourceLayer> layers, ImportRequest request)
    {
        var names = layers.Select(layer => layer.Name).ToHashSet();
        foreach (var layer in request.TableOfLayer.Keys)
        {
            if (!names.Contains(layer)) throw ImportProblems.UnknownLayer(layer, NearestName.Of(layer, names));
        }
    }

    static string? Nearest(string name) =>
        NearestName.Of(name, DataModel.Tables.SelectMany(table => new[] { table.Name, table.Zh }));
}
