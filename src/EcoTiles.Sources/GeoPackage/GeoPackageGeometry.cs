using System.Buffers.Binary;
using EcoTiles.Geometry.Shapes;
using EcoTiles.Sources.Wkb;

namespace EcoTiles.Sources.GeoPackage;

/// <summary>The GeoPackage geometry blob: "GP", version, flags, SRS id, an envelope perhaps, and then WKB.</summary>
public static class GeoPackageGeometry
{
    const int FixedBytes = 8;

    /// <summary>Takes the header off a blob.</summary>
    /// <param name="envelope">The box in the header, or null when there is none or it makes no sense.</param>
    public static ShapeFault? ReadHeader(
        ReadOnlySpan<byte> blob, out Envelope? envelope, out ReadOnlySpan<byte> wkb)
    {
        envelope = null;
        wkb = default;
        if (blob.IsEmpty) return ShapeFault.Empty;
        if (blob.Length < FixedBytes || blob[0] != 'G' || blob[1] != 'P')
            return ShapeFault.Damaged("不是 GeoPackage 几何格式", "not a GeoPackage geometry");
        if (blob[2] != 0) return ShapeFault.Damaged($"未知版本 {blob[2]}", $"unknown version {blob[2]}");
        // Flags, from the low bit: byte order, 3 bits of envelope kind, empty, extended type.
        var flags = blob[3];
        if ((flags & 0x20) != 0)
            return ShapeFault.WrongType("不支持扩展几何类型", "extended geometry types are not supported");
        var envelopeBytes = ((flags >> 1) & 7) switch { 0 => 0, 1 => 32, 2 or 3 => 48, 4 => 64, _ => -1 };
        if (envelopeBytes < 0) return ShapeFault.Damaged("外包框类型无效", "unknown envelope kind");
        if (blob.Length < FixedBytes + envelopeBytes) return ShapeFault.Damaged("数据不完整", "cut short");
        if ((flags & 0x10) != 0) return ShapeFault.Empty;
        if (envelopeBytes > 0) envelope = ReadEnvelope(blob[FixedBytes..], (flags & 1) != 0);
        wkb = blob[(FixedBytes + envelopeBytes)..];
        return null;
    }

    /// <summary>The header orders x before y but both ends of an axis together: min x, max x, min y, max y.</summary>
    static Envelope? ReadEnvelope(ReadOnlySpan<byte> bytes, bool little)
    {
        var box = new Envelope(
            ReadDouble(bytes, little), ReadDouble(bytes[16..], little),
            ReadDouble(bytes[8..], little), ReadDouble(bytes[24..], little));
        return box.IsEmpty ? null : box;
    }

    static double ReadDouble(ReadOnlySpan<byte> bytes, bool little) =>
        little ? BinaryPrimitives.ReadDoubleLittleEndian(bytes) : BinaryPrimitives.ReadDoubleBigEndian(bytes);
}
