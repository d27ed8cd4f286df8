using System.Buffers.Binary;

namespace EcoTiles.Tests.Sources.GeoPackage;

/// <summary>Writes WKB and GeoPackage geometry by hand, in either byte order, to be read back.</summary>
sealed class GeometryBytes(bool little = true)
{
    readonly List<byte> _bytes = [];

    public byte[] ToArray() => [.. _bytes];

    public static byte[] Square(double x, double y, double side, int envelope = 1, bool little = true) =>
        new GeometryBytes(little).Header(4490, envelope, x, y, x + side, y + side).SquareWkb(x, y, side).ToArray();

    public static byte[] Point(double x, double y) =>
        new GeometryBytes().Header(4490).Type(1).Numbers(x, y).ToArray();

    public GeometryBytes Header(int srs, int envelope = 0, double minX = 0, double minY = 0, double maxX = 0, double maxY = 0, byte flags = 0)
    {
        Bytes((byte)'G', (byte)'P', 0, (byte)(flags | (envelope << 1) | (little ? 1 : 0))).Word((uint)srs);
        if (envelope > 0) Numbers(minX, maxX, minY, maxY);
        if (envelope is 2 or 3) Numbers(5, 6);
        if (envelope == 4) Numbers(5, 6, 7, 8);
        return this;
    }

    /// <summary>The byte order mark and the type word.</summary>
    public GeometryBytes Type(uint type) => Bytes((byte)(little ? 1 : 0)).Word(type);

    public GeometryBytes SquareWkb(double x, double y, double side) =>
        Type(3).Word(1).Word(5).Numbers(x, y, x + side, y, x + side, y + side, x, y + side, x, y);

    public GeometryBytes Bytes(params ReadOnlySpan<byte> bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public GeometryBytes Word(uint word)
    {
        Span<byte> bytes = stackalloc byte[4];
        if (little) BinaryPrimitives.WriteUInt32LittleEndian(bytes, word);
        else BinaryPrimitives.WriteUInt32BigEndian(bytes, word);
        return Bytes(bytes);
    }

    public GeometryBytes Numbers(params ReadOnlySpan<double> numbers)
    {
        Span<byte> bytes = stackalloc byte[8];
        foreach (var number in numbers)
        {
            if (little) BinaryPrimitives.WriteDoubleLittleEndian(bytes, number);
            else BinaryPrimitives.WriteDoubleBigEndian(bytes, number);
            Bytes(bytes);
        }
        return this;
    }
}
