using System.Text.RegularExpressions;

namespace EcoTiles.ServiceTests.PostGis;

/// <summary>What reached a server, as its log has it: each statement with everything taken out that a name, a text or a number may be.</summary>
static partial class SentStatements
{
    /// <summary>What the driver asks for itself when it connects, and when it hands a connection back.</summary>
    static readonly string[] OfTheDriver = ["SELECT version();", "SELECT ns.nspname,", "SELECT typ.oid,", "SELECT pg_type.oid,", "DISCARD ALL"];

    public static async Task<int> LinesAsync(PostgresProcess process) =>
        (await File.ReadAllLinesAsync(process.LogFile, TestContext.Current.CancellationToken)).Length;

    /// <summary>The statements after so many lines of the log, each once. Names are "…", texts '…', numbers 9, and many names in a row are one.</summary>
    public static async Task<IReadOnlyList<string>> ShapesAsync(PostgresProcess process, int afterLines)
    {
        var lines = await File.ReadAllLinesAsync(process.LogFile, TestContext.Current.CancellationToken);
        var log = string.Join('\n', lines.Skip(afterLines));
        return [.. Statement().Split(log).Skip(1).Select(Shape).Where(shape => shape.Length > 0 && !Array.Exists(OfTheDriver, shape.StartsWith)).Distinct()];
    }

    static string Shape(string statement)
    {
        var blank = Part().Replace(statement, part => part.Value[0] switch { '"' => "\"…\"", '\'' => "'…'", _ => "9" });
        return Names().Replace(Space().Replace(blank, " ").Trim(), "$1, …");
    }

    [GeneratedRegex(@"^LOG:  (?:statement|execute [^:]*): |^(?:DETAIL|ERROR|STATEMENT|HINT): .*(?:\n\t.*)*$", RegexOptions.Multiline)]
    private static partial Regex Statement();

    [GeneratedRegex(@"'(?:[^']|'')*'|""(?:[^""]|"""")*""|(?<![\w$])\d+")]
    private static partial Regex Part();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    /// <summary>With the schemas before and the types or new values behind them.</summary>
    [GeneratedRegex(@"((?:ecotiles(?:_staging)?\.)?""…"")(?:(?:::| )[a-z]+(?: precision)?(?:\[\])?| = excluded\.""…"")?(?:, (?:ecotiles(?:_staging)?\.)?""…""(?:(?:::| )[a-z]+(?: precision)?(?:\[\])?| = excluded\.""…"")?)+")]
    private static partial Regex Names();
}
