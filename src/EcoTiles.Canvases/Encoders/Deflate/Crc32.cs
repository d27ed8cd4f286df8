using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EcoTiles.Canvases.Encoders.Deflate;

/// <summary>The checksum of PNG chunks (ISO 3309), with the processor's carry-less multiplication where there is one.</summary>
public static class Crc32
{
    // x^(512±32) and x^(128±32) modulo the polynomial, bits reversed: what moves a remainder 64 and 16 bytes on.
    static readonly Vector128<ulong> Over64 = Vector128.Create(0x0154442bd4UL, 0x01c6e41596UL);
    static readonly Vector128<ulong> Over16 = Vector128.Create(0x01751997d0UL, 0x00ccaa009eUL);
    static readonly uint[] Table = MakeTable();

    public static uint Of(ReadOnlySpan<byte> first, ReadOnlySpan<byte> second) =>
        ~Append(Append(uint.MaxValue, first), second);

    static uint Append(uint state, ReadOnlySpan<byte> data)
    {
        if (!Pclmulqdq.IsSupported || data.Length < 64) return AppendBytes(state, data);

        var blocks = MemoryMarshal.Cast<byte, Vector128<ulong>>(data);
        var a = blocks[0] ^ Vector128.CreateScalar((ulong)state);
        var (b, c, d) = (blocks[1], blocks[2], blocks[3]);
        var next = 4;
        for (; next + 4 <= blocks.Length; next += 4)
        {
            a = Fold(a, Over64) ^ blocks[next];
            b = Fold(b, Over64) ^ blocks[next + 1];
            c = Fold(c, Over64) ^ blocks[next + 2];
            d = Fold(d, Over64) ^ blocks[next + 3];
        }
        a = Fold(a, Over16) ^ b;
        a = Fold(a, Over16) ^ c;
        a = Fold(a, Over16) ^ d;
        for (; next < blocks.Length; next++) a = Fold(a, Over16) ^ blocks[next];

        // What is left has the same remainder as everything before it.
        Span<byte> left = stackalloc byte[16];
        a.AsByte().CopyTo(left);
        return AppendBytes(AppendBytes(0, left), data[(blocks.Length * 16)..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector128<ulong> Fold(Vector128<ulong> state, Vector128<ulong> distance) =>
        Pclmulqdq.CarrylessMultiply(state, distance, 0x00) ^ Pclmulqdq.CarrylessMultiply(state, distance, 0x11);

    static uint AppendBytes(uint state, ReadOnlySpan<byte> data)
    {
        foreach (var value in data) state = Table[(byte)(state ^ value)] ^ (state >> 8);
        return state;
    }

    static uint[] MakeTable()
    {
        var table = new uint[256];
        for (uint i = 0; i < 256; i++)
        {
            var value = i;
            for (var bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? (value >> 1) ^ 0xEDB88320 : value >> 1;
            table[i] = value;
        }
        return table;
    }
}
