using Microsoft.Extensions.Primitives;

namespace EcoTiles.Server.Tiles;

/// <summary>Compares entity tags as If-None-Match asks (RFC 9110, 13.1.2): weakly, in lists, with <c>*</c> for any.</summary>
public static class EntityTags
{
    /// <summary>Whether the client already has the content with this tag.</summary>
    /// <param name="tag">A strong tag, quotes included.</param>
    public static bool Match(StringValues ifNoneMatch, ReadOnlySpan<char> tag)
    {
        for (var i = 0; i < ifNoneMatch.Count; i++)
        {
            if (MatchOne(ifNoneMatch[i], tag)) return true;
        }
        return false;
    }

    static bool MatchOne(ReadOnlySpan<char> list, ReadOnlySpan<char> tag)
    {
        list = list.Trim();
        if (list is "*") return true;
        while (!list.IsEmpty)
        {
            if (list.StartsWith("W/", StringComparison.Ordinal)) list = list[2..];
            // A tag may hold commas, so its end is its closing quote.
            var close = list is ['"', ..] ? list[1..].IndexOf('"') : -1;
            if (close < 0) return false;
            if (list[..(close + 2)].SequenceEqual(tag)) return true;
            list = list[(close + 2)..].TrimStart(" \t,");
        }
        return false;
    }
}
