using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EcoTiles.Canvases.Encoders.Png;

/// <summary>Pixels in the order in which PNG wants their bytes. Up to 16 bytes more than the row are written.</summary>
static class PngRows
{
    public static void Grey(ReadOnlySpan<uint> row, Span<byte> bytes)
    {
        for (var x = 0; x < row.Length; x++) bytes[x] = (byte)row[x];
    }

    public static void Rgb(ReadOnlySpan<uint> row, Span<byte> bytes)
    {
        ref var target = ref MemoryMarshal.GetReference(bytes);
        var fours = MemoryMarshal.Cast<uint, Vector128<byte>>(row);
        var order = Vector128.Create((byte)2, 1, 0, 6, 5, 4, 10, 9, 8, 14, 13, 12, 255, 255, 255, 255);
        for (var i = 0; i < fours.Length; i++) Vector128.Shuffle(fours[i], order).StoreUnsafe(ref target, (nuint)(12 * i));
        for (var x = fours.Length * 4; x < row.Length; x++)
            (bytes[3 * x], bytes[3 * x + 1], bytes[3 * x + 2]) = ((byte)(row[x] >> 16), (byte)(row[x] >> 8), (byte)row[x]);
    }

    public static void Rgba(ReadOnlySpan<uint> row, Span<byte> bytes)
    {
        ref var target = ref MemoryMarshal.GetReference(bytes);
        var fours = MemoryMarshal.Cast<uint, Vector128<byte>>(row);
        var order = Vector128.Create((byte)2, 1, 0, 3, 6, 5, 4, 7, 10, 9, 8, 11, 14, 13, 12, 15);
        var opaque = Vector128.Create(0xFF000000u);
        for (var i = 0; i < fours.Length; i++)
        {
            var alphas = fours[i].AsUInt32() & opaque;
            var isPlain = alphas == opaque || fours[i] == Vector128<byte>.Zero;
            if (isPlain) Vector128.Shuffle(fours[i], order).StoreUnsafe(ref target, (nuint)(16 * i));
            else for (var x = 4 * i; x < 4 * i + 4; x++) Put(Alpha.Straight(row[x]), bytes[(4 * x)..]);
        }
        for (var x = fours.Length * 4; x < row.Length; x++) Put(Alpha.Straight(row[x]), bytes[(4 * x)..]);
    }

    /// <summary>Numbers of the palette, 1, 2, 4 or 8 bits each, the first in the highest bits.</summary>
    public static void Packed(ReadOnlySpan<byte> row, int bitDepth, Span<byte> bytes)
    {
        if (bitDepth == 8)
        {
            row.CopyTo(bytes);
            return;
        }
        var pixelsInByte = 8 / bitDepth;
        for (var start = 0; start < row.Length; start += pixelsInByte)
        {
            var value = 0;
            for (var i = 0; i < pixelsInByte; i++)
                value = (value << bitDepth) | (start + i < row.Length ? row[start + i] : 0);
            bytes[start / pixelsInByte] = (byte)value;
        }
    }

    static void Put(uint color, Span<byte> bytes) =>
        (bytes[0], bytes[1], bytes[2], bytes[3]) =
        ((byte)(color >> 16), (byte)(color >> 8), (byte)color, (byte)(color >> 24));
}
