using System.Globalization;
using System.Text;

namespace EcoTiles.Drawing.Text;

/// <summary>The part a character plays in text of both directions, after Unicode Standard Annex 9.</summary>
enum BidiClass : byte
{
    LeftToRight,
    RightToLeft,
    ArabicLetter,
    EuropeanNumber,
    EuropeanSeparator,
    EuropeanTerminator,
    ArabicNumber,
    CommonSeparator,
    NonSpacingMark,

    /// <summary>Takes no part: joiners, selectors, and the second half of a surrogate pair.</summary>
    Ignored,
    Space,
    Neutral,
}

/// <summary>Tells the class of a character from its block and its general category.</summary>
static class BidiClasses
{
    public static BidiClass Of(Rune rune) => rune.Value switch
    {
        < 0x80 => OfAscii((char)rune.Value),
        0xA0 or 0x60C or 0x2044 or 0x202F or 0xFE50 or 0xFE52 or 0xFE55 or 0xFF0C or 0xFF0E or 0xFF0F or 0xFF1A => BidiClass.CommonSeparator,
        0xB0 or 0xB1 or (>= 0xA2 and <= 0xA5) or 0x609 or 0x60A or 0x66A or (>= 0x2030 and <= 0x2034) or 0x212E or 0x2213
            or (>= 0xFF03 and <= 0xFF05) or 0xFFE0 or 0xFFE1 or 0xFFE5 or 0xFFE6 or (>= 0x20A0 and <= 0x20CF) => BidiClass.EuropeanTerminator,
        0x2212 or 0xFE62 or 0xFE63 or 0xFF0B or 0xFF0D => BidiClass.EuropeanSeparator,
        0xB2 or 0xB3 or 0xB9 or (>= 0x6F0 and <= 0x6F9) or (>= 0x2070 and <= 0x2079) or (>= 0x2080 and <= 0x2089)
            or (>= 0x2488 and <= 0x249B) or (>= 0xFF10 and <= 0xFF19) => BidiClass.EuropeanNumber,
        (>= 0x600 and <= 0x605) or (>= 0x660 and <= 0x669) or 0x66B or 0x66C or 0x6DD => BidiClass.ArabicNumber,
        0x200E => BidiClass.LeftToRight,
        0x200F => BidiClass.RightToLeft,
        0x61C => BidiClass.ArabicLetter,
        _ => OfCategory(rune),
    };

    static BidiClass OfAscii(char character) => character switch
    {
        >= '0' and <= '9' => BidiClass.EuropeanNumber,
        '+' or '-' => BidiClass.EuropeanSeparator,
        '#' or '$' or '%' => BidiClass.EuropeanTerminator,
        ',' or '.' or '/' or ':' => BidiClass.CommonSeparator,
        <= ' ' => BidiClass.Space,
        _ => char.IsAsciiLetter(character) ? BidiClass.LeftToRight : BidiClass.Neutral,
    };

    static BidiClass OfCategory(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark => BidiClass.NonSpacingMark,
        UnicodeCategory.Format or UnicodeCategory.Control => BidiClass.Ignored,
        UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => BidiClass.Space,
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.PrivateUse
            or UnicodeCategory.OtherNotAssigned => OfLetter(rune.Value),
        _ => BidiClass.Neutral,
    };

    static BidiClass OfLetter(int value) => value switch
    {
        (>= 0x600 and <= 0x7BF) or (>= 0x860 and <= 0x8FF) or (>= 0xFB50 and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF)
            or (>= 0x10D00 and <= 0x10D3F) or (>= 0x1EC70 and <= 0x1EEFF) => BidiClass.ArabicLetter,
        (>= 0x590 and <= 0x5FF) or (>= 0x7C0 and <= 0x85F) or (>= 0xFB1D and <= 0xFB4F)
            or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF) => BidiClass.RightToLeft,
        _ => BidiClass.LeftToRight,
    };
}
