using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Rendering;

namespace EcoTiles.Tests.Rendering.VectorTiles;

/// <summary>A vector tile read back by the letter of the MVT specification, with code of its own.</summary>
sealed record DecodedTile(IReadOnlyList<DecodedLayer> Layers)
{
    public static DecodedTile Read(Tile tile)
    {
        using var gzip = new GZipStream(new MemoryStream(tile.Bytes), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        gzip.CopyTo(plain);
        return Read(plain.ToArray());
    }

    public static DecodedTile Read(ReadOnlySpan<byte> bytes) =>
        new([.. ProtoMessage.Read(bytes).All(3).Select(field => DecodedLayer.Read(field.Bytes))]);

    public DecodedLayer this[string name] => Layers.Single(layer => layer.Name == name);
}

sealed record DecodedLayer(string Name, ulong Version, ulong Extent, IReadOnlyList<DecodedFeature> Features)
{
    public static DecodedLayer Read(byte[] bytes)
    {
        var message = ProtoMessage.Read(bytes);
        var keys = message.All(3).Select(field => Encoding.UTF8.GetString(field.Bytes)).ToArray();
        var values = message.All(4).Select(field => Value(ProtoMessage.Read(field.Bytes).Fields.Single())).ToArray();
        Assert.Equal(keys.Distinct(), keys);
        return new DecodedLayer(
            Encoding.UTF8.GetString(message.All(1).Single().Bytes),
            message.All(15).Single().Number,
            message.All(5).Single().Number,
            [.. message.All(2).Select(field => DecodedFeature.Read(field.Bytes, keys, values))]);
    }

    static object Value(ProtoField field) => field.Id switch
    {
        1 => Encoding.UTF8.GetString(field.Bytes),
        3 => BinaryPrimitives.ReadDoubleLittleEndian(field.Bytes),
        5 => field.Number,
        6 => ProtoMessage.Unfold(field.Number),
        7 => field.Number == 1,
        _ => throw new InvalidDataException($"value field {field.Id}"),
    };
}

sealed record DecodedFeature(ulong Id, ShapeKind Kind, IReadOnlyDictionary<string, object> Tags, PathSet Paths)
{
    public static DecodedFeature Read(byte[] bytes, string[] keys, object[] values)
    {
        var message = ProtoMessage.Read(bytes);
        var numbers = message.All(2).SelectMany(field => ProtoMessage.Varints(field.Bytes)).ToArray();
        var tags = new Dictionary<string, object>();
        for (var i = 0; i < numbers.Length; i += 2) tags.Add(keys[numbers[i]], values[numbers[i + 1]]);
        var kind = (ShapeKind)message.All(3).Single().Number;
        return new DecodedFeature(message.All(1).Single().Number, kind, tags, Geometry(message.All(4).Single().Bytes, kind));
    }

    static PathSet Geometry(byte[] bytes, ShapeKind kind)
    {
        var paths = new PathSet();
        var numbers = ProtoMessage.Varints(bytes);
        long x = 0, y = 0;
        for (var at = 0; at < numbers.Count;)
        {
            var command = numbers[at] & 7;
            var count = numbers[at++] >> 3;
            if (command == 7)
            {
                Assert.Equal(1UL, count);
                var start = paths.PathCount == 0 ? 0 : paths.PathEnds[^1];
                paths.EndPath(RingArea.Doubled(paths.Coordinates.Span[(2 * start)..]) > 0 ? PathRole.Outer : PathRole.Hole);
                continue;
            }
            if (command == 1 && kind == ShapeKind.Line && paths.PointCount > 0) paths.EndPath(PathRole.Line);
            Assert.True(command is 1 or 2 && count > 0);
            for (; count > 0; count--)
            {
                x += ProtoMessage.Unfold(numbers[at++]);
                y += ProtoMessage.Unfold(numbers[at++]);
                paths.Coordinates.Add((int)x);
                paths.Coordinates.Add((int)y);
            }
        }
        if (kind == ShapeKind.Line) paths.EndPath(PathRole.Line);
        if (kind == ShapeKind.Point) paths.EndPath(PathRole.Points);
        paths.EndFeature();
        return paths;
    }
}

readonly record struct ProtoField(int Id, ulong Number, byte[] Bytes);

sealed record ProtoMessage(IReadOnlyList<ProtoField> Fields)
{
    public IEnumerable<ProtoField> All(int id) => Fields.Where(field => field.Id == id);

    public static ProtoMessage Read(ReadOnlySpan<byte> bytes)
    {
        var fields = new List<ProtoField>();
        for (var at = 0; at < bytes.Length;)
        {
            var head = (int)Varint(bytes, ref at);
            var length = (head & 7) switch { 1 => 8, 2 => (int)Varint(bytes, ref at), 5 => 4, _ => 0 };
            if ((head & 7) == 0) fields.Add(new(head >> 3, Varint(bytes, ref at), []));
            else fields.Add(new(head >> 3, 0, bytes.Slice(at, length).ToArray()));
            at += length;
        }
        return new(fields);
    }

    public static List<ulong> Varints(ReadOnlySpan<byte> bytes)
    {
        var numbers = new List<ulong>();
        for (var at = 0; at < bytes.Length;) numbers.Add(Varint(bytes, ref at));
        return numbers;
    }

    public static long Unfold(ulong number) => (long)(number / 2) ^ -(long)(number % 2);

    static ulong Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong number = 0;
        for (var shift = 0; ; shift += 7)
        {
            number |= (ulong)(bytes[at] & 0x7F) << shift;
            if (bytes[at++] < 0x80) return number;
        }
    }
}
