using System.Buffers.Binary;
using EcoTiles.Import.Reading.Files;

namespace EcoTiles.Import.Reading.Shapefile;

/// <summary>The first 100 bytes of a .shp or .shx file.</summary>
/// <param name="Type">The shape type number.</param>
/// <param name="DeclaredBytes">How long the file was when its header was last written.</param>
sealed record ShapeHeader(int Type, long DeclaredBytes)
{
    public const int Bytes = 100;
    const int FileCode = 9994;

    public static ShapeHeader Read(DataFile file)
    {
        if (file.Length == 0) throw FileProblems.Empty(file.Origin);
        if (Parse(file.ReadStart(Bytes)) is not { } header) throw FileProblems.NotOfItsKind(file.Origin, "Shapefile");
        if (header.Type == ShapeType.MultiPatch) throw ShapefileProblems.MultiPatch(file.Origin);
        if (ShapeType.Plain(header.Type) < 0)
        {
            throw FileProblems.Damaged(file.Origin, 32,
                FormattableString.Invariant($"未知的图形类型 {header.Type}"),
                FormattableString.Invariant($"unknown shape type {header.Type}"));
        }
        if (header.DeclaredBytes > file.Length) throw FileProblems.Truncated(file.Origin, file.Length, header.DeclaredBytes);
        return header;
    }

    /// <summary>Null when the bytes are no such header.</summary>
    public static ShapeHeader? Parse(ReadOnlySpan<byte> bytes) =>
        bytes.Length < Bytes || BinaryPrimitives.ReadInt32BigEndian(bytes) != FileCode
            ? null
            : new ShapeHeader(
                BinaryPrimitives.ReadInt32LittleEndian(bytes[32..]),
                2L * BinaryPrimitives.ReadUInt32BigEndian(bytes[24..]));
}
