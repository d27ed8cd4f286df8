using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Import.Model;

namespace EcoTiles.Import.Pipeline.PostGis;

/// <summary>Rows in the binary form of COPY: numbers high byte first, each value behind its length.</summary>
sealed class CopyBuffer
{
    const int Epoch = 730119; // days from 0001-01-01 to 2000-01-01, where PostgreSQL counts from
    const int Null = -1;
    const int TextOid = 25;
    const uint SridFlag = 0x20000000;

    /// <summary>"PGCOPY", bytes that show a damaged transfer, no flags, no further header.</summary>
    static ReadOnlySpan<byte> Signature =>
        [0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    readonly GrowingArray<byte> _bytes = new(1 << 20);

    public int Length => _bytes.Count;

    public ReadOnlySpan<byte> Bytes => _bytes.Span;

    public void Clear() => _bytes.Shrink(0);

    public void Begin() => _bytes.AddRange(Signature);

    public void End() => Short(-1);

    public void BeginRow(int columns) => Short((short)columns);

    public void Add(object? value, ModelType type)
    {
        switch (value)
        {
            case null:
                Word(Null);
                break;
            case string text:
                Text(text, type == ModelType.Json);
                break;
            case long number:
                Word(8);
                BinaryPrimitives.WriteInt64BigEndian(_bytes.Extend(8), number);
                break;
            case double number:
                Word(8);
                BinaryPrimitives.WriteDoubleBigEndian(_bytes.Extend(8), number);
                break;
            case bool flag:
                Word(1);
                _bytes.Add(flag ? (byte)1 : (byte)0);
                break;
            case Guid id:
                Word(16);
                id.TryWriteBytes(_bytes.Extend(16), bigEndian: true, out _);
                break;
            case DateOnly date:
                Word(4);
                Word(date.DayNumber - Epoch);
                break;
            case string[] list:
                List(list);
                break;
            default:
                throw new ArgumentException($"A column cannot hold a {value.GetType().Name}.", nameof(value));
        }
    }

    /// <summary>Adds a shape as extended well-known binary, which names its coordinate system.</summary>
    public void Add(ShapeBuffer shape, ModelGeometry geometry)
    {
        var lengthAt = _bytes.Count;
        Word(0);
        var parts = shape.PartEnds.Length;
        _bytes.Add(1); // low byte first from here on
        Low((uint)TypeOf(geometry) | SridFlag);
        Low(ModelTable.Srid);
        if (geometry == ModelGeometry.Point)
        {
            _bytes.AddRange(MemoryMarshal.AsBytes(shape.Coordinates));
        }
        else
        {
            Low((uint)parts);
            for (var part = 0; part < parts; part++) Part(shape, part, geometry);
        }
        BinaryPrimitives.WriteInt32BigEndian(_bytes.Span[lengthAt..], _bytes.Count - lengthAt - 4);
    }

    void Part(ShapeBuffer shape, int part, ModelGeometry geometry)
    {
        _bytes.Add(1);
        Low((uint)TypeOf(geometry) - 3); // polygon, line and point come three before their collections
        var first = part == 0 ? 0 : shape.PartEnds[part - 1];
        if (geometry == ModelGeometry.MultiPolygon) Low((uint)(shape.PartEnds[part] - first));
        for (var ring = first; ring < shape.PartEnds[part]; ring++)
        {
            var start = ring == 0 ? 0 : shape.RingEnds[ring - 1];
            var points = shape.Coordinates[(2 * start)..(2 * shape.RingEnds[ring])];
            if (geometry != ModelGeometry.MultiPoint) Low((uint)(points.Length / 2));
            _bytes.AddRange(MemoryMarshal.AsBytes(points)); // every platform we run on is little-endian
        }
    }

    void Text(string text, bool isJson)
    {
        var bytes = Encoding.UTF8.GetByteCount(text);
        Word(bytes + (isJson ? 1 : 0));
        if (isJson) _bytes.Add(1); // version of the jsonb wire form
        Encoding.UTF8.GetBytes(text, _bytes.Extend(bytes));
    }

    void List(string[] list)
    {
        var lengthAt = _bytes.Count;
        Word(0);
        Word(list.Length == 0 ? 0 : 1); // dimensions
        Word(0); // no nulls
        Word(TextOid);
        if (list.Length > 0)
        {
            Word(list.Length);
            Word(1); // first index
        }
        foreach (var entry in list) Text(entry, isJson: false);
        BinaryPrimitives.WriteInt32BigEndian(_bytes.Span[lengthAt..], _bytes.Count - lengthAt - 4);
    }

    static int TypeOf(ModelGeometry geometry) => geometry switch
    {
        ModelGeometry.Point => 1,
        ModelGeometry.MultiPoint => 4,
        ModelGeometry.MultiLineString => 5,
        _ => 6,
    };

    void Short(short value) => BinaryPrimitives.WriteInt16BigEndian(_bytes.Extend(2), value);

    void Word(int value) => BinaryPrimitives.WriteInt32BigEndian(_bytes.Extend(4), value);

    void Low(uint value) => BinaryPrimitives.WriteUInt32LittleEndian(_bytes.Extend(4), value);
}
