namespace EcoTiles.Rendering.Legends;

/// <summary>Round numbers along a scale.</summary>
static class ScaleTicks
{
    const int Wanted = 5;

    /// <summary>Round numbers in even steps of 1, 2 or 5 times a power of ten, from below the least to above the most; two at least.</summary>
    public static IReadOnlyList<double> Around(double least, double most)
    {
        var step = StepFor(most - least);
        var (first, last) = (Math.Floor(least / step), Math.Ceiling(most / step));
        if (first == last) last++;
        return [.. Enumerable.Range(0, (int)(last - first) + 1).Select(i => Math.Round((first + i) * step, 6) + 0.0)];
    }

    static double StepFor(double span)
    {
        if (!(span > 0)) return 1;
        var rough = span / Wanted;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        return power * (rough / power) switch { <= 1 => 1, <= 2 => 2, <= 5 => 5, _ => 10 };
    }
}
