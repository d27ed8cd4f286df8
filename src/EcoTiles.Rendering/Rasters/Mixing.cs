namespace EcoTiles.Rendering.Rasters;

/// <summary>What lies between four pixels.</summary>
static class Mixing
{
    /// <summary>Colours between the pixel at a place of a square and its right, lower and lower right neighbours.</summary>
    public static uint Colors(uint[] pixels, int side, int left, int above, int rightwards, int downwards)
    {
        var (right, below) = (Math.Min(left + 1, side - 1), Math.Min(above + 1, side - 1));
        var upper = Colors(pixels[above * side + left], pixels[above * side + right], rightwards);
        return downwards == 0 ? upper : Colors(upper, Colors(pixels[below * side + left], pixels[below * side + right], rightwards), downwards);
    }

    /// <param name="part">Of 256, of the second colour.</param>
    public static uint Colors(uint a, uint b, int part)
    {
        const uint EverySecond = 0x00FF00FF, Half = 0x00800080;
        var (of, from) = ((uint)part, 256 - (uint)part);
        var even = ((a & EverySecond) * from + (b & EverySecond) * of + Half) >> 8;
        var odd = ((a >> 8) & EverySecond) * from + ((b >> 8) & EverySecond) * of + Half;
        return (even & EverySecond) | (odd & ~EverySecond);
    }

    /// <summary>A height between four; those that are not known are left out, and nothing is known where the nearest is not.</summary>
    public static float Heights(float upperLeft, float upperRight, float lowerLeft, float lowerRight, float right, float down)
    {
        var mixed = (upperLeft * (1 - right) + upperRight * right) * (1 - down) + (lowerLeft * (1 - right) + lowerRight * right) * down;
        if (!float.IsNaN(mixed)) return mixed;
        var nearest = down < 0.5f ? (right < 0.5f ? upperLeft : upperRight) : (right < 0.5f ? lowerLeft : lowerRight);
        return nearest;
    }
}
