using EcoTiles.ServiceTests.PostGis;

namespace EcoTiles.ServiceTests.Import;

/// <summary>What the triggers tell of each way to change rows.</summary>
public sealed class ChangeLogTests(PostgresServer server)
{
    [Fact]
    public async Task An_insert_tells_each_feature_with_its_box() =>
        Assert.Equal("a 1 - {1,1,2,2}\na 2 - {2,1,3,2}", await ChangesAsync(Squares("a", 1, 2)));

    [Fact]
    public async Task A_geometry_that_moves_has_its_old_and_its_new_box() => Assert.Equal(
        "a 1 {1,1,2,2} {6,1,7,2}",
        await ChangesAsync("UPDATE ecotiles.reserve SET geom = ST_Translate(geom, 5, 0)", before: Squares("a", 1, 1)));

    [Fact]
    public async Task A_row_that_changes_its_plan_leaves_one_and_enters_the_other() => Assert.Equal(
        "a 1 {1,1,2,2} -\nb 1 - {1,1,2,2}",
        await ChangesAsync("UPDATE ecotiles.reserve SET plan_id = 'b'", before: Squares("a", 1, 1)));

    [Fact]
    public async Task A_deleted_feature_has_its_old_box() =>
        Assert.Equal("a 1 {1,1,2,2} -", await ChangesAsync("DELETE FROM ecotiles.reserve", before: Squares("a", 1, 1)));

    [Theory]
    [InlineData(1000, 1000), InlineData(1001, 1)]
    public async Task A_large_statement_is_one_change(int features, int changes)
    {
        var said = await ChangesAsync(Squares("a", 1, features));
        Assert.Equal(changes, said.Split('\n').Length);
        if (changes == 1) Assert.Equal("a * - {1,1,1002,2}", said);
    }

    [Fact]
    public async Task A_large_update_has_the_boxes_of_all_rows_before_and_after() => Assert.Equal(
        "a * {1,1,1002,2} {1,2,1002,3}",
        await ChangesAsync("UPDATE ecotiles.reserve SET geom = ST_Translate(geom, 0, 1)", before: Squares("a", 1, 1001)));

    [Fact]
    public async Task To_empty_a_table_is_a_change_of_every_plan_in_it() => Assert.Equal(
        "a * {1,1,3,2} -\nb * {7,1,8,2} -",
        await ChangesAsync("TRUNCATE ecotiles.reserve", before: $"{Squares("a", 1, 2)}; {Squares("b", 7, 1)}"));

    [Fact]
    public async Task A_deleted_plan_takes_its_features_with_it() => Assert.Equal(
        "a 1 {1,1,2,2} -\na * - -",
        await ChangesAsync("DELETE FROM ecotiles.plan WHERE code = 'a'", before: Squares("a", 1, 1)));

    [Fact]
    public async Task A_statement_that_touches_no_row_is_no_change() =>
        Assert.Equal("", await ChangesAsync("UPDATE ecotiles.reserve SET name = 'x' WHERE fid = -1", before: Squares("a", 1, 1)));

    [Fact]
    public async Task Every_change_moves_the_version_of_its_table_and_plan()
    {
        var database = await WithPlansAsync();
        await database.ExecuteAsync(Squares("a", 1, 2));
        await database.ExecuteAsync("UPDATE ecotiles.reserve SET name = 'x'; DELETE FROM ecotiles.reserve");
        Assert.Equal(3, await database.ScalarAsync<long>(
            "SELECT version FROM ecotiles.data_version WHERE plan_id = 'a' AND table_name = 'reserve'"));
    }

    [Fact]
    public async Task A_change_is_announced_when_it_is_committed()
    {
        var database = await WithPlansAsync();
        await using var listener = await database.OpenAsync();
        var heard = new List<string>();
        listener.Notification += (_, said) => heard.Add($"{said.Channel} {said.Payload}");
        await using (var listen = new Npgsql.NpgsqlCommand("LISTEN ecotiles_change", listener))
            await listen.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        await database.ExecuteAsync(Squares("a", 1, 2));
        Assert.True(await listener.WaitAsync(TimeSpan.FromSeconds(5), TestContext.Current.CancellationToken));
        Assert.Equal(["ecotiles_change reserve"], heard);
    }

    [Fact]
    public async Task Changes_are_forgotten_after_a_week_whoever_edits()
    {
        var database = await WithPlansAsync();
        await database.ExecuteAsync(
            $"""
            {Squares("a", 1, 500)};
            UPDATE ecotiles.change SET changed_at = changed_at - interval '8 days' WHERE fid <= 300;
            UPDATE ecotiles.change SET changed_at = changed_at - interval '6 days' WHERE fid > 300
            """);
        var login = await database.CreateLoginAsync("ecotiles_writer");
        await using (var connection = await database.OpenAsync(login))
        await using (var edit = new Npgsql.NpgsqlCommand("UPDATE ecotiles.reserve SET name = 'x'", connection))
        {
            await edit.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
            await edit.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
        Assert.Equal(200 + 2 * 500, await database.ScalarAsync<long>("SELECT count(*) FROM ecotiles.change WHERE table_name = 'reserve'"));
    }

    /// <summary>Squares of one degree side by side, from a longitude on.</summary>
    static string Squares(string plan, int from, int count) =>
        $"""
        INSERT INTO ecotiles.reserve (plan_id, name, geom)
        SELECT '{plan}', 'r' || x, ST_SetSRID(ST_Multi(ST_MakeEnvelope(x, 1, x + 1, 2)), 4490) FROM generate_series({from}, {from + count - 1}) AS x
        """;

    async Task<string> ChangesAsync(string statement, string? before = null)
    {
        var database = await WithPlansAsync();
        if (before is not null) await database.ExecuteAsync(before);
        var seen = await database.ScalarAsync<long>("SELECT coalesce(max(seq), 0) FROM ecotiles.change");
        await database.ExecuteAsync(statement);
        return await database.ScalarAsync<string>(
            $"""
            SELECT coalesce(string_agg(
              format('%s %s %s %s', plan_id, coalesce(fid::text, '*'), coalesce(old_box::text, '-'), coalesce(new_box::text, '-')),
              E'\n' ORDER BY fid IS NULL, plan_id, fid), '') FROM ecotiles.change WHERE seq > {seen}
            """) ?? "";
    }

    Task<TestDatabase> WithPlansAsync() => WithPlansAsync(server);

    /// <summary>Our schema with two plans, a and b.</summary>
    internal static async Task<TestDatabase> WithPlansAsync(PostgresServer server)
    {
        var database = await MigrationTests.MigratedAsync(server);
        await database.ExecuteAsync(
            """
            INSERT INTO ecotiles.plan (plan_id, code, title, kind, level, region_code, region_name, period_from, period_to,
              base_year, height_datum, status, compiler, map_date, secrecy)
            SELECT code, code, 'x', 'restoration', 'county', '1', 'x', 2021, 2035, 2020, '1985国家高程基准', '批复', 'x', '2025-01-01', '公开'
            FROM unnest(ARRAY['a', 'b']) AS code
            """);
        return database;
    }
}
