using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;
using EcoTiles.Rendering.Painting;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Labels;

/// <summary>The label fields that were used last, by map, grid, zoom, medium and state of the data; so many that memory stays bounded.</summary>
sealed class LabelFields(int mostLabels = LabelFields.MostLabels)
{
    /// <summary>Labels of this state of the data are decided for one picture and not kept.</summary>
    public const long NotKept = -1;

    const int MostFields = 1024;

    /// <summary>About one kilobyte each.</summary>
    const int MostLabels = 100_000;

    readonly Dictionary<FieldKey, (LabelField Field, long Used)> _fields = [];
    readonly Lock _choosing = new();
    long _uses;

    /// <summary>How many labels are kept in all fields.</summary>
    public int Count
    {
        get
        {
            lock (_choosing) return CountAll();
        }
    }

    public LabelField At(StyledMap map, PictureFrame frame, IReadOnlyDictionary<MapLayer, LayerSnapshot> snapshots, long state)
    {
        if (state == NotKept) return Make(map, frame, snapshots);
        var key = new FieldKey(map, frame.Grid, frame.Zoom, frame.Medium, state);
        lock (_choosing)
        {
            if (!_fields.TryGetValue(key, out var known) || known.Field.Count > mostLabels / 4) known.Field = Make(map, frame, snapshots);
            _fields[key] = (known.Field, ++_uses);
            MakeRoom();
            return known.Field;
        }
    }

    /// <summary>The frame in style pixels of the world.</summary>
    public static LabelBox PartOf(PictureFrame frame) => new(
        frame.OriginX / (double)frame.Scale, frame.OriginY / (double)frame.Scale,
        (frame.OriginX + frame.Width) / (double)frame.Scale, (frame.OriginY + frame.Height) / (double)frame.Scale);

    /// <summary>Of two labels that want one place the one of the upper layer gets it.</summary>
    public static int RankOf(StyledMap map, int layer) => map.Layers.Count - layer;

    /// <summary>Forgets a quarter of the fields, those not used for longest, when there are too many of them or of their labels.</summary>
    void MakeRoom()
    {
        while (_fields.Count > MostFields || (_fields.Count > 1 && CountAll() > mostLabels))
        {
            foreach (var (key, _) in _fields.OrderBy(each => each.Value.Used).Take((_fields.Count + 3) / 4).ToArray()) _fields.Remove(key);
        }
    }

    int CountAll() => _fields.Values.Sum(each => each.Field.Count);

    static LabelField Make(StyledMap map, PictureFrame frame, IReadOnlyDictionary<MapLayer, LayerSnapshot> snapshots)
    {
        var layers = new List<LabelLayer>();
        var tiles = LabelTiles.At(frame.Zoom, map.Map.MaxZoom);
        for (var i = 0; i < map.Layers.Count; i++)
        {
            var layer = map.Layers[i];
            if (layer.Style is Catalogue.Styles.SymbolLayer && layer.IsShownAt(frame.Zoom) && snapshots.TryGetValue(layer.Data!, out var snapshot))
                layers.Add(new LabelLayer(layer, snapshot, RankOf(map, i), tiles, frame.Medium, map.Sprites, map.Backend));
        }
        return new LabelField(cell =>
        {
            var labels = new List<Label>();
            foreach (var layer in layers) layer.AddLabels(cell, labels);
            return labels.Count == 0 ? [] : labels;
        });
    }

    readonly record struct FieldKey(StyledMap Map, TileGrid Grid, double Zoom, Medium Medium, long State);
}
