using System.Text.Json.Nodes;
using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering.Painting;
using EcoTiles.Sources;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Styles;

/// <summary>
/// Rewrites a style for programs with few words. A property that works out its value from attributes is said as a list:
/// for each value that a column has in the data, what the property is there. QGIS 3.22 understands no more than that.
/// </summary>
public sealed class ListedStyle(SnapshotStore snapshots)
{
    /// <summary>Where every feature has a say of its own, more of them than this are not listed.</summary>
    const int MostFeatures = 20_000;

    /// <summary>A client of a desktop waits this long for a layer that is not loaded yet.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    static readonly LatticeBox Everywhere = new(int.MinValue + 2, int.MinValue + 2, int.MaxValue - 2, int.MaxValue - 2);
    static readonly LatticeBox Nowhere = new(0, 0, 1, 1);

    /// <summary>Rewrites layers in place; what cannot be listed stays as it is.</summary>
    /// <param name="layers">The layers of the map's style, said in plain words already.</param>
    public async Task RewriteAsync(StyledMap map, JsonArray layers, CancellationToken cancellationToken)
    {
        var byId = layers.OfType<JsonObject>().ToDictionary(layer => (string)layer["id"]!, StringComparer.Ordinal); // every layer has one
        foreach (var drawn in map.Layers)
        {
            if (drawn.Data is not { } data || !byId.TryGetValue(drawn.Style.Id, out var written)) continue;
            var listed = ListedProperty.Of(drawn.Style).Where(property => !ListedProperty.IsPlain(written[property.Part]?[property.Name])).ToList();
            if (listed.Count == 0 || await DataOfAsync(data, cancellationToken) is not { } snapshot) continue;
            foreach (var property in listed)
            {
                var value = written[property.Part]![property.Name];
                if (ListOf(property, drawn.Style, data, snapshot) is { } list)
                    written[property.Part]![property.Name] = list.Write(property.Part == "paint" ? ListedProperty.LastConstant(value) : null);
            }
        }
        PatternLayers.Split(layers);
    }

    /// <summary>The whole layer; null when it is read from the store tile by tile, or cannot be read now.</summary>
    async Task<LayerSnapshot?> DataOfAsync(MapLayer data, CancellationToken cancellationToken)
    {
        try
        {
            await snapshots.GetAsync(data.Dataset, 0, Nowhere, wholeShapes: false, cancellationToken).AsTask().WaitAsync(Patience, cancellationToken);
        }
        catch (Exception error) when (error is StoreException or TimeoutException)
        {
            return null;
        }
        return snapshots.TryGet(data.Dataset, out var snapshot) ? snapshot : null;
    }

    /// <summary>The list of the first column that decides the property: one that the style asks for, else any.</summary>
    static ValueList? ListOf(ListedProperty property, StyleLayer style, MapLayer data, LayerSnapshot snapshot)
    {
        var shapes = data with { Content = LayerContent.Shapes };
        var lists = new Dictionary<string, ValueList>(StringComparer.Ordinal);
        var isListed = true;
        new RowSearch().ForEach(shapes, snapshot, TileGrid.LatticeZoom, Everywhere, rows => isListed &= Add(rows));
        return isListed
            ? style.Needs.Fields.Concat(lists.Keys).Select(name => lists.GetValueOrDefault(name)).FirstOrDefault(list => list is { Decides: true, Count: > 0 })
            : null;

        bool Add(FrameRows rows)
        {
            var features = rows.Rung.Features;
            var styled = new StyledRows(style, shapes, features, _ => { });
            var cursor = styled.ContextAt(Math.Max(style.MinZoom, data.MinZoom));
            var names = RowFeature.Names(features, shapes.Columns);
            var seen = styled.IsByClass() ? new HashSet<int>() : null;
            if (seen is null && rows.Rows.Length > MostFeatures) return false;
            var columns = seen is null ? names.Count : RowFeature.ClassColumnCount(features, shapes.Columns);
            foreach (var row in rows.Rows)
            {
                if (seen?.Add(features.Attributes.ClassOf[row]) == false) continue;
                cursor.Feature.Row = row;
                if (!style.Filter.Passes(cursor.Context)) continue;
                var value = property.ValueOf(cursor.Context);
                for (var column = 0; column < columns; column++)
                {
                    if (!lists.TryGetValue(names[column], out var list)) lists[names[column]] = list = new ValueList(names[column]);
                    list.Add(cursor.Feature.Value(column), value);
                }
            }
            return true;
        }
    }
}
