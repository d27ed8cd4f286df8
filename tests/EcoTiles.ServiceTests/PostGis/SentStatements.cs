using System.Text.RegularExpressions;

namespace EcoTiles.ServiceTests.PostGis;

/// <summary>What reached a server, as its log has it.</summary>
static partial class SentStatements
{
    public static async Task<int> LinesAsync(PostgresProcess process) =>
        (await File.ReadAllLinesAsync(process.LogFile, TestContext.Current.CancellationToken)).Length;

    /// <summary>The statements after so many lines of the log that none of the shapes fits.</summary>
    public static async Task<IReadOnlyList<string>> UnknownAsync(PostgresProcess process, int afterLines, IReadOnlyList<Regex> shapes)
    {
        var lines = await File.ReadAllLinesAsync(process.LogFile, TestContext.Current.CancellationToken);
        var log = string.Join('\n', lines.Skip(afterLines));
        return [.. Statement().Split(log).Skip(1).Select(statement => statement.Trim())
            .Where(statement => statement.Length > 0 && !shapes.Any(shape => shape.IsMatch(statement))).Distinct()];
    }

    [GeneratedRegex(@"^LOG:  (?:statement|execute [^:]*): |^(?:DETAIL|ERROR|STATEMENT|HINT): .*$", RegexOptions.Multiline)]
    private static partial Regex Statement();
}
