namespace EcoTiles.Import.Samples.Chance;

/// <summary>Numbers that look random and depend on nothing but what they are asked for.</summary>
public static class SeededHash
{
    const ulong Golden = 0x9E3779B97F4A7C15;

    /// <summary>Mixes a seed with one more number (the finaliser of SplitMix64).</summary>
    public static ulong Mix(ulong seed, long value)
    {
        var hash = seed + Golden + (ulong)value * 0xD1342543DE82EF95;
        hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9;
        hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EB;
        return hash ^ (hash >> 31);
    }

    public static ulong Mix(ulong seed, long first, long second) => Mix(Mix(seed, first), second);

    public static ulong Mix(ulong seed, ReadOnlySpan<char> text)
    {
        var hash = Mix(seed, text.Length);
        foreach (var letter in text) hash = Mix(hash, letter);
        return hash;
    }

    /// <summary>At least 0, less than 1.</summary>
    public static double Unit(ulong hash) => (hash >> 11) * (1.0 / (1UL << 53));

    /// <summary>At least -1, less than 1.</summary>
    public static double Signed(ulong hash) => 2 * Unit(hash) - 1;

    /// <summary>At least 0, less than <paramref name="count"/>.</summary>
    public static int Below(ulong hash, int count) => (int)(hash % (ulong)count);

    public static T Pick<T>(ulong hash, IReadOnlyList<T> items) => items[Below(hash, items.Count)];

    /// <summary>A UUID of version 8: our own hash in the layout of RFC 9562.</summary>
    public static string Uuid(ulong seed, ReadOnlySpan<char> name)
    {
        var high = Mix(seed, name);
        var low = Mix(high, 1);
        high = (high & ~0xF000UL) | 0x8000;
        low = (low & (~0UL >> 2)) | (1UL << 63);
        return new Guid((uint)(high >> 32), (ushort)(high >> 16), (ushort)high, (byte)(low >> 56), (byte)(low >> 48),
            (byte)(low >> 40), (byte)(low >> 32), (byte)(low >> 24), (byte)(low >> 16), (byte)(low >> 8),
                (byte)low).ToString();
    }
}
