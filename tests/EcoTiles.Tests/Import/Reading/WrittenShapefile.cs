using System.Buffers.Binary;
using System.Text;

namespace EcoTiles.Tests.Import.Reading;

/// <summary>A shapefile written by hand, byte by byte, so that each of its bytes can be wrong.</summary>
sealed class WrittenShapefile(int type)
{
    const int HeaderBytes = 100;
    const int PointBytes = 16;

    readonly List<byte[]> _records = [];

    public WrittenShapefile Point(double x, double y)
    {
        var content = new byte[4 + PointBytes];
        BinaryPrimitives.WriteInt32LittleEndian(content, type);
        BinaryPrimitives.WriteDoubleLittleEndian(content.AsSpan(4), x);
        BinaryPrimitives.WriteDoubleLittleEndian(content.AsSpan(12), y);
        return Record(content);
    }

    public WrittenShapefile Nothing() => Record(new byte[4]);

    /// <summary>Lines or rings, each x, y, x, y, ...</summary>
    /// <param name="extra">Bytes of Z and M behind the points.</param>
    public WrittenShapefile Paths(int extra, params double[][] parts)
    {
        var points = parts.Sum(part => part.Length) / 2;
        var content = new byte[44 + 4 * parts.Length + PointBytes * points + extra];
        BinaryPrimitives.WriteInt32LittleEndian(content, type);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(36), parts.Length);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(40), points);
        var before = 0;
        for (var i = 0; i < parts.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(44 + 4 * i), before);
            for (var j = 0; j < parts[i].Length; j++)
                BinaryPrimitives.WriteDoubleLittleEndian(content.AsSpan(44 + 4 * parts.Length + PointBytes * before + 8 * j), parts[i][j]);
            before += parts[i].Length / 2;
        }
        return Record(content);
    }

    public WrittenShapefile Paths(params double[][] parts) => Paths(0, parts);

    public WrittenShapefile Record(byte[] content)
    {
        _records.Add(content);
        return this;
    }

    public byte[] Shp() => [.. Header(_records.Sum(record => 8 + record.Length)), .. _records.SelectMany(WithHead)];

    public byte[] Shx()
    {
        var entries = new byte[8 * _records.Count];
        var start = HeaderBytes;
        for (var i = 0; i < _records.Count; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(entries.AsSpan(8 * i), start / 2);
            BinaryPrimitives.WriteInt32BigEndian(entries.AsSpan(8 * i + 4), _records[i].Length / 2);
            start += 8 + _records[i].Length;
        }
        return [.. Header(entries.Length), .. entries];
    }

    /// <summary>A table of one text field, a row for each value.</summary>
    /// <param name="language">The language driver byte.</param>
    public static byte[] Dbf(Encoding encoding, byte language, params string[] values) =>
        Dbf(language, [Field("NAME", 'C', 20)], [.. values.Select(value => Cell(encoding.GetBytes(value), 20))]);

    public static byte[] Dbf(byte language, byte[][] fields, params byte[][] rows)
    {
        var header = new byte[32];
        header[0] = 3;
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), rows.Length);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(8), (short)(33 + 32 * fields.Length));
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(10), (short)(1 + fields.Sum(field => field[16])));
        header[29] = language;
        return [.. header, .. fields.SelectMany(field => field), 0x0D, .. rows.SelectMany(row => row[0] == '*' ? row : [(byte)' ', .. row]), 0x1A];
    }

    public static byte[] Field(string name, char type, byte bytes, byte decimals = 0) => Field(Encoding.ASCII.GetBytes(name), type, bytes, decimals);

    public static byte[] Field(byte[] name, char type, byte bytes, byte decimals = 0)
    {
        var field = new byte[32];
        name.CopyTo(field, 0);
        field[11] = (byte)type;
        field[16] = bytes;
        field[17] = decimals;
        return field;
    }

    public static byte[] Cell(byte[] text, int bytes) => [.. text.Take(bytes), .. Enumerable.Repeat((byte)' ', Math.Max(0, bytes - text.Length))];

    byte[] Header(int bytesBehind)
    {
        var header = new byte[HeaderBytes];
        BinaryPrimitives.WriteInt32BigEndian(header, 9994);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(24), (HeaderBytes + bytesBehind) / 2);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(28), 1000);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(32), type);
        return header;
    }

    static byte[] WithHead(byte[] content, int index)
    {
        var head = new byte[8];
        BinaryPrimitives.WriteInt32BigEndian(head, index + 1);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), content.Length / 2);
        return [.. head, .. content];
    }
}
