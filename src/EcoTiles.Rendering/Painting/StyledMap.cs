using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Folder;
using EcoTiles.Catalogue.Styles.Values;
using EcoTiles.Drawing;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Drawing.Sprites;
using EcoTiles.Rendering.Labels;
using EcoTiles.Rendering.Rasters;

namespace EcoTiles.Rendering.Painting;

/// <summary>A map of a plan with the style that it is drawn in.</summary>
public sealed class StyledMap
{
    readonly List<StyledLayer> _layers = [];

    public StyledMap(PlanMap map, MapStyle style, SpriteLibrary sprites, ICanvasBackend backend, Action<StyleWarning> warn, MapRasters? rasters = null)
        : this(map, style, sprites, backend, warn, rasters, new LabelFields())
    {
    }

    /// <param name="labels">Shared with other maps.</param>
    internal StyledMap(
        PlanMap map, MapStyle style, SpriteLibrary sprites, ICanvasBackend backend, Action<StyleWarning> warn, MapRasters? rasters, LabelFields labels)
    {
        Map = map;
        Style = style;
        Sprites = sprites;
        Backend = backend;
        Rasters = rasters;
        Labels = labels;
        Inline = new InlineData(map.PlanId);
        var byName = map.Layers.ToDictionary(layer => layer.Name, StringComparer.Ordinal);
        foreach (var layer in style.Document.Layers)
        {
            if (layer is BackgroundLayer) _layers.Add(new StyledLayer(layer, null, warn));
            else if (layer is RasterLayer or HillshadeLayer or ColorReliefLayer)
            {
                if (layer.Source is { } source && rasters?.Of(map.PlanId, source) is { } raster)
                    _layers.Add(new StyledLayer(layer, null, warn) { Raster = raster });
            }
            else if (layer.Source is { Kind: SourceKind.Geojson } own) _layers.Add(new StyledLayer(layer, Inline.LayerOf(own), warn));
            // A layer of the style that this plan has no data for draws nothing.
            else if (layer.SourceLayer is { } name && byName.TryGetValue(name, out var data))
                _layers.Add(new StyledLayer(layer, data, warn));
        }
    }

    public PlanMap Map { get; }

    public MapStyle Style { get; }

    internal SpriteLibrary Sprites { get; }

    internal ICanvasBackend Backend { get; }

    /// <summary>Null where no rasters are drawn.</summary>
    internal MapRasters? Rasters { get; }

    /// <summary>What the style brings along itself.</summary>
    internal InlineData Inline { get; }

    /// <summary>Bottom to top.</summary>
    internal IReadOnlyList<StyledLayer> Layers => _layers;

    internal LabelFields Labels { get; }

    /// <summary>Whether the plan has what a layer of the style draws.</summary>
    public bool Draws(string layer) => _layers.Exists(drawn => drawn.Style.Id == layer);

    /// <summary>What is known of a raster source of the style; null when the plan has no such raster.</summary>
    public RasterDescription? Describe(string sourceId) =>
        Style.Document.Sources.FirstOrDefault(source => source.Id == sourceId) is { } source
            && Rasters?.Of(Map.PlanId, source) is { } raster
            ? RasterDescription.Of(raster)
            : null;

    /// <summary>Whether labels, dashes or pictures go along the lines of a layer; they are counted in whole tiles of browsers.</summary>
    public bool IsCountedByTiles(MapLayer data) => _layers.Exists(layer => layer.Data == data && layer.Style switch
    {
        SymbolLayer symbols => symbols.Placement is { IsConstant: false } or { Value: not SymbolPlacement.Point },
        LineLayer line => LinePainting.IsCounted(line),
        _ => false,
    });

    /// <summary>Whose rasters the map shows, as their owners want to be named.</summary>
    public IEnumerable<string> RasterAttributions =>
        _layers.Select(layer => layer.Raster?.Source.Facts.Attribution).OfType<string>().Where(text => text.Length > 0).Distinct();

    /// <summary>The box around the rasters that the map shows.</summary>
    public Envelope RasterBounds =>
        _layers.Select(layer => layer.Raster?.Source.Facts.Bounds).OfType<Envelope>().Aggregate(Envelope.Empty, (all, each) => all.Including(each));

    /// <summary>The layers of the map that show at a zoom.</summary>
    public IReadOnlyList<MapLayer> DataAt(double zoom) =>
        [.. _layers.Where(layer => layer.IsShownAt(zoom)).Select(layer => layer.Data).OfType<MapLayer>().Distinct()];
}
