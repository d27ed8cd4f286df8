using System.Numerics;
using System.Runtime.CompilerServices;

namespace EcoTiles.Canvases.Encoders.Deflate;

/// <summary>Writes sequences as one block of RFC 1951: with codes made for it, with the fixed ones, or plain.</summary>
sealed class BlockWriter
{
    const int LongestCode = 12; // four literals between two flushes
    const int EndOfBlock = 256;
    static readonly byte[] LengthSymbols = new byte[259];
    static readonly byte[] LengthExtras = new byte[29];
    static readonly ushort[] LengthBases = new ushort[29];
    static readonly byte[] FixedLengths = new byte[288];
    static readonly byte[] FixedDistanceLengths = new byte[30];
    static readonly byte[] OrderOfLengths = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    readonly int[] _literalCounts = new int[286];
    readonly int[] _otherLiteralCounts = new int[256];
    readonly int[] _distanceCounts = new int[30];
    readonly byte[] _literalLengths = new byte[286];
    readonly byte[] _distanceLengths = new byte[30];
    readonly uint[] _literalCodes = new uint[288];
    readonly uint[] _distanceCodes = new uint[30];
    readonly uint[] _repeatCodes = new uint[259]; // code and extra bits of a length; from bit 24 how many bits that is
    readonly byte[] _runs = new byte[316];
    readonly byte[] _runExtras = new byte[316];

    static BlockWriter()
    {
        var length = 3;
        for (var symbol = 0; symbol < 28; symbol++)
        {
            LengthExtras[symbol] = (byte)(symbol < 8 ? 0 : (symbol - 4) / 4);
            LengthBases[symbol] = (ushort)length;
            for (var i = 0; i < 1 << LengthExtras[symbol] && length < 259; i++) LengthSymbols[length++] = (byte)symbol;
        }
        LengthBases[28] = 258;
        LengthSymbols[258] = 28;

        FixedLengths.AsSpan(0, 144).Fill(8);
        FixedLengths.AsSpan(144, 112).Fill(9);
        FixedLengths.AsSpan(256, 24).Fill(7);
        FixedLengths.AsSpan(280, 8).Fill(8);
        FixedDistanceLengths.AsSpan().Fill(5);
    }

    public void Write(ref BitWriter bits, ReadOnlySpan<byte> bytes, ReadOnlySpan<Sequence> sequences, bool last)
    {
        Count(bytes, sequences);
        HuffmanCode.Lengths(_literalCounts, LongestCode, _literalLengths);
        HuffmanCode.Lengths(_distanceCounts, LongestCode, _distanceLengths);
        var runs = DescribeLengths(out var literalSymbols, out var distanceSymbols);
        Span<int> runCounts = stackalloc int[19];
        Span<byte> runLengths = stackalloc byte[19];
        foreach (var run in _runs.AsSpan(0, runs)) runCounts[run]++;
        HuffmanCode.Lengths(runCounts, 7, runLengths);

        var headerBits = 14 + 3 * 19 + 2 * runs + Cost(runCounts, runLengths);
        var ownBits = headerBits + Cost(_literalCounts, _literalLengths) + Cost(_distanceCounts, _distanceLengths);
        var fixedBits = Cost(_literalCounts, FixedLengths) + Cost(_distanceCounts, FixedDistanceLengths);
        if (Math.Min(ownBits, fixedBits) / 8 > bytes.Length)
        {
            WritePlain(ref bits, bytes, last);
            return;
        }
        bits.Put(last ? 1u : 0u, 1);
        if (fixedBits <= ownBits)
        {
            bits.Put(1, 2);
            bits.Flush();
            WriteSequences(ref bits, bytes, sequences, FixedLengths, FixedDistanceLengths);
            return;
        }
        bits.Put(2, 2);
        bits.Flush();
        WriteHeader(ref bits, literalSymbols, distanceSymbols, _runs.AsSpan(0, runs), runLengths);
        WriteSequences(ref bits, bytes, sequences, _literalLengths, _distanceLengths);
    }

    void Count(ReadOnlySpan<byte> bytes, ReadOnlySpan<Sequence> sequences)
    {
        Array.Clear(_literalCounts);
        Array.Clear(_otherLiteralCounts);
        Array.Clear(_distanceCounts);
        _literalCounts[EndOfBlock] = 1;
        var place = 0;
        foreach (ref readonly var sequence in sequences)
        {
            var literals = bytes.Slice(place, sequence.Literals);
            var i = 0;
            for (; i + 2 <= literals.Length; i += 2)
            {
                // Two tables: the same byte often comes twice, and would wait for its own count.
                _literalCounts[literals[i]]++;
                _otherLiteralCounts[literals[i + 1]]++;
            }
            if (i < literals.Length) _literalCounts[literals[i]]++;
            place += sequence.Literals + sequence.Length;
            if (sequence.Length == 0) continue;
            _literalCounts[257 + LengthSymbols[sequence.Length]]++;
            _distanceCounts[DistanceSymbol(sequence.Distance, out _)]++;
        }
        for (var i = 0; i < 256; i++) _literalCounts[i] += _otherLiteralCounts[i];
    }

    static long Cost(ReadOnlySpan<int> counts, ReadOnlySpan<byte> lengths)
    {
        var bits = 0L;
        for (var i = 0; i < counts.Length; i++) bits += (long)counts[i] * lengths[i];
        return bits;
    }

    // The lengths of all codes, with runs of zeros and of the same length put together.
    int DescribeLengths(out int literalSymbols, out int distanceSymbols)
    {
        literalSymbols = 286;
        while (literalSymbols > 257 && _literalLengths[literalSymbols - 1] == 0) literalSymbols--;
        distanceSymbols = 30;
        while (distanceSymbols > 1 && _distanceLengths[distanceSymbols - 1] == 0) distanceSymbols--;

        Span<byte> lengths = stackalloc byte[literalSymbols + distanceSymbols];
        _literalLengths.AsSpan(0, literalSymbols).CopyTo(lengths);
        _distanceLengths.AsSpan(0, distanceSymbols).CopyTo(lengths[literalSymbols..]);
        var runs = 0;
        for (var i = 0; i < lengths.Length;)
        {
            var same = 1;
            while (i + same < lengths.Length && lengths[i + same] == lengths[i]) same++;
            var (symbol, length, extra) = (lengths[i], same) switch
            {
                (0, >= 11) => (18, Math.Min(same, 138), Math.Min(same, 138) - 11),
                (0, >= 3) => (17, same, same - 3),
                ( > 0, >= 3) when i > 0 && lengths[i] == lengths[i - 1] => (16, Math.Min(same, 6), Math.Min(same, 6) - 3),
                _ => (lengths[i], 1, 0),
            };
            (_runs[runs], _runExtras[runs]) = ((byte)symbol, (byte)extra);
            runs++;
            i += length;
        }
        return runs;
    }

    void WriteHeader(
        ref BitWriter bits, int literalSymbols, int distanceSymbols, scoped ReadOnlySpan<byte> runs,
        scoped ReadOnlySpan<byte> runLengths)
    {
        Span<uint> runCodes = stackalloc uint[19];
        HuffmanCode.Codes(runLengths, runCodes);
        var sent = 19;
        while (sent > 4 && runLengths[OrderOfLengths[sent - 1]] == 0) sent--;
        bits.Put((uint)(literalSymbols - 257 | (distanceSymbols - 1) << 5 | (sent - 4) << 10), 14);
        bits.Flush();
        foreach (var symbol in OrderOfLengths.AsSpan(0, sent))
        {
            bits.Put(runLengths[symbol], 3);
            bits.Flush();
        }
        for (var i = 0; i < runs.Length; i++)
        {
            bits.Put(runCodes[runs[i]], runLengths[runs[i]]);
            bits.Put(_runExtras[i], runs[i] switch { 16 => 2, 17 => 3, 18 => 7, _ => 0 });
            bits.Flush();
        }
    }

    void WriteSequences(
        ref BitWriter bits, ReadOnlySpan<byte> bytes, ReadOnlySpan<Sequence> sequences,
        ReadOnlySpan<byte> literalLengths, ReadOnlySpan<byte> distanceLengths)
    {
        HuffmanCode.Codes(literalLengths, _literalCodes);
        HuffmanCode.Codes(distanceLengths, _distanceCodes);
        for (var i = 0; i < 256; i++) _literalCodes[i] |= (uint)literalLengths[i] << 24;
        for (var length = 3; length < 259; length++)
        {
            var symbol = LengthSymbols[length];
            int codeLength = literalLengths[257 + symbol];
            _repeatCodes[length] = _literalCodes[257 + symbol] | (uint)(length - LengthBases[symbol]) << codeLength |
                                   (uint)(codeLength + LengthExtras[symbol]) << 24;
        }

        var place = 0;
        foreach (ref readonly var sequence in sequences)
        {
            var literals = bytes.Slice(place, sequence.Literals);
            place += sequence.Literals + sequence.Length;
            for (; literals.Length >= 4; literals = literals[4..])
            {
                Put(ref bits, _literalCodes[literals[0]]);
                Put(ref bits, _literalCodes[literals[1]]);
                Put(ref bits, _literalCodes[literals[2]]);
                Put(ref bits, _literalCodes[literals[3]]);
                bits.Flush();
            }
            foreach (var literal in literals) Put(ref bits, _literalCodes[literal]);
            bits.Flush();
            if (sequence.Length == 0) continue;

            Put(ref bits, _repeatCodes[sequence.Length]);
            var symbol = DistanceSymbol(sequence.Distance, out var extraBits);
            bits.Put(_distanceCodes[symbol], distanceLengths[symbol]);
            bits.Put((uint)(sequence.Distance - 1) & ((1u << extraBits) - 1), extraBits);
            bits.Flush();
        }
        bits.Put(_literalCodes[EndOfBlock], literalLengths[EndOfBlock]);
        bits.Flush();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void Put(ref BitWriter bits, uint code) => bits.Put(code & 0xFFFFFF, (int)(code >> 24));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static int DistanceSymbol(int distance, out int extraBits)
    {
        var value = (uint)distance - 1;
        var log = BitOperations.Log2(value);
        extraBits = Math.Max(0, log - 1);
        return value < 4 ? (int)value : 2 * log + (int)((value >> (log - 1)) & 1);
    }

    static void WritePlain(ref BitWriter bits, ReadOnlySpan<byte> bytes, bool last)
    {
        do
        {
            var part = bytes[..Math.Min(bytes.Length, 65535)];
            bytes = bytes[part.Length..];
            bits.Put(last && bytes.Length == 0 ? 1u : 0u, 3);
            bits.Flush();
            bits.PutBytes([]);
            bits.PutBytes([(byte)part.Length, (byte)(part.Length >> 8), (byte)~part.Length, (byte)(~part.Length >> 8)]);
            bits.PutBytes(part);
        }
        while (bytes.Length > 0);
    }
}
