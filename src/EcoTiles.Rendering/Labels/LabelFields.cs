using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;
using EcoTiles.Rendering.Painting;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Labels;

/// <summary>The label fields of a map that were used last, by grid, zoom and state of the data.</summary>
sealed class LabelFields(StyledMap map)
{
    const int MostFields = 24;

    /// <summary>Labels of this state of the data are decided for one picture and not kept.</summary>
    public const long NotKept = -1;

    readonly Dictionary<(TileGrid Grid, double Zoom, long State), (LabelField Field, long Used)> _fields = [];
    readonly Lock _choosing = new();
    long _uses;

    public LabelField At(PictureFrame frame, IReadOnlyDictionary<MapLayer, LayerSnapshot> snapshots, long state)
    {
        if (state == NotKept) return Make(frame.Zoom, snapshots);
        var key = (frame.Grid, frame.Zoom, state);
        lock (_choosing)
        {
            if (!_fields.TryGetValue(key, out var known))
            {
                if (_fields.Count >= MostFields) _fields.Remove(_fields.MinBy(each => each.Value.Used).Key);
                known = (Make(frame.Zoom, snapshots), 0);
            }
            _fields[key] = (known.Field, ++_uses);
            return known.Field;
        }
    }

    /// <summary>The frame in style pixels of the world.</summary>
    public static LabelBox PartOf(PictureFrame frame) => new(
        frame.OriginX / (double)frame.Scale, frame.OriginY / (double)frame.Scale,
        (frame.OriginX + frame.Width) / (double)frame.Scale, (frame.OriginY + frame.Height) / (double)frame.Scale);

    LabelField Make(double zoom, IReadOnlyDictionary<MapLayer, LayerSnapshot> snapshots)
    {
        var layers = new List<LabelLayer>();
        var tiles = LabelTiles.At(zoom, map.Map.MaxZoom);
        for (var i = 0; i < map.Layers.Count; i++)
        {
            var layer = map.Layers[i];
            if (layer.Style is Catalogue.Styles.SymbolLayer && layer.IsShownAt(zoom) && snapshots.TryGetValue(layer.Data!, out var snapshot))
                layers.Add(new LabelLayer(layer, snapshot, RankOf(map, i), tiles, map.Sprites, map.Backend));
        }
        return new LabelField(cell =>
        {
            var labels = new List<Label>();
            foreach (var layer in layers) layer.AddLabels(cell, labels);
            return labels;
        });
    }

    /// <summary>Of two labels that want one place the one of the upper layer gets it.</summary>
    public static int RankOf(StyledMap map, int layer) => map.Layers.Count - layer;
}
