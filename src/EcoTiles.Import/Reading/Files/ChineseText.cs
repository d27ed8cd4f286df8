using System.Buffers;
using System.Text;

namespace EcoTiles.Import.Reading.Files;

/// <summary>The two encodings Chinese data come in, and how text of unknown encoding is told apart.</summary>
static class ChineseText
{
    const int LongestCharacter = 4;

    public static Encoding Utf8 { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    public static Encoding Gb18030 { get; } =
        CodePagesEncodingProvider.Instance.GetEncoding("GB18030") ?? throw new InvalidOperationException("GB18030 is part of the framework");

    /// <summary>By any usual name of UTF-8 or of GB18030 and its forerunners; null for other encodings.</summary>
    public static Encoding? Named(string name)
    {
        var bare = string.Concat(name.Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return bare switch
        {
            "UTF8" or "65001" or "CP65001" => Utf8,
            "GB18030" or "GBK" or "GB2312" or "EUCCN" or "936" or "CP936" or "ANSI936" or "OEM936" or "MS936"
                or "WINDOWS936" or "54936" or "CP54936" => Gb18030,
            _ => null,
        };
    }

    /// <summary>Whether the bytes can be read; a character that was cut off at the end does no harm.</summary>
    public static bool IsValid(ReadOnlySpan<byte> text, Encoding encoding) =>
        text[..WholeCharacters(text, encoding)] is var whole
        && (encoding == Utf8 ? System.Text.Unicode.Utf8.IsValid(whole) : IsGb18030(whole, out _));

    /// <summary>Decodes valid text, without a character that was cut off at its end.</summary>
    public static string Decode(ReadOnlySpan<byte> text, Encoding encoding) =>
        encoding.GetString(text[..WholeCharacters(text, encoding)]);

    /// <summary>How many bytes there are before a character that was cut off at the end.</summary>
    public static int WholeCharacters(ReadOnlySpan<byte> text, Encoding encoding)
    {
        if (text.IsEmpty || (text[^1] < 0x80 && encoding == Utf8) || Ascii.IsValid(text)) return text.Length;
        if (encoding != Utf8)
        {
            IsGb18030(text, out var valid);
            return text.Length - valid < LongestCharacter ? valid : text.Length;
        }
        for (var length = 1; length < LongestCharacter && length <= text.Length; length++)
        {
            var status = Rune.DecodeFromUtf8(text[^length..], out _, out _);
            if (status == OperationStatus.NeedMoreData) return text.Length - length;
            if (status == OperationStatus.Done) break;
        }
        return text.Length;
    }

    /// <summary>By form: single bytes below 80, pairs, and fours with digits in second and fourth place.</summary>
    /// <param name="valid">How many bytes from the front make whole characters.</param>
    static bool IsGb18030(ReadOnlySpan<byte> text, out int valid)
    {
        for (valid = 0; valid < text.Length;)
        {
            var length = text[valid] < 0x80 ? 1 : CharacterBytes(text[valid..]);
            if (length == 0) return false;
            valid += length;
        }
        return true;
    }

    static int CharacterBytes(ReadOnlySpan<byte> text)
    {
        if (!IsLead(text[0]) || text.Length < 2) return 0;
        if (text[1] is (>= 0x40 and <= 0x7E) or (>= 0x80 and <= 0xFE)) return 2;
        return IsDigit(text[1]) && text.Length >= 4 && IsLead(text[2]) && IsDigit(text[3]) ? 4 : 0;
    }

    static bool IsLead(byte value) => value is >= 0x81 and <= 0xFE;

    static bool IsDigit(byte value) => value is >= 0x30 and <= 0x39;
}
