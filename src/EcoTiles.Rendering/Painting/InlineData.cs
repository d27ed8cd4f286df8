using System.Collections.Concurrent;
using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Geometry.Grids;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Painting;

/// <summary>The features that a style brings along in its GeoJSON sources, made ready once for each grid they are drawn on.</summary>
sealed class InlineData(string plan)
{
    readonly Dictionary<string, MapLayer> _layers = new(StringComparer.Ordinal);
    readonly Dictionary<MapLayer, InlineSource> _sources = [];
    readonly ConcurrentDictionary<(MapLayer, TileGrid), Task<LayerSnapshot>> _snapshots = new();

    /// <summary>The layer that a source is, as if it were one of the map.</summary>
    public MapLayer LayerOf(StyleSource source)
    {
        if (_layers.TryGetValue(source.Id, out var known)) return known;
        var data = new InlineSource(source.Id, source.Features);
        var isPoints = source.Features.All(feature => feature.Kind == Catalogue.Styles.Expressions.FeatureShape.Point);
        var layer = new MapLayer(source.Id, new DatasetKey(plan, source.Id), LayerContent.Shapes, [])
        {
            Columns = data.Schema.Columns,
            Kind = isPoints ? ShapeKind.Point : ShapeKind.None,
        };
        _sources.Add(layer, data);
        return _layers[source.Id] = layer;
    }

    public bool Has(MapLayer layer) => _sources.ContainsKey(layer);

    public Task<LayerSnapshot> SnapshotOf(MapLayer layer, TileGrid grid) =>
        _snapshots.GetOrAdd((layer, grid), key => _sources[key.Item1].OnAsync(key.Item2));
}
