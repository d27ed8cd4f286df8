using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Folder;
using EcoTiles.Drawing;
using EcoTiles.Drawing.Sprites;
using EcoTiles.Rendering.Labels;

namespace EcoTiles.Rendering.Painting;

/// <summary>A map of a plan with the style that it is drawn in.</summary>
public sealed class StyledMap
{
    readonly List<StyledLayer> _layers = [];

    public StyledMap(PlanMap map, MapStyle style, SpriteLibrary sprites, ICanvasBackend backend, Action<StyleWarning> warn)
    {
        Map = map;
        Style = style;
        Sprites = sprites;
        Backend = backend;
        var byName = map.Layers.ToDictionary(layer => layer.Name, StringComparer.Ordinal);
        foreach (var layer in style.Document.Layers)
        {
            if (layer is BackgroundLayer) _layers.Add(new StyledLayer(layer, null, warn));
            // A layer of the style that this plan has no data for draws nothing.
            else if (layer.SourceLayer is { } name && byName.TryGetValue(name, out var data))
                _layers.Add(new StyledLayer(layer, data, warn));
        }
        Labels = new LabelFields(this);
    }

    public PlanMap Map { get; }

    public MapStyle Style { get; }

    internal SpriteLibrary Sprites { get; }

    internal ICanvasBackend Backend { get; }

    /// <summary>Bottom to top.</summary>
    internal IReadOnlyList<StyledLayer> Layers => _layers;

    internal LabelFields Labels { get; }

    /// <summary>Whether the plan has what a layer of the style draws.</summary>
    public bool Draws(string layer) => _layers.Exists(drawn => drawn.Style.Id == layer);

    /// <summary>The layers of the map that show at a zoom.</summary>
    public IReadOnlyList<MapLayer> DataAt(double zoom) =>
        [.. _layers.Where(layer => layer.IsShownAt(zoom)).Select(layer => layer.Data).OfType<MapLayer>().Distinct()];
}
