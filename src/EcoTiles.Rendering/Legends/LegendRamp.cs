using EcoTiles.Catalogue;
using EcoTiles.Drawing;
using EcoTiles.Rendering.Rasters;

namespace EcoTiles.Rendering.Legends;

/// <summary>Colours that glide with a number, as a bar with round numbers beside it.</summary>
public sealed record LegendRamp
{
    /// <summary>Style pixels between two ticks.</summary>
    public const int TickGap = 18;

    readonly HeightRamp _colors;

    internal LegendRamp(Words unit, HeightRamp colors, IReadOnlyList<double> values)
    {
        (Unit, _colors) = (unit, colors);
        Ticks = [.. values.Select(value => new LegendTick(value, colors.ShownAt(value)))];
    }

    public Words Unit { get; }

    /// <summary>From low to high, in even steps; the bar reaches from the first to the last.</summary>
    public IReadOnlyList<LegendTick> Ticks { get; }

    internal float Opacity => _colors.Opacity;

    /// <summary>The bar, high values at the top.</summary>
    internal Picture Bar(int width, int height)
    {
        var (least, most) = (Ticks[0].Value, Ticks[^1].Value);
        var pixels = new uint[width * height];
        for (var y = 0; y < height; y++)
            pixels.AsSpan(y * width, width).Fill(_colors.ColorOf((float)(most - (most - least) * (y + 0.5) / height)));
        return new Picture(width, height, pixels);
    }
}

/// <param name="Color">As the map shows it at the value.</param>
public sealed record LegendTick(double Value, Color Color);
