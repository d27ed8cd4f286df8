using System.Globalization;
using System.Text;

namespace EcoTiles.Canvases.Text;

/// <summary>A stretch of a line in one script and one font; without a font when no font has its letters.</summary>
readonly record struct TextItem(int Start, int Length, uint Script, LoadedFace? Face);

/// <summary>Takes a stretch of one direction apart, letter by letter with the marks that belong to it.</summary>
static class TextItems
{
    static readonly uint Common = HarfBuzz.Tag("Zyyy");
    static readonly uint Inherited = HarfBuzz.Tag("Zinh");
    static readonly uint Unknown = HarfBuzz.Tag("Zzzz");

    static readonly nint UnicodeFunctions = HarfBuzz.UnicodeFunctions();

    public static void Split(ReadOnlySpan<char> text, int start, int length, LoadedFace[] chain, List<TextItem> items)
    {
        var first = items.Count;
        var end = start + length;
        while (start < end)
        {
            var letter = LetterLength(text[start..end]);
            var letterText = text.Slice(start, letter);
            var script = ScriptOf(letterText);
            var face = FaceOf(letterText, chain);
            if (items.Count > first && Joins(items[^1], script, face))
            {
                var before = items[^1];
                var joined = before.Script == Common ? script : before.Script;
                items[^1] = before with { Length = before.Length + letter, Script = joined };
            }
            else
            {
                // What has no script of its own goes with what stands before it.
                items.Add(new(start, letter, script == Common && items.Count > first ? items[^1].Script : script, face));
            }
            start += letter;
        }
    }

    static bool Joins(in TextItem before, uint script, LoadedFace? face) =>
        ReferenceEquals(before.Face, face) && face is not null
        && (script == Common || before.Script == Common || script == before.Script);

    /// <summary>A character with the marks, selectors and joiners after it.</summary>
    static int LetterLength(ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out _, out var length);
        var afterJoiner = false;
        while (length < text.Length)
        {
            Rune.DecodeFromUtf16(text[length..], out var rune, out var next);
            if (!afterJoiner && !IsAttached(rune)) break;
            afterJoiner = rune.Value == 0x200D && !IsCursive(text);
            length += next;
        }
        return length;
    }

    /// <summary>In scripts that join a joiner is about the form of the letter before it, and does not hold two together.</summary>
    static bool IsCursive(ReadOnlySpan<char> text) => text[0] is >= '\u0600' and <= '\u08FF' or >= '\u1800' and <= '\u18AF';

    static bool IsAttached(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.SpacingCombiningMark
        || rune.Value is 0x200C or 0x200D or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    static uint ScriptOf(ReadOnlySpan<char> letter)
    {
        Rune.DecodeFromUtf16(letter, out var rune, out _);
        var script = HarfBuzz.Script(UnicodeFunctions, (uint)rune.Value);
        return script == Inherited || script == Unknown ? Common : script;
    }

    /// <summary>The first font that has the letter with its marks, else the first that has the letter.</summary>
    static LoadedFace? FaceOf(ReadOnlySpan<char> letter, LoadedFace[] chain)
    {
        foreach (var face in chain)
        {
            if (HasAll(face, letter)) return face;
        }
        Rune.DecodeFromUtf16(letter, out var rune, out _);
        foreach (var face in chain)
        {
            if (face.Has(rune.Value)) return face;
        }
        return null;
    }

    static bool HasAll(LoadedFace face, ReadOnlySpan<char> letter)
    {
        foreach (var rune in letter.EnumerateRunes())
        {
            // HarfBuzz shows nothing for what is there to steer it.
            if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format && !IsSelector(rune) && !face.Has(rune.Value)) return false;
        }
        return true;
    }

    static bool IsSelector(Rune rune) => rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or 0x34F;
}
