using EcoTiles.Geometry.Encoding;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Rendering.VectorTiles;

/// <summary>Appends protobuf fields: a number and a wire type, then the value.</summary>
static class ProtoField
{
    public static byte Head(int field, int wireType) => (byte)((field << 3) | wireType);

    public static void Add(GrowingArray<byte> target, int field, ReadOnlySpan<byte> bytes)
    {
        AddHead(target, field, bytes.Length);
        target.AddRange(bytes);
    }

    /// <summary>The head of a field whose bytes the caller appends next.</summary>
    public static void AddHead(GrowingArray<byte> target, int field, int length)
    {
        target.Add(Head(field, 2));
        AddVarint(target, (ulong)length);
    }

    public static void AddVarint(GrowingArray<byte> target, ulong value)
    {
        var length = target.Count;
        var at = Varint.Write(target.Extend(Varint.MaxBytes), 0, value);
        target.Shrink(length + at);
    }
}
