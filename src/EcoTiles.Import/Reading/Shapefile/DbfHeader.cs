using System.Buffers.Binary;
using EcoTiles.Import.Reading.Files;

namespace EcoTiles.Import.Reading.Shapefile;

/// <summary>What a .dbf file says of itself before its records.</summary>
/// <param name="Language">The language driver byte.</param>
sealed record DbfHeader(long Count, int HeaderBytes, int RecordBytes, byte Language, IReadOnlyList<DbfField> Fields)
{
    const int FixedBytes = 32;
    const int FieldBytes = 32;
    const int NameBytes = 11;
    const byte EndOfFields = 0x0D;

    public static DbfHeader Read(DataFile file)
    {
        if (file.Length == 0) throw FileProblems.Empty(file.Origin);
        var bytes = file.ReadStart(ushort.MaxValue);
        if (bytes.Length < FixedBytes) throw FileProblems.NotOfItsKind(file.Origin, ".dbf");
        var count = BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(4));
        var headerBytes = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(8));
        var recordBytes = BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(10));
        if (headerBytes <= FixedBytes || recordBytes == 0) throw FileProblems.NotOfItsKind(file.Origin, ".dbf");
        if (bytes.Length < headerBytes) throw FileProblems.Truncated(file.Origin, file.Length, headerBytes);
        var fields = ReadFields(file, bytes.AsSpan(0, headerBytes), recordBytes);
        // A missing end mark is harmless, a missing record is not.
        var needed = headerBytes + (long)count * recordBytes;
        if (file.Length < needed) throw FileProblems.Truncated(file.Origin, file.Length, needed);
        return new DbfHeader(count, headerBytes, recordBytes, bytes[29], fields);
    }

    static List<DbfField> ReadFields(DataFile file, ReadOnlySpan<byte> header, int recordBytes)
    {
        var fields = Split(header, wideText: false);
        if (End(fields) != recordBytes)
        {
            // Some writers keep the high byte of a long text field where others keep its decimals.
            var wide = Split(header, wideText: true);
            if (End(wide) == recordBytes) fields = wide;
        }
        return End(fields) <= recordBytes
            ? fields
            : throw FileProblems.Damaged(file.Origin, FixedBytes, "字段总长超过记录长度", "the fields are longer than a record");
    }

    static List<DbfField> Split(ReadOnlySpan<byte> header, bool wideText)
    {
        var fields = new List<DbfField>();
        var start = 1;
        for (var at = FixedBytes; at + FieldBytes <= header.Length && header[at] != EndOfFields; at += FieldBytes)
        {
            var field = header.Slice(at, FieldBytes);
            var name = field[..NameBytes];
            var nameEnd = name.IndexOf((byte)0);
            var type = (char)field[11];
            var bytes = field[16] + (wideText && type == 'C' ? 256 * field[17] : 0);
            fields.Add(new DbfField(
                name[..(nameEnd < 0 ? NameBytes : nameEnd)].ToArray(), type, start, bytes, type == 'C' ? 0 : field[17]));
            start += bytes;
        }
        return fields;
    }

    static int End(List<DbfField> fields) => fields.Count == 0 ? 1 : fields[^1].Start + fields[^1].Bytes;
}
