using System.Buffers.Binary;

namespace EcoTiles.Sources.Rasters;

/// <summary>Tells kind and width of an image by its first bytes.</summary>
public static class ImageSize
{
    /// <summary>Null when it is none of PNG, JPEG and WebP.</summary>
    public static string? MediaTypeOf(ReadOnlySpan<byte> file)
    {
        if (file.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47])) return "image/png";
        if (file.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF])) return "image/jpeg";
        return file.Length > 12 && file.StartsWith("RIFF"u8) && file[8..12].SequenceEqual("WEBP"u8) ? "image/webp" : null;
    }

    /// <summary>Null when the file is too short or odd to tell.</summary>
    public static int? WidthOf(ReadOnlySpan<byte> file) => MediaTypeOf(file) switch
    {
        "image/png" when file.Length >= 24 => BinaryPrimitives.ReadInt32BigEndian(file[16..]),
        "image/jpeg" => WidthOfJpeg(file),
        "image/webp" when file.Length >= 30 => WidthOfWebp(file),
        _ => null,
    };

    /// <summary>Walks from segment to segment to the one that begins a frame.</summary>
    static int? WidthOfJpeg(ReadOnlySpan<byte> file)
    {
        for (var at = 2; at + 9 < file.Length && file[at] == 0xFF;)
        {
            var kind = file[at + 1];
            if (kind is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC)) return BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]);
            at += kind == 0xFF ? 1 : 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }
        return null;
    }

    static int? WidthOfWebp(ReadOnlySpan<byte> file) => file[12..16] switch
    {
        var name when name.SequenceEqual("VP8X"u8) => 1 + (file[24] | (file[25] << 8) | (file[26] << 16)),
        var name when name.SequenceEqual("VP8L"u8) => 1 + (BinaryPrimitives.ReadUInt16LittleEndian(file[21..]) & 0x3FFF),
        var name when name.SequenceEqual("VP8 "u8) => BinaryPrimitives.ReadUInt16LittleEndian(file[26..]) & 0x3FFF,
        _ => null,
    };
}
