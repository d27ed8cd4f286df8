using System.Text;

namespace EcoTiles.ServiceTests.PostGis;

/// <summary>Texts that would do harm where a program puts text into SQL, formats, paths or pages; the same ones in every run.</summary>
static class HostileTexts
{
    const int Wanted = 240;
    const int LongestName = 63;

    static readonly string[] Known =
    [
        "'; DROP TABLE guard; --", "\"; DROP TABLE guard; --", "Robert'); DROP TABLE guard;--", "Robert\"); DROP TABLE guard;--", "a\"\"b", "x'y",
        "\\'; DROP TABLE guard; --", "*/ DROP TABLE guard /*", "/*", "*/", "--", "-- ", "E'\\x'", "U&'\\0027'", "U&\"\\0022\"", "$1", "$2", "$$", "$a$", "$$; DROP TABLE guard; $$",
        "%s", "%n%n%n", "%1$s", "%27", "%2527", "{0}", "{0:X}", "${7*7}", "{{7*7}}", "#{7*7}", ":name", "::int", "@name", "?", "??", "???", "a;b", ";", "';'", "\\", "\\\\", "\\.",
        "\\copy guard TO PROGRAM 'id'", "\\N", "a\nb", "a\r\nb", "tab\there", "bell\u0007", "\u001b[31m", "\u007f", "\u0085", "\u2028x", "\u202egpj.elif", "\ufeffbom", "\u200bzero", "a\u00a0b",
        "\u2019; DROP TABLE guard; --", "\uff07; DROP TABLE guard; \uff0d\uff0d", "\u02bc OR 1=1", "\u037e", "\u0430dmin", "naïve", "naı\u0308ve", "ß", "İ", "名称", "名称'; --", "地\"块", "😀", "𠮷野家",
        "' OR '1'='1", "' OR 1=1 --", "1 OR 1=1", "1; SELECT pg_sleep(10)", "'||pg_sleep(10)||'", "') UNION SELECT 1 --", "' UNION SELECT usename FROM pg_user --", "1/0", "(select 1)", "pg_sleep(10)",
        "current_user", "SELECT", "select", "null", "NULL", "true", "table", "user", "order", "group", "default", "guard", "pg_class", "information_schema", "ctid", "oid\"", "xmin\"", "source", "source.fid", "fid\"", "fid bigint",
        "set_config('x','y',false)", "COPY guard TO '/tmp/x'", "COMMIT; DROP TABLE guard", "BEGIN; END", "EXECUTE 'DROP TABLE guard'", "DO $$BEGIN DROP TABLE guard; END$$", "xp_cmdshell", "LOAD 'x'", "LISTEN x", "NOTIFY ecotiles, 'x'",
        "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "&amp;", "&#39;", "]]>", "<!--", "javascript:alert(1)", "../../etc/passwd", "..\\..\\boot.ini", "/etc/passwd", "~root", "|id", "`id`", "$(id)", ">x", "&& id",
        "*", "_", "a_b", "a%b", "[a-z]", "^", "~", "!", "0", "-1", "1e309", "NaN", "Infinity", "0x10", "''", "'", "\"", "\"\"", "\"a\"", "'a'", " ", "  lead", "trail  ", ".", "..", "a.b", "a.b.c", ",", "a,b", "a/b",
    ];

    static readonly string[] Pieces = ["'", "\"", ";", "--", "/*", "*/", "\\", "%", "$", "{", "}", ")", "(", "DROP TABLE guard", " OR 1=1", "\n", "甲", "\uff07", "x", "||", "::text", "NULL", ",", "$1", "😀"];

    /// <summary>Without a null byte, which neither files nor the server can hold, and one of 64 KiB.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Made(), string.Concat(Enumerable.Repeat("'; DROP TABLE guard; --", 2849))];

    /// <summary>The same as names, cut to what an identifier may hold.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. All.Select(text => Cut(text, LongestName)).Distinct(StringComparer.Ordinal)];

    public static string Cut(string text, int bytes)
    {
        var cut = new StringBuilder();
        var used = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            used += rune.Utf8SequenceLength;
            if (used > bytes) break;
            cut.Append(rune.ToString());
        }
        return cut.ToString();
    }

    static List<string> Made()
    {
        var made = Known.ToList();
        var random = new Random(20261127);
        while (made.Count < Wanted)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(2, 7)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            if (!made.Contains(text, StringComparer.Ordinal)) made.Add(text);
        }
        return made;
    }
}
