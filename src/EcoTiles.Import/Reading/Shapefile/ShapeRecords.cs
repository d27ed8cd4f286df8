using System.Buffers.Binary;
using EcoTiles.Import.Reading.Files;
using EcoTiles.Sources;
using EcoTiles.Sources.Wkb;

namespace EcoTiles.Import.Reading.Shapefile;

/// <summary>Walks through the records of a .shp file.</summary>
/// <param name="starts">Where the records start, or null when they follow each other.</param>
/// <param name="rules">A record larger than these allow is passed over, not read.</param>
sealed class ShapeRecords(DataFile file, ShapeHeader header, long[]? starts, ShapeRules rules) : IDisposable
{
    const int HeadBytes = 8;

    readonly ForwardReader _reader = new(file);
    readonly long _mostBytes = 64L + 4L * rules.MaxRings + 32L * rules.MaxVertices;
    long _next = ShapeHeader.Bytes;

    /// <summary>How many records were walked through.</summary>
    public long Count { get; private set; }

    /// <summary>Goes to the next record; false at the end.</summary>
    /// <param name="content">Its bytes from the shape type on, empty when it is too large to be read.</param>
    public bool Next(out ReadOnlySpan<byte> content)
    {
        content = default;
        if (starts is not null)
        {
            if (Count == starts.Length) return false;
            _next = starts[Count];
        }
        var atEnd = _next >= header.DeclaredBytes && starts is null;
        // A writer that stopped early leaves the header behind its records; they are taken as long as they are whole.
        if (atEnd && _next + HeadBytes > file.Length) return false;
        _reader.MoveTo(_next);
        var head = _reader.Take(HeadBytes);
        if (head.Length < HeadBytes) throw FileProblems.Truncated(file.Origin, file.Length, _next + HeadBytes);
        var number = BinaryPrimitives.ReadInt32BigEndian(head);
        var bytes = 2L * BinaryPrimitives.ReadUInt32BigEndian(head[4..]);
        if (bytes < 4 || _next + HeadBytes + bytes > file.Length || (atEnd && number != Count + 1))
            return atEnd ? false : throw LengthOutOfPlace(bytes);
        if (bytes <= _mostBytes) content = ReadContent((int)bytes);
        _next += HeadBytes + bytes;
        Count++;
        return true;
    }

    public void Dispose() => _reader.Dispose();

    ReadOnlySpan<byte> ReadContent(int bytes)
    {
        var content = _reader.Take(bytes);
        if (content.Length < bytes) throw FileProblems.Truncated(file.Origin, _reader.Position, _next + HeadBytes + bytes);
        var type = BinaryPrimitives.ReadInt32LittleEndian(content);
        if (ShapeType.Fits(type, header.Type)) return content;
        throw FileProblems.Damaged(file.Origin, _next,
            FormattableString.Invariant($"第 {Count + 1} 个图形的类型 {type} 与文件的类型 {header.Type} 不同"),
            FormattableString.Invariant($"shape {Count + 1} is of type {type}, the file of type {header.Type}"));
    }

    StoreException LengthOutOfPlace(long bytes) => FileProblems.Damaged(file.Origin, _next,
        FormattableString.Invariant($"第 {Count + 1} 个图形的长度 {bytes} 无效"),
        FormattableString.Invariant($"shape {Count + 1} cannot be {bytes} bytes long"));
}
