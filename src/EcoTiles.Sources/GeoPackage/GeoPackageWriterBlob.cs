using System.Buffers.Binary;
using System.Runtime.InteropServices;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>Writes shapes as GeoPackage geometry: header, box, little-endian well-known binary (clause 2.1.3).</summary>
sealed class GeoPackageWriterBlob(GeoPackageGeometryType type, int srid)
{
    const int HeaderLength = 40;
    const byte LittleEndianWithBox = 0b011;

    readonly GrowingArray<byte> _bytes = new(4096);

    public ReadOnlySpan<byte> Bytes => _bytes.Span;

    /// <summary>Fills <see cref="Bytes"/> with one shape and returns its box, which is empty when the shape is.</summary>
    public Envelope Write(ShapeBuffer shapes, int shape)
    {
        _bytes.Shrink(0);
        var header = _bytes.Extend(HeaderLength);
        "GP"u8.CopyTo(header);
        header[2] = 0;
        header[3] = LittleEndianWithBox;
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], srid);

        var firstPart = shape == 0 ? 0 : shapes.ShapeEnds[shape - 1];
        var endPart = shapes.ShapeEnds[shape];
        if (type != GeoPackageGeometryType.Point)
        {
            Begin((int)type);
            WriteCount(endPart - firstPart);
        }
        var box = Envelope.Empty;
        for (var part = firstPart; part < endPart; part++) box = box.Including(WritePart(shapes, part));

        header = _bytes.Span[8..HeaderLength];
        BinaryPrimitives.WriteDoubleLittleEndian(header, box.MinX);
        BinaryPrimitives.WriteDoubleLittleEndian(header[8..], box.MaxX);
        BinaryPrimitives.WriteDoubleLittleEndian(header[16..], box.MinY);
        BinaryPrimitives.WriteDoubleLittleEndian(header[24..], box.MaxY);
        return box;
    }

    Envelope WritePart(ShapeBuffer shapes, int part)
    {
        var firstRing = part == 0 ? 0 : shapes.PartEnds[part - 1];
        var endRing = shapes.PartEnds[part];
        Begin(type switch
        {
            GeoPackageGeometryType.MultiPolygon => 3,
            GeoPackageGeometryType.MultiLineString => 2,
            _ => 1,
        });
        if (type == GeoPackageGeometryType.MultiPolygon) WriteCount(endRing - firstRing);
        var box = Envelope.Empty;
        for (var ring = firstRing; ring < endRing; ring++)
        {
            var start = ring == 0 ? 0 : shapes.RingEnds[ring - 1];
            var points = shapes.Coordinates[(2 * start)..(2 * shapes.RingEnds[ring])];
            if (type is GeoPackageGeometryType.MultiPolygon or GeoPackageGeometryType.MultiLineString)
                WriteCount(points.Length / 2);
            var room = _bytes.Extend(8 * points.Length);
            MemoryMarshal.AsBytes(points).CopyTo(room); // every platform we run on is little-endian
            for (var i = 0; i < points.Length; i += 2) box = box.Including(points[i], points[i + 1]);
        }
        return box;
    }

    void Begin(int wellKnownType)
    {
        _bytes.Add(1);
        WriteCount(wellKnownType);
    }

    void WriteCount(int count) => BinaryPrimitives.WriteInt32LittleEndian(_bytes.Extend(4), count);
}
