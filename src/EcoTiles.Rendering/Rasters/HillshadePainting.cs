using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Values;
using EcoTiles.Drawing;

namespace EcoTiles.Rendering.Rasters;

/// <summary>Draws hillshade layers, with the exaggeration of low zooms that MapLibre has.</summary>
static class HillshadePainting
{
    public static void Paint(ICanvas canvas, HillshadeLayer layer, RasterPatch patch, double zoom)
    {
        var context = new EvaluationContext { Zoom = zoom };
        var lights = HillLight.Of(layer, context);
        var (width, height) = ((int)canvas.Width, (int)canvas.Height);
        var field = new HeightField(patch, width, layer.Resampling.Evaluate(context) == Resampling.Nearest);
        var pixels = new uint[width * height];
        var (east, south, stretches) = (new float[width], new float[width], new float[width]);
        var steeper = (float)Math.Pow(2, -LowZoomExaggeration(patch.Frame.Zoom));
        for (var y = 0; y < height; y++)
        {
            field.Slopes(y, east, south);
            field.Stretches(y, stretches);
            for (var x = 0; x < width; x++)
            {
                if (float.IsNaN(east[x])) continue;
                pixels[y * width + x] = lights.Shade(Limited(east[x] * steeper) * stretches[x], Limited(south[x] * steeper) * stretches[x]);
            }
        }
        canvas.DrawPicture(new Picture(width, height, pixels), System.Numerics.Matrix3x2.Identity, 1);
    }

    /// <summary>Steeper than this MapLibre's slopes are not.</summary>
    static float Limited(float slope) => Math.Clamp(slope, -4, 4);

    /// <summary>Relief is so low beside its width at small scales that nobody would see it.</summary>
    static double LowZoomExaggeration(int zoom) =>
        zoom < 15 ? (zoom - 15) * (zoom < 2 ? 0.4 : zoom < 4.5 ? 0.35 : 0.3) : 0;
}
