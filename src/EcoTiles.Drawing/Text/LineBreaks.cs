using System.Globalization;
using System.Text;

namespace EcoTiles.Drawing.Text;

/// <summary>
/// Where a line of text may be broken, after the Chinese rules (禁则, as in GB/T 15834 and the W3C's CLREQ): between
/// ideographs, at spaces and after hyphens; no closing mark begins a line and no opening one ends it; words, numbers and
/// a number with the measure after it stay whole.
/// </summary>
public static class LineBreaks
{
    /// <summary>Stands for a picture among letters.</summary>
    public const char Picture = '\uFFFC';

    const string NeverFirst = "、。，．,.：:；;！!？?‼⁇…‥—–～~·・‧•／/％%‰℃°′″”’»›々〻ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ،؛؟۔٪";
    const string NeverLast = "“‘«‹￥¥＄$￡£#＃№";
    const string BreakAfter = "-‐/&";

    /// <summary>Whether the text may be broken before the character at this place.</summary>
    public static bool IsAllowed(ReadOnlySpan<char> text, int place)
    {
        if (place <= 0 || place >= text.Length || char.IsLowSurrogate(text[place])) return false;
        Rune.DecodeLastFromUtf16(text[..place], out var before, out var beforeLength);
        Rune.DecodeFromUtf16(text[place..], out var after, out _);
        if (IsMandatory(before)) return true;
        if (before.Value == 0x200B) return true; // zero width space
        if (IsGlue(before) || IsGlue(after) || IsAttached(after)) return false;
        if (IsSpace(after)) return false; // spaces stay at the end of their line
        if (IsSpace(before)) return !IsNeverFirst(after);
        if (IsNeverFirst(after) || IsNeverLast(before)) return false;
        if (IsWide(before) || before.Value == Picture) return true;
        if (IsWide(after)) return !IsDigit(before) || IsOpening(after);
        if (IsClosing(before) || IsOpening(after)) return IsWideNear(text, place - beforeLength, place);
        // A hyphen between words, not the sign of a number.
        return IsIn(BreakAfter, before) && beforeLength < place && Rune.IsLetter(after);
    }

    /// <summary>
    /// How many em of raggedness a break at this place is as bad as; MapLibre's figures. Next to a bracket it tears apart
    /// what belongs together; where it must be it is better than any other.
    /// </summary>
    public static float Penalty(ReadOnlySpan<char> text, int place)
    {
        Rune.DecodeLastFromUtf16(text[..place], out var before, out _);
        Rune.DecodeFromUtf16(text[place..], out var after, out _);
        if (IsMandatory(before)) return -400;
        return before.Value == 0x200B ? 0 : IsClosing(after) || IsOpening(before) ? 2 : 0;
    }

    public static bool IsMandatory(Rune rune) => rune.Value is '\n' or '\r' or 0x85 or 0x2028 or 0x2029;

    public static bool IsSpace(Rune rune) => rune.Value is ' ' or '\t' or 0x3000 or (>= 0x2000 and <= 0x200A and not 0x2007);

    /// <summary>Ideographs and what stands among them in a square of its own.</summary>
    public static bool IsWide(Rune rune) => rune.Value is
        (>= 0x2E80 and <= 0x303F) or (>= 0x3040 and <= 0x33FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xA000 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE4F)
        or (>= 0xFF01 and <= 0xFF0F) or (>= 0xFF1A and <= 0xFF20) or (>= 0xFF3B and <= 0xFF40) or (>= 0xFF5B and <= 0xFF65)
        or (>= 0x20000 and <= 0x3FFFD) or (>= 0x2460 and <= 0x24FF);

    static bool IsGlue(Rune rune) => rune.Value is 0xA0 or 0x2007 or 0x202F or 0x2060 or 0xFEFF or 0x200D;

    /// <summary>Marks and selectors belong to the letter before them.</summary>
    static bool IsAttached(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.SpacingCombiningMark;

    static bool IsDigit(Rune rune) => Rune.IsDigit(rune);

    static bool IsOpening(Rune rune) => rune.IsBmp && (Brackets.IsOpening((char)rune.Value) || IsIn("“‘", rune));

    static bool IsClosing(Rune rune) => rune.IsBmp && (Brackets.IsClosing((char)rune.Value) || IsIn("”’", rune));

    static bool IsNeverFirst(Rune rune) => IsClosing(rune) || IsIn(NeverFirst, rune);

    static bool IsNeverLast(Rune rune) => IsOpening(rune) || IsIn(NeverLast, rune);

    static bool IsIn(string characters, Rune rune) => rune.IsBmp && characters.Contains((char)rune.Value, StringComparison.Ordinal);

    /// <summary>A plain bracket breaks as the text beside it does: 湿地(一期) may, f(x) may not.</summary>
    static bool IsWideNear(ReadOnlySpan<char> text, int beforePlace, int place)
    {
        if (Rune.DecodeLastFromUtf16(text[..beforePlace], out var rune, out _) == System.Buffers.OperationStatus.Done && IsWide(rune)) return true;
        return Rune.DecodeFromUtf16(text[(place + 1)..], out rune, out _) == System.Buffers.OperationStatus.Done && IsWide(rune);
    }
}
