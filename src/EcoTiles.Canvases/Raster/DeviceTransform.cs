using System.Numerics;
using System.Runtime.CompilerServices;

namespace EcoTiles.Canvases.Raster;

/// <summary>
/// The way from drawing coordinates to 1/256 pixels. Its linear part is rounded before its translation is added, so
/// that a move by whole pixels changes nothing else, whatever the scale.
/// </summary>
readonly record struct DeviceTransform(double M11, double M12, double M21, double M22, double X, double Y)
{
    /// <summary>Pixels a coordinate may be away: four bits more than the canvas promises, safe to add up in 32 bits.</summary>
    public const double Limit = 1 << 20;

    /// <summary>Added to a number of pixels it leaves the nearest count of 1/256 in the low bits of the sum.</summary>
    public const double RoundTo256 = 1.5 * (1L << 44);

    /// <summary>Added to a number it leaves the nearest whole number in the low bits of the sum.</summary>
    public const double RoundToWhole = 1.5 * (1L << 52);

    public static DeviceTransform Identity => new(1, 0, 0, 1, 0, 0);

    public int FixedX => Fixed(Math.Clamp(X, -Limit, Limit));

    public int FixedY => Fixed(Math.Clamp(Y, -Limit, Limit));

    public double Determinant => M11 * M22 - M12 * M21;

    /// <summary>The larger of the two factors by which lengths change.</summary>
    public double LargestScale
    {
        get
        {
            var sum = M11 * M11 + M12 * M12 + M21 * M21 + M22 * M22;
            return Math.Sqrt((sum + Math.Sqrt(Math.Max(0, sum * sum - 4 * Determinant * Determinant))) / 2);
        }
    }

    /// <summary>The transform that takes coordinates through the other one first.</summary>
    public DeviceTransform After(in Matrix3x2 first) => new(
        first.M11 * M11 + first.M12 * M21, first.M11 * M12 + first.M12 * M22,
        first.M21 * M11 + first.M22 * M21, first.M21 * M12 + first.M22 * M22,
        first.M31 * M11 + first.M32 * M21 + X, first.M31 * M12 + first.M32 * M22 + Y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Fixed(double pixels) => (int)BitConverter.DoubleToInt64Bits(pixels + RoundTo256);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Nearest(double number) => (int)BitConverter.DoubleToInt64Bits(number + RoundToWhole);
}
