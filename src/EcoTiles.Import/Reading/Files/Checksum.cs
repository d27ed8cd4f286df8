namespace EcoTiles.Import.Reading.Files;

/// <summary>The CRC-32 that a zip archive keeps of each file.</summary>
static class Checksum
{
    const uint Polynomial = 0xEDB88320;

    static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(value => Of((uint)value))];

    public static uint Start => uint.MaxValue;

    public static uint Add(uint sum, ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes) sum = Table[(byte)(sum ^ value)] ^ (sum >> 8);
        return sum;
    }

    public static uint End(uint sum) => ~sum;

    static uint Of(uint value)
    {
        for (var bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? (value >> 1) ^ Polynomial : value >> 1;
        return value;
    }
}
