namespace EcoTiles.Import.Samples.Chance;

/// <summary>Smooth noise over the plane: about -1 to 1, features about one unit wide.</summary>
public static class FractalNoise
{
    /// <summary>Several layers of noise, each half as wide and half as strong as the one before.</summary>
    public static double At(ulong seed, double x, double y, int octaves)
    {
        var total = 0.0;
        var strength = 1.0;
        var most = 0.0;
        for (var octave = 0; octave < octaves; octave++)
        {
            total += strength * Single(SeededHash.Mix(seed, octave), x, y);
            most += strength;
            strength /= 2;
            (x, y) = (2 * x + 17.3, 2 * y - 9.1);
        }
        return total / most;
    }

    /// <summary>Noise with crests: 0 in valleys, 1 on ridges.</summary>
    public static double Ridged(ulong seed, double x, double y, int octaves)
    {
        var total = 0.0;
        var strength = 1.0;
        var most = 0.0;
        for (var octave = 0; octave < octaves; octave++)
        {
            var crest = 1 - Math.Abs(Single(SeededHash.Mix(seed, octave), x, y));
            total += strength * crest * crest;
            most += strength;
            strength /= 2;
            (x, y) = (2 * x + 5.7, 2 * y + 3.9);
        }
        return total / most;
    }

    /// <summary>Gradient noise: every lattice point has a slope of its own, blended in between.</summary>
    static double Single(ulong seed, double x, double y)
    {
        var column = (long)Math.Floor(x);
        var row = (long)Math.Floor(y);
        var fx = x - column;
        var fy = y - row;
        var blendX = fx * fx * fx * (fx * (6 * fx - 15) + 10);
        var blendY = fy * fy * fy * (fy * (6 * fy - 15) + 10);
        var south = Blend(Slope(seed, column, row, fx, fy), Slope(seed, column + 1, row, fx - 1, fy), blendX);
        var north = Blend(Slope(seed, column, row + 1, fx, fy - 1), Slope(seed, column + 1, row + 1, fx - 1, fy - 1),
            blendX);
        return 1.5 * Blend(south, north, blendY);
    }

    static double Slope(ulong seed, long column, long row, double x, double y)
    {
        var hash = SeededHash.Mix(seed, column, row);
        return 1.2 * ((int)hash * (1.0 / int.MaxValue) * x + (int)(hash >> 32) * (1.0 / int.MaxValue) * y);
    }

    static double Blend(double from, double to, double share) => from + (to - from) * share;
}
