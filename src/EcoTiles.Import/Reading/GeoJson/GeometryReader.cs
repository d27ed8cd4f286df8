using System.Text.Json;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.Wkb;

namespace EcoTiles.Import.Reading.GeoJson;

/// <summary>Turns one GeoJSON geometry into a shape. Heights are left behind.</summary>
sealed class GeometryReader(ShapeRules rules)
{
    ShapeKind _kind;
    int _vertices;
    int _rings;

    /// <summary>Fills an empty buffer with one shape, or with none when the geometry is null, empty or at fault.</summary>
    /// <param name="reader">Stands on the geometry, and behind it afterwards.</param>
    public ShapeFault? Read(ref Utf8JsonReader reader, ShapeBuffer shapes)
    {
        (_kind, _vertices, _rings) = (ShapeKind.None, 0, 0);
        var fault = ReadObject(ref reader, shapes) ?? CoordinateCheck.Find(shapes.Coordinates, ShapeRules.Any.Domain);
        if (fault is null && shapes.Coordinates.Length > 0) shapes.EndShape(_kind);
        else shapes.DropUnfinished();
        return fault;
    }

    ShapeFault? ReadObject(ref Utf8JsonReader reader, ShapeBuffer shapes)
    {
        if (reader.TokenType == JsonTokenType.Null) return null;
        if (reader.TokenType != JsonTokenType.StartObject) return NoGeometry(ref reader);
        string? type = null;
        ShapeFault? fault = null;
        var content = default(Utf8JsonReader); // coordinates that come before their type are read after it
        var (isWaiting, isRead) = (false, false);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isType = JsonValue.Is(ref reader, "type"u8);
            var isContent = JsonValue.Is(ref reader, "coordinates"u8) || JsonValue.Is(ref reader, "geometries"u8);
            reader.Read();
            if (isType && reader.TokenType == JsonTokenType.String) type = JsonValue.Name(ref reader);
            if (isContent && type is null)
            {
                content = reader;
                isWaiting = true;
            }
            var ahead = reader;
            if (isContent && type is not null && !isRead) (fault, isRead) = (ReadContent(type, ref ahead, shapes), true);
            if (isRead && fault is null && isContent) reader = ahead;
            else reader.Skip();
        }
        if (isRead) return fault;
        return isWaiting && type is not null
            ? ReadContent(type, ref content, shapes)
            : ShapeFault.Damaged("缺少 type 或 coordinates", "no type or coordinates");
    }

    ShapeFault? ReadContent(string type, ref Utf8JsonReader reader, ShapeBuffer shapes)
    {
        if (type == "GeometryCollection") return ReadMembers(ref reader, shapes);
        var (kind, depth) = type switch
        {
            "Point" => (ShapeKind.Point, 0),
            "MultiPoint" => (ShapeKind.Point, 1),
            "LineString" => (ShapeKind.Line, 1),
            "MultiLineString" => (ShapeKind.Line, 2),
            "Polygon" => (ShapeKind.Polygon, 2),
            "MultiPolygon" => (ShapeKind.Polygon, 3),
            _ => (ShapeKind.None, 0),
        };
        if (kind == ShapeKind.None)
            return ShapeFault.Damaged($"未知的几何类型 {Short(type)}", $"unknown geometry type {Short(type)}");
        if (_kind != ShapeKind.None && _kind != kind)
            return ShapeFault.WrongType("几何集合混有不同类型，请先拆分", "a collection of different kinds; split it first");
        _kind = kind;
        return ReadNested(ref reader, depth, shapes);
    }

    ShapeFault? ReadMembers(ref Utf8JsonReader reader, ShapeBuffer shapes)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return NotNumbers();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (ReadObject(ref reader, shapes) is { } fault) return fault;
        }
        return null;
    }

    /// <param name="depth">How many lists lie between here and a position.</param>
    ShapeFault? ReadNested(ref Utf8JsonReader reader, int depth, ShapeBuffer shapes)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return NotNumbers();
        if (depth == 0) return ReadPoint(ref reader, shapes);
        var isPath = depth == 1 && _kind != ShapeKind.Point;
        if (isPath) return ReadPath(ref reader, shapes);
        var before = shapes.Coordinates.Length;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (ReadNested(ref reader, depth - 1, shapes) is { } fault) return fault;
        }
        if (depth == 2 && _kind == ShapeKind.Polygon && shapes.Coordinates.Length > before) shapes.EndPart();
        return null;
    }

    ShapeFault? ReadPoint(ref Utf8JsonReader reader, ShapeBuffer shapes)
    {
        if (!ReadPosition(ref reader, shapes, out var isEmpty)) return NotNumbers();
        if (isEmpty) return null;
        return EndRing(shapes, 1) is { } fault ? fault : EndPart(shapes);
    }

    ShapeFault? ReadPath(ref Utf8JsonReader reader, ShapeBuffer shapes)
    {
        var before = shapes.Coordinates.Length;
        while (reader.Read() && reader.TokenType == JsonTokenType.StartArray)
        {
            if (!ReadPosition(ref reader, shapes, out var isEmpty) || isEmpty) return NotNumbers();
        }
        if (reader.TokenType != JsonTokenType.EndArray) return NotNumbers();
        var count = (shapes.Coordinates.Length - before) / 2;
        if (count == 0) return null;
        if (_kind == ShapeKind.Line && count < 2) return ShapeFault.Damaged("只有一个点的线", "a line of one point");
        if (_kind == ShapeKind.Polygon && count < 3)
            return ShapeFault.Damaged("少于三个点的环", "a ring of less than three points");
        return EndRing(shapes, count) is { } fault ? fault : _kind == ShapeKind.Line ? EndPart(shapes) : null;
    }

    /// <summary>Reads x and y and passes over what follows them.</summary>
    static bool ReadPosition(ref Utf8JsonReader reader, ShapeBuffer shapes, out bool isEmpty)
    {
        isEmpty = reader.Read() && reader.TokenType == JsonTokenType.EndArray;
        if (isEmpty) return true;
        if (!JsonNumber.TryRead(ref reader, out var x) || !reader.Read() || !JsonNumber.TryRead(ref reader, out var y))
            return false;
        shapes.AddPoint(x, y);
        while (reader.Read() && reader.TokenType == JsonTokenType.Number)
        {
        }
        return reader.TokenType == JsonTokenType.EndArray;
    }

    ShapeFault? EndRing(ShapeBuffer shapes, int vertices)
    {
        _vertices += vertices;
        _rings++;
        shapes.EndRing();
        return _vertices > rules.MaxVertices || _rings > rules.MaxRings
            ? ShapeFault.TooMany(rules.MaxVertices, rules.MaxRings)
            : null;
    }

    static ShapeFault? EndPart(ShapeBuffer shapes)
    {
        shapes.EndPart();
        return null;
    }

    static ShapeFault NoGeometry(ref Utf8JsonReader reader)
    {
        reader.Skip();
        return ShapeFault.Damaged("geometry 不是对象", "the geometry is no object");
    }

    static ShapeFault NotNumbers() => ShapeFault.Damaged("坐标不是成对的数值", "the coordinates are no pairs of numbers");

    static string Short(string text) => text.Length <= 40 ? text : text[..40];
}
