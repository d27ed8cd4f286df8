using System.Text;
using EcoTiles.Import.Reading.Files;

namespace EcoTiles.Import.Reading.GeoJson;

/// <summary>A JSON file in whatever encoding, to be read as UTF-8.</summary>
/// <param name="IsReadable">False when the bytes are neither UTF-8 nor GB18030.</param>
sealed record JsonFile(DataFile File, Encoding Encoding, bool IsReadable)
{
    const int PieceBytes = 1 << 20;
    const int LongestCharacter = 4;

    public static JsonFile Find(DataFile file, string? wanted)
    {
        if (file.Length == 0) throw FileProblems.Empty(file.Origin);
        if (file.ReadStart(2) is [0xFF, 0xFE] or [0xFE, 0xFF]) throw GeoJsonProblems.Utf16(file.Origin);
        if (wanted is not null)
        {
            var named = ChineseText.Named(wanted) ?? throw FileProblems.Encoding(file.Origin, wanted);
            return new JsonFile(file, named, IsValid(file, named));
        }
        if (IsValid(file, ChineseText.Utf8)) return new JsonFile(file, ChineseText.Utf8, true);
        return IsValid(file, ChineseText.Gb18030)
            ? new JsonFile(file, ChineseText.Gb18030, true)
            : new JsonFile(file, ChineseText.Utf8, false);
    }

    /// <summary>As UTF-8 throughout: bytes that cannot be read show as the replacement sign.</summary>
    public Stream Open() => Encoding == ChineseText.Utf8 && IsReadable
        ? File.OpenStream()
        : Encoding.CreateTranscodingStream(File.OpenStream(), Encoding, ChineseText.Utf8);

    static bool IsValid(DataFile file, Encoding encoding)
    {
        using var reader = new ForwardReader(file);
        while (reader.Peek(PieceBytes) is { IsEmpty: false } piece)
        {
            var whole = ChineseText.WholeCharacters(piece, encoding);
            if (whole <= Math.Max(0, piece.Length - LongestCharacter)) return false;
            if (!ChineseText.IsValid(piece[..whole], encoding)) return false;
            reader.Take(whole);
        }
        return true;
    }
}
