using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Expressions;

namespace EcoTiles.Rendering.Rasters;

/// <summary>Hue, saturation, contrast and brightness as a raster layer changes them, in the order in which MapLibre does.</summary>
readonly record struct ColorChange(float SpinA, float SpinB, float SpinC, float Saturation, float Contrast, float Darkest, float Brightest)
{
    public bool IsNone => this == new ColorChange(1, 0, 0, 0, 1, 0, 1);

    public static ColorChange Of(RasterLayer layer, EvaluationContext context)
    {
        var (saturation, contrast) = (layer.Saturation.Evaluate(context), layer.Contrast.Evaluate(context));
        var (sine, cosine) = Math.SinCos(layer.HueRotate.Evaluate(context) * (Math.PI / 180));
        var root = Math.Sqrt(3);
        return new ColorChange(
            (float)((2 * cosine + 1) / 3), (float)((-root * sine - cosine + 1) / 3), (float)((root * sine - cosine + 1) / 3),
            (float)(saturation > 0 ? 1 - 1 / (1.001 - saturation) : -saturation),
            (float)(contrast > 0 ? 1 / (1 - Math.Min(contrast, 0.999)) : 1 + contrast),
            (float)layer.BrightnessMin.Evaluate(context), (float)layer.BrightnessMax.Evaluate(context));
    }

    /// <summary>Changes colours that are multiplied by their alpha.</summary>
    public void Apply(Span<uint> colors)
    {
        var (from, to) = (0u, 0u); // neighbours are often alike
        foreach (ref var color in colors)
        {
            if (color != from) (from, to) = (color, Apply(color));
            color = to;
        }
    }

    uint Apply(uint color)
    {
        var alpha = color >> 24;
        if (alpha == 0) return color;
        var (r, g, b) = (((color >> 16) & 255) / (float)alpha, ((color >> 8) & 255) / (float)alpha, (color & 255) / (float)alpha);
        var average = (r + g + b) / 3;
        return (alpha << 24)
            | (Part(r * SpinA + g * SpinB + b * SpinC, average, alpha) << 16)
            | (Part(r * SpinC + g * SpinA + b * SpinB, average, alpha) << 8)
            | Part(r * SpinB + g * SpinC + b * SpinA, average, alpha);
    }

    uint Part(float part, float average, uint alpha)
    {
        part += (average - part) * Saturation;
        part = (part - 0.5f) * Contrast + 0.5f;
        part = Darkest + (Brightest - Darkest) * part;
        return (uint)(Math.Clamp(part, 0, 1) * alpha + 0.5f);
    }
}
