using System.Buffers.Binary;
using EcoTiles.Import.Reading.Files;

namespace EcoTiles.Import.Reading.Shapefile;

/// <summary>
/// The .shx file. Records mostly lie one behind the other and need no index; a file that was edited in place keeps stale
/// records, and only the index knows which are meant. An index that does not fit its file is left aside.
/// </summary>
static class ShapeIndex
{
    const int EntryBytes = 8;

    /// <summary>Where the records start, in their order, or null when they simply follow each other.</summary>
    public static long[]? Read(DataFile? index, DataFile shapes)
    {
        if (index is null || index.Length < ShapeHeader.Bytes || index.Length > int.MaxValue) return null;
        var bytes = index.ReadStart((int)index.Length);
        if (ShapeHeader.Parse(bytes) is null) return null;
        var entries = bytes.AsSpan(ShapeHeader.Bytes);
        if (IsSequential(entries)) return null;
        if (shapes.DiskPath is null) throw ShapefileProblems.UnpackFirst(shapes.Origin);
        return Fits(entries, shapes) ? Starts(entries) : null;
    }

    static bool IsSequential(ReadOnlySpan<byte> entries)
    {
        long next = ShapeHeader.Bytes;
        for (; entries.Length >= EntryBytes; entries = entries[EntryBytes..])
        {
            if (Start(entries) != next) return false;
            next += EntryBytes + ContentBytes(entries);
        }
        return true;
    }

    /// <summary>Each record must say of itself what the index says of it.</summary>
    static bool Fits(ReadOnlySpan<byte> entries, DataFile shapes)
    {
        using var stream = shapes.OpenStream();
        Span<byte> head = stackalloc byte[EntryBytes];
        for (; entries.Length >= EntryBytes; entries = entries[EntryBytes..])
        {
            var start = Start(entries);
            if (start < ShapeHeader.Bytes || start + EntryBytes + ContentBytes(entries) > shapes.Length) return false;
            stream.Position = start;
            stream.ReadExactly(head);
            if (ContentBytes(head) != ContentBytes(entries)) return false;
        }
        return true;
    }

    static long[] Starts(ReadOnlySpan<byte> entries)
    {
        var starts = new long[entries.Length / EntryBytes];
        for (var i = 0; i < starts.Length; i++) starts[i] = Start(entries[(EntryBytes * i)..]);
        return starts;
    }

    static long Start(ReadOnlySpan<byte> entry) => 2L * BinaryPrimitives.ReadUInt32BigEndian(entry);

    static long ContentBytes(ReadOnlySpan<byte> entry) => 2L * BinaryPrimitives.ReadUInt32BigEndian(entry[4..]);
}
