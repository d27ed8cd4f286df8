using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EcoTiles.Canvases.Raster;

/// <summary>Eight pixels with room to multiply: blue and red of each in one vector, green and alpha in the other.</summary>
readonly struct Channels
{
    public readonly Vector256<ushort> BlueRed;
    public readonly Vector256<ushort> GreenAlpha;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Channels(Vector256<ushort> blueRed, Vector256<ushort> greenAlpha) => (BlueRed, GreenAlpha) = (blueRed, greenAlpha);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Channels(Vector256<uint> pixels)
        : this(pixels.AsUInt16() & Vector256.Create((ushort)255), pixels.AsUInt16() >> 8)
    {
    }

    public Vector256<uint> Pixels
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => (BlueRed | (GreenAlpha << 8)).AsUInt32();
    }

    /// <summary>The alpha of each pixel, beside each of its channels.</summary>
    public Vector256<ushort> Alpha
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var alpha = GreenAlpha.AsUInt32() >> 16;
            return (alpha | (alpha << 16)).AsUInt16();
        }
    }

    /// <summary>Eight parts, one for each pixel, beside each of its channels.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<ushort> Spread(ulong parts) => Vector256.Shuffle(
        Vector256.Create(parts).AsByte(),
        Vector256.Create(
            0, 255, 0, 255, 1, 255, 1, 255, 2, 255, 2, 255, 3, 255, 3, 255,
            20, 255, 20, 255, 21, 255, 21, 255, 22, 255, 22, 255, 23, 255, 23, 255)).AsUInt16();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Channels Times(Vector256<ushort> parts) => new(By255(BlueRed * parts), By255(GreenAlpha * parts));

    /// <summary>These pixels over the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Channels Over(Channels below) => Plus(below.Times(Vector256.Create((ushort)255) - Alpha));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Channels Plus(Channels other) => new(
        Vector256.Min(BlueRed + other.BlueRed, Vector256.Create((ushort)255)),
        Vector256.Min(GreenAlpha + other.GreenAlpha, Vector256.Create((ushort)255)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Channels Minus(Channels other) => new(BlueRed - other.BlueRed, GreenAlpha - other.GreenAlpha);

    /// <summary>A product of two bytes over 255, rounded to the nearest.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector256<ushort> By255(Vector256<ushort> product)
    {
        var half = product + Vector256.Create((ushort)128);
        return (half + (half >> 8)) >> 8;
    }
}
