using System.Text;
using EcoTiles.Import.Reading.Files;

namespace EcoTiles.Import.Reading.Shapefile;

/// <summary>Which encoding the text of a table is in.</summary>
/// <param name="UnreadableRow">The first row that cannot be read in it, 0 for the names of the fields; null when all can.</param>
sealed record DbfEncoding(Encoding Encoding, long? UnreadableRow)
{
    /// <summary>Code page 936, and Microsoft's and dBase's other numbers for simplified Chinese.</summary>
    static readonly byte[] ChineseLanguages = [0x4D, 0x7A];

    /// <summary>
    /// What the caller says counts, then the .cpg file, then the language byte. A code page that is not for Chinese is
    /// what writers put where they do not know better: there, as where nothing is said, all text is tried.
    /// </summary>
    public static DbfEncoding Find(DataFile file, DbfHeader header, DataFile? codePage, string? wanted)
    {
        var stated = wanted is not null
            ? ChineseText.Named(wanted) ?? throw FileProblems.Encoding(file.Origin, wanted)
            : ChineseText.Named(Stated(codePage)) ?? (ChineseLanguages.Contains(header.Language) ? ChineseText.Gb18030 : null);
        Encoding[] candidates = stated is null ? [ChineseText.Utf8, ChineseText.Gb18030] : [stated];
        var unreadable = FirstUnreadable(file, header, candidates, out var hasChineseUtf8);
        // Where both fit, text that would be Latin or Cyrillic in UTF-8 is Chinese in GB18030.
        if (stated is null && unreadable[1] is null && !hasChineseUtf8) return new DbfEncoding(ChineseText.Gb18030, null);
        var best = Array.FindIndex(unreadable, row => row is null);
        // Neither fits: the one that got further is likelier meant.
        if (best < 0) best = Array.IndexOf(unreadable, unreadable.Max());
        return new DbfEncoding(candidates[best], unreadable[best]);
    }

    static string Stated(DataFile? codePage) =>
        codePage is null ? "" : Encoding.Latin1.GetString(codePage.ReadStart(64)).TrimStart('\u00EF', '\u00BB', '\u00BF');

    static long?[] FirstUnreadable(DataFile file, DbfHeader header, Encoding[] candidates, out bool hasChineseUtf8)
    {
        var unreadable = new long?[candidates.Length];
        hasChineseUtf8 = false;
        foreach (var field in header.Fields)
        {
            Try(field.NameBytes, 0, candidates, unreadable);
            hasChineseUtf8 |= unreadable[0] is null && HasThreeByteLead(field.NameBytes);
        }
        var texts = header.Fields.Where(field => field.Type == 'C').ToList();
        using var rows = new DbfRows(file, header);
        while (texts.Count > 0 && unreadable.Contains(null) && rows.Next())
        {
            if (rows.IsDeleted || Ascii.IsValid(rows.Record)) continue;
            foreach (var field in texts)
            {
                var text = rows.Record.Slice(field.Start, field.Bytes).TrimEnd("\0 "u8);
                Try(text, rows.Count, candidates, unreadable);
                hasChineseUtf8 |= unreadable[0] is null && HasThreeByteLead(text);
            }
        }
        return unreadable;
    }

    static bool HasThreeByteLead(ReadOnlySpan<byte> text) => text.IndexOfAnyInRange((byte)0xE0, (byte)0xF4) >= 0;

    static void Try(ReadOnlySpan<byte> text, long row, Encoding[] candidates, long?[] unreadable)
    {
        for (var i = 0; i < candidates.Length; i++)
        {
            if (unreadable[i] is null && !ChineseText.IsValid(text, candidates[i])) unreadable[i] = row;
        }
    }
}
