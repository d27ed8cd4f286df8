using EcoTiles.Catalogue;
using EcoTiles.Drawing;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering.Labels;
using EcoTiles.Rendering.Painting;
using EcoTiles.Rendering.Rasters;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Rendering.Legends;

/// <summary>
/// What is to be seen of a part of a map, found by painting nothing else. Of a class that lies wholly under others, or that
/// fills no pixel, no colour is left; and what is under the veil around the plan does not count.
/// </summary>
sealed class Sight
{
    const int MostPixels = 2_000_000;

    readonly StyledMap _map;
    readonly IReadOnlyDictionary<MapLayer, LayerSnapshot> _data;
    readonly Picture? _veil;

    /// <param name="data">Of the layers that are asked about, and of those that lie around polygons.</param>
    public Sight(StyledMap map, LatticeBox box, double zoom, IReadOnlyDictionary<MapLayer, LayerSnapshot> data)
    {
        (_map, _data, Frame) = (map, data, FrameOf(box, zoom));
        var veils = map.Layers.Where(layer => IsVeil(layer) && layer.IsShownAt(zoom)).ToList();
        if (veils.Count > 0) _veil = Paint(veils);
    }

    public PictureFrame Frame { get; }

    /// <summary>Whether the pixels are those of the map; in larger ones small areas are lost.</summary>
    public bool IsFine => Frame.Scale >= 1;

    public static bool IsVeil(StyledLayer layer) => layer.Data is { Content: LayerContent.Outside };

    /// <summary>The colours that layers leave in the picture when nothing else is drawn, multiplied by their alpha.</summary>
    public HashSet<uint> ColorsOf(IReadOnlySet<StyledLayer> layers) => Unveiled(Paint([.. _map.Layers.Where(layers.Contains)]));

    /// <summary>The colours of classes of relief.</summary>
    public async Task<HashSet<uint>> ColorsOfAsync(StyledRaster raster, CancellationToken cancellationToken)
    {
        if (_map.Rasters is not { } rasters || raster.Scale is not { } scale
            || await RasterPatch.GatherAsync(rasters.Tiles, raster, Frame, cancellationToken) is not { } patch) return [];
        return Unveiled(ReliefPainting.Classed(scale, patch, Frame.Width, Frame.Height));
    }

    /// <summary>The lowest and the highest height that is not veiled; null when none is known.</summary>
    public async Task<(float Least, float Most)?> HeightsOfAsync(StyledRaster raster, CancellationToken cancellationToken)
    {
        if (_map.Rasters is not { } rasters || await RasterPatch.GatherAsync(rasters.Tiles, raster, Frame, cancellationToken) is not { } patch) return null;
        var field = new HeightField(patch, Frame.Width, isNearest: false);
        var heights = new float[Frame.Width];
        var (least, most) = (float.PositiveInfinity, float.NegativeInfinity);
        for (var y = 0; y < Frame.Height; y++)
        {
            field.Heights(y, heights);
            for (var x = 0; x < heights.Length; x++)
            {
                if (float.IsNaN(heights[x]) || _veil is { } veil && veil[x, y] != 0) continue;
                (least, most) = (Math.Min(least, heights[x]), Math.Max(most, heights[x]));
            }
        }
        return least <= most ? (least, most) : null;
    }

    static PictureFrame FrameOf(LatticeBox box, double zoom)
    {
        var pixels = new PictureFrame(zoom, 1, 0, 0, 1, 1).PixelsPerStep;
        var (width, height) = (((double)box.MaxX - box.MinX) * pixels, ((double)box.MaxY - box.MinY) * pixels);
        var scale = Math.Min(1, Math.Sqrt(MostPixels / Math.Max(1, width * height)));
        return PictureFrame.Around(
            (int)(((long)box.MinX + box.MaxX) / 2), (int)(((long)box.MinY + box.MaxY) / 2), zoom, (float)scale,
            (int)Math.Clamp(Math.Ceiling(width * scale), 1, MostPixels), (int)Math.Clamp(Math.Ceiling(height * scale), 1, MostPixels));
    }

    HashSet<uint> Unveiled(Picture picture)
    {
        var colors = new HashSet<uint>();
        for (var i = 0; i < picture.Pixels.Length; i++)
        {
            if (_veil is null || _veil.Pixels[i] == 0) colors.Add(picture.Pixels[i]);
        }
        return colors;
    }

    Picture Paint(IReadOnlyList<StyledLayer> layers)
    {
        var style = _map.Style with { Document = _map.Style.Document with { Layers = [.. layers.Select(layer => layer.Style)] } };
        var part = new StyledMap(_map.Map, style, _map.Sprites, _map.Backend, _ => { });
        using var canvas = _map.Backend.BeginImage(Frame.Width, Frame.Height, Color.Transparent);
        new MapPainter(part, new PaintScene()).Paint(canvas, Frame, _data, LabelFields.NotKept);
        return canvas.ToPicture();
    }
}
