using System.Globalization;
using System.Text;

namespace EcoTiles.Catalogue.Styles.Values;

/// <summary>
/// Compares texts for people: by letters first, then, if asked, by their marks, then by case. It knows the letters and
/// marks of Unicode; the program carries no tables of how each language sorts.
/// </summary>
sealed class Collator(bool caseCounts, bool marksCount, string? locale)
{
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
        foreach (var letter in text.Normalize(NormalizationForm.FormD))
        {
            if (!marks && CharUnicodeInfo.GetUnicodeCategory(letter) == UnicodeCategory.NonSpacingMark) continue;
            folded.Append(letterCase ? letter : char.ToLowerInvariant(letter));
        }
        return folded.ToString();
    }
}
