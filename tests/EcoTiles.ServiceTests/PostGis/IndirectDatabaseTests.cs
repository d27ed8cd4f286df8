using System.Net;
using EcoTiles.ServiceTests.Http;
using EcoTiles.ServiceTests.Import;
using EcoTiles.ServiceTests.Program;

namespace EcoTiles.ServiceTests.PostGis;

/// <summary>Databases that are reached another way than by their superuser: with few rights, behind a pooler, as a replica.</summary>
public sealed class IndirectDatabaseTests(ImportedPlans plans) : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_reader_can_serve_and_a_writer_can_edit_and_import()
    {
        await using var process = await PostgresProcess.CreateAsync();
        var database = await FilledAsync(process);
        var (reader, writer) = (await database.CreateLoginAsync("ecotiles_reader"), await database.CreateLoginAsync("ecotiles_writer"));
        await using var service = await HttpService.StartAsync(_folder.Path, database.UrlOf(reader));
        Assert.Equal(11, (await service.FeaturesAsync(LandUsePlan.Near)).Count);
        await using (var connection = await database.OpenAsync(writer))
        await using (var edit = new Npgsql.NpgsqlCommand(
            """
            UPDATE ecotiles.landuse SET type_name = '园地' WHERE fid = 3; DELETE FROM ecotiles.landuse WHERE fid = 4;
            INSERT INTO ecotiles.landuse (plan_id, type_code, type_name, geom) SELECT plan_id, '04', '草地', geom FROM ecotiles.landuse WHERE fid = 5
            """, connection))
        {
            await edit.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
        await Eventually.IsSoAsync(async () => (await LandUsePlan.TypesAsync(service)).IsSupersetOf(["园地", "草地"]));
        var import = await ProgramRun.OfAsync("import", plans.Pingcheng, "--to", database.UrlOf(writer));
        Assert.True(import.ExitCode == 0, import.Error);
        await Eventually.IsSoAsync(async () => (await service.JsonAsync("plans")).ToString().Contains("pingcheng", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("4096")]
    [InlineData("0")]
    public async Task Behind_a_pooler_that_changes_servers_between_transactions_all_is_served_and_followed(string budget)
    {
        await using var process = await PostgresProcess.CreateAsync();
        var database = await FilledAsync(process);
        await using var pooler = await PoolerProcess.StartAsync(database, process.Port);
        await using var service = await HttpService.StartAsync(_folder.Path, database.UrlOf(port: pooler.Port), "--snapshot-budget", budget);
        for (var round = 0; round < 8; round++)
        {
            var zoom = round % 3;
            var tiles = await Task.WhenAll(Enumerable.Range(0, 4).Select(i =>
                service.GetAsync(FormattableString.Invariant($"tiles/one/landuse/{14 + zoom}/{(13380 << zoom) + i}/{6599 << zoom}.mvt"))));
            foreach (var tile in tiles)
            {
                Assert.True(tile.IsSuccessStatusCode, await tile.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
                tile.Dispose();
            }
        }
        await database.ExecuteAsync("UPDATE ecotiles.landuse SET type_name = '园地' WHERE fid = 3");
        await Eventually.IsSoAsync(async () => (await LandUsePlan.TypesAsync(service)).Contains("园地"));
    }

    [Fact]
    public async Task A_replica_is_served_and_shows_what_is_edited_on_its_primary()
    {
        await using var process = await PostgresProcess.CreateAsync();
        var database = await FilledAsync(process);
        await using var copy = await process.CreateReplicaAsync();
        await copy.StartAsync();
        Assert.True(await new TestDatabase(copy, "postgres").ScalarAsync<bool>("SELECT pg_is_in_recovery()"));
        await using var service = await HttpService.StartAsync(_folder.Path, new TestDatabase(copy, "postgres").Url);
        Assert.Equal(11, (await service.FeaturesAsync(LandUsePlan.Near)).Count);
        await database.ExecuteAsync("UPDATE ecotiles.landuse SET type_name = '园地' WHERE fid = 3");
        await Eventually.IsSoAsync(async () => (await LandUsePlan.TypesAsync(service)).Contains("园地"));
        using var ready = await service.GetAsync("readyz");
        Assert.Equal(HttpStatusCode.OK, ready.StatusCode);
    }

    static async Task<TestDatabase> FilledAsync(PostgresProcess process)
    {
        await process.StartAsync();
        var database = new TestDatabase(process, "postgres");
        await database.ExecuteAsync("CREATE EXTENSION postgis");
        await LandUsePlan.FillAsync(database);
        return database;
    }
}
