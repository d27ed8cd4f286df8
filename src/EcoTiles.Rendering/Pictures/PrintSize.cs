using System.Buffers.Binary;
using EcoTiles.Drawing;

namespace EcoTiles.Rendering.Pictures;

/// <summary>Writes into a picture how large it is on paper, where its format has a place for that: PNG and JPEG.</summary>
static class PrintSize
{
    const double MetresPerInch = 0.0254;
    const int AfterHeader = 33; // of a PNG file: its signature, and the chunk that comes first

    public static byte[] Note(byte[] file, ImageFormat format, double dotsPerInch) => format switch
    {
        ImageFormat.Png or ImageFormat.Png8 => InPng(file, (uint)Math.Round(dotsPerInch / MetresPerInch)),
        ImageFormat.Jpeg => InJpeg(file, (ushort)Math.Round(dotsPerInch)),
        _ => file,
    };

    static byte[] InPng(byte[] file, uint dotsPerMetre)
    {
        Span<byte> chunk = stackalloc byte[21];
        BinaryPrimitives.WriteUInt32BigEndian(chunk, 9);
        "pHYs"u8.CopyTo(chunk[4..]);
        BinaryPrimitives.WriteUInt32BigEndian(chunk[8..], dotsPerMetre);
        BinaryPrimitives.WriteUInt32BigEndian(chunk[12..], dotsPerMetre);
        chunk[16] = 1; // a metre is the unit
        BinaryPrimitives.WriteUInt32BigEndian(chunk[17..], Crc(chunk[4..17]));
        return [.. file.AsSpan(0, AfterHeader), .. chunk, .. file.AsSpan(AfterHeader)];
    }

    /// <summary>The JFIF segment is the first one: two bytes of marker before it, then FF E0, its length, JFIF and a zero, a version.</summary>
    static byte[] InJpeg(byte[] file, ushort dotsPerInch)
    {
        if (file is not [0xFF, 0xD8, 0xFF, 0xE0, _, _, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, _, _, _, _, _, _, _, ..]) return file;
        file[13] = 1; // an inch is the unit
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(14), dotsPerInch);
        BinaryPrimitives.WriteUInt16BigEndian(file.AsSpan(16), dotsPerInch);
        return file;
    }

    static uint Crc(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }
        return ~crc;
    }
}
