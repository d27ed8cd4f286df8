using EcoTiles.Catalogue.Relief;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Values;
using EcoTiles.Drawing;

namespace EcoTiles.Rendering.Rasters;

/// <summary>Draws heights as colours: along a ramp, or in classes of elevation or slope.</summary>
static class ReliefPainting
{
    public static void Paint(ICanvas canvas, ColorReliefLayer layer, RasterPatch patch, double zoom)
    {
        var context = new EvaluationContext { Zoom = zoom };
        var ramp = new HeightRamp(layer, zoom);
        var (width, height) = ((int)canvas.Width, (int)canvas.Height);
        var field = new HeightField(patch, width, layer.Resampling.Evaluate(context) == Resampling.Nearest);
        var pixels = new uint[width * height];
        var heights = new float[width];
        for (var y = 0; y < height; y++)
        {
            field.Heights(y, heights);
            for (var x = 0; x < width; x++) pixels[y * width + x] = float.IsNaN(heights[x]) ? 0 : ramp.ColorOf(heights[x]);
        }
        canvas.DrawPicture(new Picture(width, height, pixels), System.Numerics.Matrix3x2.Identity, ramp.Opacity);
    }

    public static void Paint(ICanvas canvas, RasterLayer layer, ReliefScale scale, RasterPatch patch, double zoom)
    {
        var context = new EvaluationContext { Zoom = zoom };
        var picture = Classed(scale, patch, (int)canvas.Width, (int)canvas.Height);
        var change = ColorChange.Of(layer, context);
        if (!change.IsNone) change.Apply(picture.Pixels);
        canvas.DrawPicture(picture, System.Numerics.Matrix3x2.Identity, (float)layer.Opacity.Evaluate(context));
    }

    /// <summary>Heights as the colours of the Terrarium encoding, for browsers; the sea stands in where nothing is known.</summary>
    public static void PaintEncoded(ICanvas canvas, RasterPatch patch)
    {
        var (width, height) = ((int)canvas.Width, (int)canvas.Height);
        var field = new HeightField(patch, width, isNearest: false);
        var pixels = new uint[width * height];
        var heights = new float[width];
        for (var y = 0; y < height; y++)
        {
            field.Heights(y, heights);
            for (var x = 0; x < width; x++)
            {
                var metres = float.IsNaN(heights[x]) ? 0 : Math.Clamp(heights[x], -32768, 32767);
                pixels[y * width + x] = 0xFF000000 | (uint)Math.Round((metres + 32768.0) * 256);
            }
        }
        canvas.DrawPicture(new Picture(width, height, pixels), System.Numerics.Matrix3x2.Identity, 1);
    }

    /// <summary>The colours of classes at every pixel; nothing where no height is known.</summary>
    public static Picture Classed(ReliefScale scale, RasterPatch patch, int width, int height)
    {
        var classes = scale.Classes.Select(each => (Below: (float)each.Below, Color: Color.From(each.Color).Premultiplied)).ToArray();
        var field = new HeightField(patch, width, isNearest: false);
        var pixels = new uint[width * height];
        var (values, south, stretches) = (new float[width], new float[width], new float[width]);
        for (var y = 0; y < height; y++)
        {
            if (scale.Measure == ReliefMeasure.Elevation) field.Heights(y, values);
            else
            {
                field.Slopes(y, values, south);
                field.Stretches(y, stretches);
                ToDegrees(values, south, stretches);
            }
            for (var x = 0; x < width; x++)
            {
                if (!float.IsNaN(values[x])) pixels[y * width + x] = ColorOf(classes, values[x]);
            }
        }
        return new Picture(width, height, pixels);
    }

    /// <param name="stretches">How much wider the projection shows the ground than it is.</param>
    static void ToDegrees(Span<float> east, ReadOnlySpan<float> south, ReadOnlySpan<float> stretches)
    {
        for (var i = 0; i < east.Length; i++)
            east[i] = (float)(Math.Atan(Math.Sqrt(east[i] * east[i] + south[i] * south[i]) * stretches[i]) * (180 / Math.PI));
    }

    static uint ColorOf((float Below, uint Color)[] classes, float value)
    {
        foreach (var (below, color) in classes)
        {
            if (value < below) return color;
        }
        return classes[^1].Color;
    }
}
