using System.Buffers.Binary;
using System.Runtime.InteropServices;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.Wkb;

/// <summary>
/// Reads one WKB geometry into a shape. Nothing in the bytes is trusted: each count is held against the bytes that
/// are left before room is made for it.
/// </summary>
public ref struct WellKnownBinary
{
    const int DeepestNesting = 16;

    readonly ReadOnlySpan<byte> _bytes;
    readonly ShapeBuffer _shapes;
    readonly ShapeRules _rules;
    int _position;
    int _vertices;
    int _rings;
    ShapeKind _kind;

    WellKnownBinary(ReadOnlySpan<byte> bytes, ShapeBuffer shapes, ShapeRules rules)
    {
        _bytes = bytes;
        _shapes = shapes;
        _rules = rules;
    }

    /// <summary>
    /// Adds the parts of one geometry to the buffer, without ending the shape: the caller ends it with
    /// <paramref name="kind"/>, or drops what is unfinished when a fault is returned.
    /// </summary>
    public static ShapeFault? Read(
        ReadOnlySpan<byte> wkb, ShapeBuffer shapes, ShapeRules rules, out ShapeKind kind)
    {
        var reader = new WellKnownBinary(wkb, shapes, rules);
        var before = shapes.Coordinates.Length;
        var fault = reader.ReadGeometry(0, 0)
            ?? (reader._vertices == 0 ? ShapeFault.Empty : null)
            ?? CoordinateCheck.Find(shapes.Coordinates[before..], rules.Domain);
        kind = reader._kind;
        return fault;
    }

    ShapeFault? ReadGeometry(uint wanted, int depth)
    {
        if (_bytes.Length - _position < 5) return Truncated();
        var order = _bytes[_position];
        if (order > 1) return ShapeFault.Damaged("字节序标记无效", "no valid byte order mark");
        var little = order == 1;
        _position++;
        var type = WkbType.Parse(ReadWord(little));
        if (type.CurveName is { } curve) return ShapeFault.Curve(curve);
        if (type.Code is < WkbType.Point or > WkbType.GeometryCollection)
            return ShapeFault.Damaged("未知的几何类型", "unknown geometry type");
        if (wanted != 0 && type.Code != wanted)
            return ShapeFault.Damaged("组成部分的类型不符", "a part is of another type than the whole");
        if (type.HasSrid)
        {
            if (_bytes.Length - _position < 4) return Truncated();
            _position += 4;
        }
        if (type.Kind != ShapeKind.None && Accept(type.Kind) is { } mismatch) return mismatch;
        return type.Code switch
        {
            WkbType.Point => ReadPoint(little, type.Ordinates),
            WkbType.LineString => ReadLine(little, type.Ordinates),
            WkbType.Polygon => ReadPolygon(little, type.Ordinates),
            _ => ReadMembers(little, type.Member, depth),
        };
    }

    /// <summary>A shape has one kind: the first part decides, the dataset's rule before it.</summary>
    ShapeFault? Accept(ShapeKind kind)
    {
        if (_rules.Kind != ShapeKind.None && kind != _rules.Kind)
            return ShapeFault.WrongType($"图形类型应为{Zh(_rules.Kind)}，实际为{Zh(kind)}", $"must be a {_rules.Kind}, is a {kind}");
        if (_kind != ShapeKind.None && kind != _kind)
            return ShapeFault.WrongType("几何集合混有不同类型，请先拆分", "a collection of different kinds; split it first");
        _kind = kind;
        return null;
    }

    ShapeFault? ReadMembers(bool little, uint member, int depth)
    {
        if (depth == DeepestNesting) return ShapeFault.Damaged("嵌套过深", "nested too deep");
        if (!TryReadCount(little, 9, out var count)) return Truncated();
        for (var i = 0; i < count; i++)
        {
            if (ReadGeometry(member, depth + 1) is { } fault) return fault;
        }
        return null;
    }

    ShapeFault? ReadPoint(bool little, int ordinates)
    {
        if (_bytes.Length - _position < 8 * ordinates) return Truncated();
        if (AddPoints(little, ordinates, 1) is { } fault) return fault;
        var place = _shapes.Coordinates[^2..];
        if (double.IsNaN(place[0]) && double.IsNaN(place[1])) return ShapeFault.Empty; // WKB's way to write POINT EMPTY
        EndPart();
        return null;
    }

    ShapeFault? ReadLine(bool little, int ordinates)
    {
        if (!TryReadCount(little, 8 * ordinates, out var count)) return Truncated();
        if (count == 0) return null;
        if (count == 1) return ShapeFault.Damaged("只有一个点的线", "a line of one point");
        if (AddPoints(little, ordinates, count) is { } fault) return fault;
        EndPart();
        return null;
    }

    ShapeFault? ReadPolygon(bool little, int ordinates)
    {
        if (!TryReadCount(little, 4, out var rings)) return Truncated();
        var added = 0;
        for (var ring = 0; ring < rings; ring++)
        {
            if (!TryReadCount(little, 8 * ordinates, out var count)) return Truncated();
            if (count == 0 && (ring > 0 || rings == 1)) continue;
            if (count < 3) return ShapeFault.Damaged("少于三个点的环", "a ring of less than three points");
            if (AddPoints(little, ordinates, count) is { } fault) return fault;
            _shapes.EndRing();
            added++;
        }
        if (added > 0) _shapes.EndPart();
        return null;
    }

    void EndPart()
    {
        _shapes.EndRing();
        _shapes.EndPart();
    }

    ShapeFault? AddPoints(bool little, int ordinates, int count)
    {
        _vertices += count;
        if (_vertices > _rules.MaxVertices || ++_rings > _rules.MaxRings)
            return ShapeFault.TooMany(_rules.MaxVertices, _rules.MaxRings);
        var source = _bytes.Slice(_position, 8 * ordinates * count);
        _position += source.Length;
        var target = MemoryMarshal.Cast<double, long>(_shapes.AddPoints(count));
        if (ordinates == 2)
        {
            source.CopyTo(MemoryMarshal.AsBytes(target));
        }
        else
        {
            for (var i = 0; i < count; i++)
                source.Slice(8 * ordinates * i, 16).CopyTo(MemoryMarshal.AsBytes(target[(2 * i)..]));
        }
        if (little != BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(target, target);
        return null;
    }

    /// <summary>Reads a count and refuses it when the bytes left cannot hold that many items.</summary>
    bool TryReadCount(bool little, int itemBytes, out int count)
    {
        count = 0;
        if (_bytes.Length - _position < 4) return false;
        var declared = ReadWord(little);
        if (declared > (uint)((_bytes.Length - _position) / itemBytes)) return false;
        count = (int)declared;
        return true;
    }

    uint ReadWord(bool little)
    {
        var word = _bytes.Slice(_position, 4);
        _position += 4;
        return little ? BinaryPrimitives.ReadUInt32LittleEndian(word) : BinaryPrimitives.ReadUInt32BigEndian(word);
    }

    static ShapeFault Truncated() => ShapeFault.Damaged("数据不完整", "cut short");

    static string Zh(ShapeKind kind) => kind switch
    {
        ShapeKind.Point => "点",
        ShapeKind.Line => "线",
        _ => "面",
    };
}
