using System.Buffers.Binary;
using System.Numerics;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>What the first bytes of a file tell before SQLite is asked.</summary>
sealed record SqliteHeader(bool IsSqlite, bool LooksEncrypted, bool IsWal, uint ApplicationId, long DeclaredBytes)
{
    const int HeaderBytes = 100;
    const int SampleBytes = 4096;

    /// <summary>"GPKG", and "GP10", "GP11" of the first versions.</summary>
    public bool IsGeoPackage => ApplicationId is 0x47504B47 or 0x47503130 or 0x47503131;

    public static SqliteHeader Read(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var start = new byte[SampleBytes];
        var count = stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return Parse(start.AsSpan(0, count));
    }

    public static SqliteHeader Parse(ReadOnlySpan<byte> start)
    {
        if (!start.StartsWith("SQLite format 3\0"u8)) return new(false, LooksRandom(start), false, 0, 0);
        if (start.Length < HeaderBytes) return new(true, false, false, 0, HeaderBytes);
        var pageBytes = BinaryPrimitives.ReadUInt16BigEndian(start[16..]) is 1 ? 65536L : BinaryPrimitives.ReadUInt16BigEndian(start[16..]);
        var pages = BinaryPrimitives.ReadUInt32BigEndian(start[28..]);
        // The page count holds only when the writer that set it was also the last to change the file.
        var counted = BinaryPrimitives.ReadUInt32BigEndian(start[24..]) == BinaryPrimitives.ReadUInt32BigEndian(start[92..]);
        return new(
            true, false, start[18] == 2 || start[19] == 2, BinaryPrimitives.ReadUInt32BigEndian(start[68..]),
            counted ? pages * pageBytes : 0);
    }

    /// <summary>An encrypted file is noise from its first byte; everything else begins with some order.</summary>
    static bool LooksRandom(ReadOnlySpan<byte> start)
    {
        if (start.Length < 512) return false;
        Span<int> seen = stackalloc int[256];
        foreach (var value in start) seen[value]++;
        var bits = 0.0;
        foreach (var times in seen)
        {
            if (times > 0) bits -= (double)times / start.Length * Math.Log2((double)times / start.Length);
        }
        // n random bytes reach about log2(n) - 0.6 bits while n is small against 256, and 7.95 for a whole page.
        var archive = start.StartsWith("PK"u8) || start.StartsWith("\u001f\u008b"u8) || start[0] == 0x1f;
        return !archive && bits > Math.Min(7.9, BitOperations.Log2((uint)start.Length) - 1.6);
    }
}
