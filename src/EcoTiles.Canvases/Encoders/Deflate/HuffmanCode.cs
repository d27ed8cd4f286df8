namespace EcoTiles.Canvases.Encoders.Deflate;

/// <summary>A prefix code for symbols that are more and less frequent, no code longer than a limit.</summary>
static class HuffmanCode
{
    /// <summary>The length of each symbol's code, 0 for symbols that do not occur. At least two get a code.</summary>
    public static void Lengths(ReadOnlySpan<int> frequencies, int limit, Span<byte> lengths)
    {
        lengths.Clear();
        Span<ulong> symbols = stackalloc ulong[frequencies.Length];
        var count = 0;
        for (var symbol = 0; symbol < frequencies.Length; symbol++)
            if (frequencies[symbol] > 0) symbols[count++] = ((ulong)frequencies[symbol] << 16) | (uint)symbol;
        for (var symbol = 0; count < 2; symbol++)
            if (frequencies[symbol] == 0) symbols[count++] = (1UL << 16) | (uint)symbol;
        symbols = symbols[..count];
        symbols.Sort();

        Span<int> depths = stackalloc int[count];
        for (var i = 0; i < count; i++) depths[i] = (int)(symbols[i] >> 16);
        Depths(depths);

        Span<int> ofLength = stackalloc int[limit + 1];
        foreach (var depth in depths) ofLength[Math.Min(depth, limit)]++;
        Shorten(ofLength, limit);

        // The rarest symbols, which come first, get the longest codes.
        var next = 0;
        for (var length = limit; length > 0; length--)
            for (var i = 0; i < ofLength[length]; i++) lengths[(int)(symbols[next++] & 0xFFFF)] = (byte)length;
    }

    /// <summary>Codes for lengths, as RFC 1951 counts them, with their bits reversed, since the last bit is sent first.</summary>
    public static void Codes(ReadOnlySpan<byte> lengths, Span<uint> codes)
    {
        Span<uint> next = stackalloc uint[17];
        foreach (var length in lengths)
            if (length > 0) next[length + 1]++;
        for (var length = 1; length < 17; length++) next[length] = (next[length - 1] + next[length]) << 1;
        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            var length = lengths[symbol];
            if (length > 0) codes[symbol] = Reversed(next[length]++, length);
        }
    }

    static uint Reversed(uint code, int length)
    {
        var reversed = 0u;
        for (var i = 0; i < length; i++) reversed |= ((code >> i) & 1) << (length - 1 - i);
        return reversed;
    }

    // Moffat and Katajainen, In-place calculation of minimum-redundancy codes: frequencies from low to high become depths.
    static void Depths(Span<int> a)
    {
        var n = a.Length;
        a[0] += a[1];
        var (root, leaf) = (0, 2);
        for (var next = 1; next < n - 1; next++)
        {
            if (leaf >= n || a[root] < a[leaf])
            {
                a[next] = a[root];
                a[root++] = next;
            }
            else a[next] = a[leaf++];
            if (leaf >= n || (root < next && a[root] < a[leaf]))
            {
                a[next] += a[root];
                a[root++] = next;
            }
            else a[next] += a[leaf++];
        }

        a[n - 2] = 0;
        for (var next = n - 3; next >= 0; next--) a[next] = a[a[next]] + 1;

        var (available, used, depth) = (1, 0, 0);
        root = n - 2;
        var place = n - 1;
        while (available > 0)
        {
            for (; root >= 0 && a[root] == depth; root--) used++;
            for (; available > used; available--) a[place--] = depth;
            (available, used) = (2 * used, 0);
            depth++;
        }
    }

    // Cutting long codes off took more room than there is; others give some of theirs.
    static void Shorten(Span<int> ofLength, int limit)
    {
        var room = 0;
        for (var length = 1; length <= limit; length++) room += ofLength[length] << (limit - length);
        for (; room > 1 << limit; room--)
        {
            ofLength[limit]--;
            var length = limit - 1;
            while (ofLength[length] == 0) length--;
            ofLength[length]--;
            ofLength[length + 1] += 2;
        }
    }
}
