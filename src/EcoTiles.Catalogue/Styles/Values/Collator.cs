using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace EcoTiles.Catalogue.Styles.Values;

/// <summary>
/// Compares texts for people: by letters first, then, if asked, by their marks, then by case. It knows the letters and
/// marks of Unicode; the program carries no tables of how each language sorts.
/// </summary>
sealed class Collator(bool caseCounts, bool marksCount, string? locale)
{
    // The program runs without tables of languages, and so without Unicode's decompositions: these are the Latin ones.
    static readonly FrozenDictionary<char, char> Plain = new[]
    {
        "aàáâãäåāăąǎ", "cçćĉċč", "dďđ", "eèéêëēĕėęěẽ", "gĝğġģ", "hĥħ", "iìíîïĩīĭįǐ", "jĵ", "kķ", "lĺļľŀł", "nñńņň", "oòóôõöøōŏőǒ",
        "rŕŗř", "sśŝşš", "tţťŧ", "uùúûüũūŭůűųǔǖǘǚǜ", "wŵ", "yýÿŷ", "zźżž",
    }.SelectMany(row => row.Skip(1).Select(letter => (letter, row[0]))).ToFrozenDictionary(pair => pair.letter, pair => pair.Item2);

    public string Locale { get; } = locale ?? "en-US";

    public int Compare(string one, string other)
    {
        var byLetters = string.CompareOrdinal(Fold(one, marks: false, letterCase: false), Fold(other, marks: false, letterCase: false));
        if (byLetters != 0) return byLetters;
        if (marksCount)
        {
            var byMarks = string.CompareOrdinal(Fold(one, marks: true, letterCase: false), Fold(other, marks: true, letterCase: false));
            if (byMarks != 0) return byMarks;
        }
        // Small letters come before capitals, the other way round from their codes.
        return caseCounts
            ? -string.CompareOrdinal(Fold(one, marks: false, letterCase: true), Fold(other, marks: false, letterCase: true))
            : 0;
    }

    static string Fold(string text, bool marks, bool letterCase)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (!marks && CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) continue;
            var small = char.ToLowerInvariant(letter);
            var plain = marks ? small : Plain.GetValueOrDefault(small, small);
            folded.Append(letterCase && small != letter ? char.ToUpperInvariant(plain) : plain);
        }
        return folded.ToString();
    }
}
