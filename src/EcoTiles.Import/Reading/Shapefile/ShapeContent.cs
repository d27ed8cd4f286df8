using System.Buffers.Binary;
using System.Runtime.InteropServices;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.Wkb;

namespace EcoTiles.Import.Reading.Shapefile;

/// <summary>Turns the content of one record into a shape. Z and M are left behind.</summary>
sealed class ShapeContent(ShapeRules rules)
{
    const int PointBytes = 16;
    const int PointsStart = 40; // type, box, count
    const int PartsStart = 44; // type, box, count of parts, count of points

    readonly GrowingArray<int> _ringEnds = new();

    /// <summary>Fills an empty buffer with one shape, or with none when the record has none or is at fault.</summary>
    public ShapeFault? Read(ReadOnlySpan<byte> content, ShapeBuffer shapes)
    {
        if (content.IsEmpty) return ShapeFault.TooMany(rules.MaxVertices, rules.MaxRings);
        var type = BinaryPrimitives.ReadInt32LittleEndian(content);
        if (type == ShapeType.Null) return null;
        var fault = ShapeType.Plain(type) switch
        {
            ShapeType.Point => ReadPoint(content, shapes),
            ShapeType.MultiPoint => ReadPoints(content, shapes),
            _ => ReadPaths(content, shapes, ShapeType.Kind(type)),
        };
        if (ShapeType.Kind(type) != ShapeKind.Polygon) fault ??= CoordinateCheck.Find(shapes.Coordinates, ShapeRules.Any.Domain);
        if (fault is null && shapes.Coordinates.Length > 0) shapes.EndShape(ShapeType.Kind(type));
        else shapes.DropUnfinished();
        return fault;
    }

    static ShapeFault? ReadPoint(ReadOnlySpan<byte> content, ShapeBuffer shapes)
    {
        if (content.Length < 4 + PointBytes) return CutShort();
        AddPoints(content.Slice(4, PointBytes), shapes);
        shapes.EndRing();
        shapes.EndPart();
        return null;
    }

    ShapeFault? ReadPoints(ReadOnlySpan<byte> content, ShapeBuffer shapes)
    {
        if (content.Length < PointsStart) return CutShort();
        var count = BinaryPrimitives.ReadUInt32LittleEndian(content[36..]);
        if (count > rules.MaxVertices) return ShapeFault.TooMany(rules.MaxVertices, rules.MaxRings);
        if (count > (content.Length - PointsStart) / PointBytes) return CutShort();
        for (var i = 0; i < count; i++) ReadPoint(content[(PointsStart - 4 + PointBytes * i)..], shapes);
        return null;
    }

    ShapeFault? ReadPaths(ReadOnlySpan<byte> content, ShapeBuffer shapes, ShapeKind kind)
    {
        if (content.Length < PartsStart) return CutShort();
        var parts = BinaryPrimitives.ReadUInt32LittleEndian(content[36..]);
        var points = BinaryPrimitives.ReadUInt32LittleEndian(content[40..]);
        if (parts > rules.MaxRings || points > rules.MaxVertices)
            return ShapeFault.TooMany(rules.MaxVertices, rules.MaxRings);
        if (PartsStart + 4L * parts + (long)PointBytes * points > content.Length) return CutShort();
        if (parts == 0 || points == 0) return null;
        var starts = content.Slice(PartsStart, 4 * (int)parts);
        var places = content.Slice(PartsStart + starts.Length, PointBytes * (int)points);
        return kind == ShapeKind.Polygon ? ReadRings(starts, places, shapes) : ReadLines(starts, places, shapes);
    }

    static ShapeFault? ReadLines(ReadOnlySpan<byte> starts, ReadOnlySpan<byte> places, ShapeBuffer shapes)
    {
        for (var part = 0; part < starts.Length / 4; part++)
        {
            if (!TryGetPart(starts, places, part, out var line)) return PartsOutOfOrder();
            if (line.Length < 2 * PointBytes) return ShapeFault.Damaged("只有一个点的线", "a line of one point");
            AddPoints(line, shapes);
            shapes.EndRing();
            shapes.EndPart();
        }
        return null;
    }

    ShapeFault? ReadRings(ReadOnlySpan<byte> starts, ReadOnlySpan<byte> places, ShapeBuffer shapes)
    {
        _ringEnds.Shrink(0);
        for (var part = 0; part < starts.Length / 4; part++)
        {
            if (!TryGetPart(starts, places, part, out var ring)) return PartsOutOfOrder();
            if (ring.Length < 3 * PointBytes) return ShapeFault.Damaged("少于三个点的环", "a ring of less than three points");
            _ringEnds.Add((_ringEnds.Count == 0 ? 0 : _ringEnds[^1]) + ring.Length / sizeof(double));
        }
        var ordinates = MemoryMarshal.Cast<byte, double>(places);
        return CoordinateCheck.Find(ordinates, ShapeRules.Any.Domain) ?? RingSorting.Write(ordinates, _ringEnds.Span, shapes);
    }

    static bool TryGetPart(ReadOnlySpan<byte> starts, ReadOnlySpan<byte> places, int part, out ReadOnlySpan<byte> points)
    {
        points = default;
        var count = places.Length / PointBytes;
        var start = BinaryPrimitives.ReadInt32LittleEndian(starts[(4 * part)..]);
        var end = 4 * (part + 1) < starts.Length ? BinaryPrimitives.ReadInt32LittleEndian(starts[(4 * (part + 1))..]) : count;
        if (start < 0 || start > end || end > count || (part == 0 && start != 0)) return false;
        points = places[(PointBytes * start)..(PointBytes * end)];
        return true;
    }

    static void AddPoints(ReadOnlySpan<byte> points, ShapeBuffer shapes) =>
        points.CopyTo(MemoryMarshal.AsBytes(shapes.AddPoints(points.Length / PointBytes)));

    static ShapeFault CutShort() => ShapeFault.Damaged("数据不完整", "cut short");

    static ShapeFault PartsOutOfOrder() => ShapeFault.Damaged("组成部分的次序无效", "its parts are out of order");
}
