using System.Text.RegularExpressions;
using EcoTiles.Sources.PostGis;

namespace EcoTiles.ServiceTests.PostGis;

public sealed partial class StatementTests
{
    static readonly string[] Strange =
    [
        "'; DROP TABLE guard; --", "\"; DROP TABLE guard; --", "a\"\"b", "x'y", "$1", "$$", "%s", "\\'; DROP TABLE guard; --", "*/ DROP TABLE guard /*",
        "名称", "{0}", "a;b", "a\nb", "tab\there", ":name", "@name", "?", "SELECT", "null", "naïve", "😀", "--", "/*", "E'\\x'",
    ];

    [Fact]
    public async Task Names_and_values_are_never_taken_for_SQL()
    {
        await using var process = await PostgresProcess.CreateAsync();
        await process.StartAsync();
        var database = new TestDatabase(process, "postgres");
        await database.ExecuteAsync("CREATE EXTENSION postgis; CREATE TABLE guard (n int)");
        foreach (var name in Strange)
        {
            var quoted = PostGisSql.Quote(name);
            var literal = $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";
            await database.ExecuteAsync(
                $"""
                CREATE SCHEMA {quoted}; CREATE TABLE {quoted}.{quoted} (fid int PRIMARY KEY, {quoted} text, {PostGisSql.Quote(name + "g")} geometry(Point, 4490));
                INSERT INTO {quoted}.{quoted} VALUES (1, {literal}, 'SRID=4490;POINT(114 33)')
                """);
        }
        var before = (await File.ReadAllLinesAsync(process.LogFile, TestContext.Current.CancellationToken)).Length;
        await using (var read = await ReadTable.OfAsync(database))
        {
            Assert.Empty(read.Inventory.Problems);
            Assert.Equal(Strange.Length, read.Inventory.Datasets.Count);
            foreach (var name in Strange)
            {
                var table = $"{name}.{name}".Replace('/', '-').Replace(',', '-');
                Assert.Equal([$"1|{name}|Point 114 33"], await read.FeaturesAsync(table));
                Assert.Equal([$"1|{name}|Point 114 33"], await read.FeaturesAsync(table, new() { Extent = new(113.9, 33, 114.1, 33) }));
            }
        }
        Assert.True(await database.ScalarAsync<bool>("SELECT to_regclass('guard') IS NOT NULL"));
        var log = string.Join('\n', (await File.ReadAllLinesAsync(process.LogFile, TestContext.Current.CancellationToken)).Skip(before));
        var unknown = Statement().Split(log).Skip(1).Select(statement => statement.Trim())
            .Where(statement => statement.Length > 0 && !Known.Any(shape => shape.IsMatch(statement))).Distinct().ToList();
        Assert.Empty(unknown);
    }

    /// <summary>Everything that the source may ever send.</summary>
    static readonly Regex[] Known =
    [
        .. new[]
        {
            "^SELECT version\\(\\)", "^SELECT ns\\.nspname", "^SELECT typ\\.oid", "^SELECT pg_type", "^BEGIN", "^COMMIT", "^ROLLBACK",
            "^SELECT set_config\\('statement_timeout'", "^SELECT pg_backend_pid\\(\\)", "^SELECT nspname FROM pg_extension", "^SELECT relname, attname FROM pg_class",
            "^SELECT class\\.oid", "^SELECT attrelid::bigint", "^SELECT plan, n,", "^COPY \\(SELECT .* ORDER BY source\\..*\\) TO STDOUT \\(FORMAT BINARY\\)$",
            "^SELECT record_send\\(ROW\\(.*ST_MakeEnvelope\\(\\$1, \\$2, \\$3, \\$4, \\d+\\)", "^SELECT to_regclass", "^SELECT schemaname, relname, n_tup_ins",
        }.Select(shape => new Regex(shape, RegexOptions.Singleline)),
    ];

    [GeneratedRegex(@"^LOG:  (?:statement|execute [^:]*): |^(?:DETAIL|ERROR|STATEMENT|HINT): .*$", RegexOptions.Multiline)]
    private static partial Regex Statement();
}
