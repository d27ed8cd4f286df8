using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EcoTiles.Canvases.Encoders.Deflate;

/// <summary>The checksum at the end of a zlib stream (RFC 1950): 1 to start with.</summary>
public static class Adler32
{
    const uint Prime = 65521;
    const int BytesBeforeOverflow = 5536; // a multiple of 32 not above zlib's 5552

    public static uint Append(uint adler, ReadOnlySpan<byte> data)
    {
        var (sum, sumOfSums) = (adler & 0xFFFF, adler >> 16);
        while (data.Length > 0)
        {
            var part = data[..Math.Min(data.Length, BytesBeforeOverflow)];
            data = data[part.Length..];
            if (Avx2.IsSupported)
            {
                var whole = part.Length & ~31;
                AppendBlocks(ref sum, ref sumOfSums, part[..whole]);
                part = part[whole..];
            }
            foreach (var value in part)
            {
                sum += value;
                sumOfSums += sum;
            }
            sum %= Prime;
            sumOfSums %= Prime;
        }
        return (sumOfSums << 16) | sum;
    }

    static void AppendBlocks(ref uint sum, ref uint sumOfSums, ReadOnlySpan<byte> data)
    {
        var weights = Vector256.Create(
            (sbyte)32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17,
            16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
        var sums = Vector256<uint>.Zero;     // of the bytes in blocks up to here
        var earlier = Vector256<uint>.Zero;  // of the sums before each block
        var weighted = Vector256<int>.Zero;  // of the bytes by their places from the end of their block
        foreach (var block in MemoryMarshal.Cast<byte, Vector256<byte>>(data))
        {
            earlier += sums;
            sums += Avx2.SumAbsoluteDifferences(block, Vector256<byte>.Zero).AsUInt32();
            weighted += Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(block, weights), Vector256<short>.One);
        }
        sumOfSums += (uint)data.Length * sum + 32 * Vector256.Sum(earlier) + (uint)Vector256.Sum(weighted);
        sum += Vector256.Sum(sums);
    }
}
