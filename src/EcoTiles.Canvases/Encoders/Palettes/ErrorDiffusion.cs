using System.Runtime.Intrinsics;

namespace EcoTiles.Canvases.Encoders.Palettes;

/// <summary>
/// Mixes the colours of a palette after Floyd and Steinberg: what a pixel shows too much or too little is made up for by
/// those to its right and below. Pixels whose colour is in the palette show it, and pass nothing on.
/// </summary>
sealed class ErrorDiffusion
{
    const int CacheBits = 14;
    readonly ulong[] _cache = new ulong[1 << CacheBits]; // colour, and its number and one
    Vector128<int>[] _here = [];
    Vector128<int>[] _below = [];

    /// <param name="exact">How many of the palette's colours, the first ones, are colours of flat areas.</param>
    public void Apply(
        ReadOnlySpan<uint> pixels, int width, ReadOnlySpan<uint> palette, int exact, NearestColor nearest,
        Span<byte> numbers)
    {
        Array.Clear(_cache);
        if (_here.Length < width + 2) (_here, _below) = (new Vector128<int>[width + 2], new Vector128<int>[width + 2]);
        Array.Clear(_here);
        Array.Clear(_below);
        for (var start = 0; start < pixels.Length; start += width)
        {
            for (var x = 0; x < width; x++)
            {
                var color = pixels[start + x];
                var number = Find(color, nearest);
                if (palette[number] != color || number >= exact)
                {
                    var wanted = Channels(color) + (_here[x + 1] >> 4);
                    wanted = Vector128.Clamp(wanted, Vector128<int>.Zero, Vector128.Create(255));
                    number = Find(Packed(wanted), nearest);
                    var error = wanted - Channels(palette[number]);
                    _here[x + 2] += error * 7;
                    _below[x] += error * 3;
                    _below[x + 1] += error * 5;
                    _below[x + 2] += error;
                }
                numbers[start + x] = (byte)number;
            }
            (_here, _below) = (_below, _here);
            Array.Clear(_below);
        }
    }

    int Find(uint color, NearestColor nearest)
    {
        ref var entry = ref _cache[(color * 0x9E3779B1) >> (32 - CacheBits)];
        if (entry >> 32 != color || (uint)entry == 0) entry = ((ulong)color << 32) | (uint)(nearest.Of(color) + 1);
        return (int)(uint)entry - 1;
    }

    static Vector128<int> Channels(uint color) => Vector128.Create(
        (int)(color & 255), (int)(color >> 8) & 255, (int)(color >> 16) & 255, (int)(color >> 24));

    static uint Packed(Vector128<int> channels) =>
        (uint)channels[0] | ((uint)channels[1] << 8) | ((uint)channels[2] << 16) | ((uint)channels[3] << 24);
}
