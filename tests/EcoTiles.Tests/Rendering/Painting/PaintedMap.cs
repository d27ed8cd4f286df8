using EcoTiles.Canvases.Raster;
using EcoTiles.Catalogue;
using EcoTiles.Drawing;
using EcoTiles.Rendering.Labels;
using EcoTiles.Rendering.Painting;
using EcoTiles.Sources.Snapshots;
using EcoTiles.Tests.Canvases.Text;

namespace EcoTiles.Tests.Rendering.Painting;

/// <summary>A frame of a map as the service paints it, on a clear ground.</summary>
static class PaintedMap
{
    public static RasterBackend Backend { get; } = new(Fonts.Shaper());

    public static Picture Of(StyledMap map, IReadOnlyDictionary<MapLayer, LayerSnapshot> data, PictureFrame frame)
    {
        using var canvas = (RasterCanvas)Backend.BeginImage(frame.Width, frame.Height, Color.Transparent);
        new MapPainter(map, new PaintScene()).Paint(canvas, frame, data, LabelFields.NotKept);
        return canvas.ToPicture();
    }
}
