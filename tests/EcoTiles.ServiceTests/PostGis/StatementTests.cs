using System.Net;
using EcoTiles.ServiceTests.Http;
using EcoTiles.ServiceTests.Program;
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
        var patterns = places.Where(place => !$"{place.Schema}{place.Name}".AsSpan().ContainsAny('*', '?')).Select(place => $"{place.Schema}.{place.Name}").ToArray();
        await using (var chosen = await ReadTable.OfAsync(database, new PostGisOptions { Include = patterns }))
            Assert.Equal(patterns.Length, chosen.Inventory.Datasets.Count);
        await using (var chosen = await ReadTable.OfAsync(database, new PostGisOptions { Exclude = patterns }))
            Assert.Equal(places.Length - patterns.Length, chosen.Inventory.Datasets.Count);
        Assert.True(await database.ScalarAsync<bool>("SELECT to_regclass('guard') IS NOT NULL"));
        await OnlyKnownAsync(process, before);
    }

    [Fact]
    public async Task What_clients_ask_for_never_becomes_SQL()
    {
        await using var process = await PostgresProcess.CreateAsync();
        await process.StartAsync();
        var database = new TestDatabase(process, "postgres");
        await database.ExecuteAsync("CREATE EXTENSION postgis; CREATE TABLE guard (n int)");
        await LandUsePlan.FillAsync(database);
        using var folder = new TemporaryFolder();
        var before = await SentStatements.LinesAsync(process);
        await using (var service = await HttpService.StartAsync(folder.Path, database.Url, "--snapshot-budget", "0"))
        {
            var whole = await service.BytesAsync(LandUsePlan.Near);
            foreach (var text in HostileTexts.All.SkipLast(1).Where(text => text.Trim('.').Length > 0).Select(Uri.EscapeDataString))
            {
                foreach (var path in Refused(text))
                {
                    using var refused = await service.GetAsync(path);
                    Assert.True(refused.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.NotFound, $"{path} answered {refused.StatusCode}");
                }
                Assert.Equal(whole, await service.BytesAsync($"{LandUsePlan.Near}?q={text}&{text}={text}")); // means nothing
            }
        }
        Assert.True(await database.ScalarAsync<bool>("SELECT to_regclass('guard') IS NOT NULL"));
        await OnlyKnownAsync(process, before);
    }

    static string[] Refused(string text) =>
    [
        $"plans/{text}", $"plans/one/maps/{text}", $"tiles/{text}/landuse/14/13380/6599.mvt", $"tiles/one/{text}/14/13380/6599.mvt", $"tiles/one/landuse,{text}/14/13380/6599.mvt",
        $"tiles/one/{text}.json", $"styles/one/{text}/style.json", $"tiles/one/landuse/14/13380/6599.mvt?stage={text}", $"tiles/one/landuse/14/13380/6599.png?level={text}",
        $"legends/one/{text}.json", $"legends/one/base/landuse.json?bbox={text}", $"static/one/base/landuse/{text}/100x100.png", $"rasters/one/{text}/1/0/0.png",
    ];

    /// <summary>Names of schemas that hold some of the tables each.</summary>
    static readonly string[] Schemas = ["'; DROP TABLE guard; --", "\"; DROP TABLE guard; --", "a b", "$1", "名称", "*/"];

    static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    static async Task OnlyKnownAsync(PostgresProcess process, int afterLines)
    {
        var unknown = (await SentStatements.ShapesAsync(process, afterLines)).Where(shape => !KnownStatements.OfServing.Contains(shape)).ToList();
        Assert.True(unknown.Count == 0, string.Join("\n---\n", unknown));
    }
}
