using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Drawing;

namespace EcoTiles.Rendering.Rasters;

/// <summary>The colours of a ramp of heights, worked out once for each half metre that occurs. Belongs to one thread.</summary>
sealed class HeightRamp(ColorReliefLayer layer, double zoom)
{
    const int Steps = 2;
    const int Lowest = -12_000;
    const int Highest = 9_500;

    readonly EvaluationContext _context = new() { Zoom = zoom };
    readonly uint?[] _colors = new uint?[(Highest - Lowest) * Steps + 1];

    public float Opacity => (float)layer.Opacity.Evaluate(_context);

    /// <summary>Multiplied by its alpha.</summary>
    public uint ColorOf(float height)
    {
        var step = StepOf(height);
        return _colors[step] ??= Color.From(Evaluate((double)step / Steps + Lowest)).Premultiplied;
    }

    /// <summary>The colour as it is mixed with what lies under it.</summary>
    public Color ShownAt(double height) => Color.From(Evaluate(height)).WithOpacity(Opacity);

    /// <summary>The heights between which colours change; null when all are one.</summary>
    public (float Least, float Most)? Span()
    {
        var (first, last) = (ColorOf(Lowest), ColorOf(Highest));
        var (from, to) = (Lowest, Highest);
        while (from < Highest && ColorOf(from + 1) == first) from++;
        while (to > from && ColorOf(to - 1) == last) to--;
        return from < to ? (from, to) : null;
    }

    static int StepOf(float height) => (int)Math.Round((Math.Clamp(height, Lowest, Highest) - Lowest) * Steps);

    Catalogue.Styles.Values.StyleColor Evaluate(double height)
    {
        _context.Elevation = height;
        return layer.Color.Evaluate(_context);
    }
}
