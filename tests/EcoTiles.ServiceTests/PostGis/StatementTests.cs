using System.Text.RegularExpressions;
using EcoTiles.Sources.PostGis;

namespace EcoTiles.ServiceTests.PostGis;

public sealed class StatementTests
{
    [Fact]
    public async Task Names_and_values_are_never_taken_for_SQL()
    {
        await using var process = await PostgresProcess.CreateAsync();
        await process.StartAsync();
        var database = new TestDatabase(process, "postgres");
        await database.ExecuteAsync("CREATE EXTENSION postgis; CREATE TABLE guard (n int)");
        var places = HostileTexts.Names.Select((name, i) => (Name: name, Schema: Schemas[i % Schemas.Length])).ToArray();
        foreach (var schema in Schemas) await database.ExecuteAsync($"CREATE SCHEMA {PostGisSql.Quote(schema)}");
        foreach (var (name, schema) in places)
        {
            var quoted = PostGisSql.Quote(name);
            var geometry = PostGisSql.Quote(HostileTexts.Cut("g" + name, 63));
            await database.ExecuteAsync(
                $"""
                CREATE TABLE {PostGisSql.Quote(schema)}.{quoted} (fid int PRIMARY KEY, {PostGisSql.Quote(HostileTexts.Cut("n" + name, 63))} text, {geometry} geometry(Point, 4490));
                INSERT INTO {PostGisSql.Quote(schema)}.{quoted} VALUES (1, {Literal(name)}, 'SRID=4490;POINT(114 33)'), (2, {Literal(HostileTexts.All[^1])}, 'SRID=4490;POINT(115 33)');
                COMMENT ON TABLE {PostGisSql.Quote(schema)}.{quoted} IS {Literal(name)}
                """);
        }
        var before = await SentStatements.LinesAsync(process);
        await using (var read = await ReadTable.OfAsync(database))
        {
            Assert.Empty(read.Inventory.Problems);
            Assert.Equal(places.Length, read.Inventory.Datasets.Count);
            Assert.True(places.Length >= 200, $"only {places.Length} names");
            foreach (var (name, schema) in places)
            {
                var table = $"{schema}.{name}".Replace('/', '-').Replace(',', '-');
                Assert.Equal([$"1|{name}|Point 114 33", $"2|{HostileTexts.All[^1]}|Point 115 33"], await read.FeaturesAsync(table));
                Assert.Equal([$"1|{name}|Point 114 33"], await read.FeaturesAsync(table, new() { Extent = new(113.9, 33, 114.1, 33) }));
            }
        }
        Assert.True(await database.ScalarAsync<bool>("SELECT to_regclass('guard') IS NOT NULL"));
        Assert.Empty(await SentStatements.UnknownAsync(process, before, Known));
    }

    /// <summary>Names of schemas that hold some of the tables each.</summary>
    static readonly string[] Schemas = ["'; DROP TABLE guard; --", "\"; DROP TABLE guard; --", "a b", "$1", "名称", "*/"];

    static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

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
}
