using EcoTiles.Import.Model;
using EcoTiles.Import.Schema;
using EcoTiles.ServiceTests.PostGis;
using EcoTiles.Sources;
using Npgsql;

namespace EcoTiles.ServiceTests.Import;

public sealed class MigrationTests(PostgresServer server)
{
    static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_tables_of_the_database_are_those_of_the_data_model()
    {
        var database = await MigratedAsync(server);
        var found = await DescribedTable.AllAsync(database);
        Assert.All(DataModel.Tables, table => Assert.Equal(DescribedTable.Of(table), found.GetValueOrDefault(table.Name)));
    }

    [Fact]
    public async Task Every_table_view_and_column_has_a_comment_in_Chinese_and_English()
    {
        var database = await MigratedAsync(server);
        Assert.Equal("", await database.ScalarAsync<string>(
            """
            SELECT coalesce(string_agg(relname || coalesce('.' || attname, ''), ', '), '') FROM (
              SELECT relname, NULL AS attname, obj_description(c.oid) AS words FROM pg_class AS c
              WHERE relnamespace IN ('ecotiles'::regnamespace, 'ecotiles_staging'::regnamespace) AND relkind IN ('r', 'v')
              UNION ALL
              SELECT relname, attname, col_description(c.oid, attnum) FROM pg_class AS c JOIN pg_attribute ON attrelid = c.oid
              WHERE relnamespace IN ('ecotiles'::regnamespace, 'ecotiles_staging'::regnamespace) AND relkind IN ('r', 'v')
                AND attnum > 0 AND NOT attisdropped) AS described
            WHERE words IS NULL OR words !~ '[一-鿿].* / [A-Z]' AND words !~ 'UUID'
            """));
    }

    [Fact]
    public async Task A_second_run_has_nothing_to_do()
    {
        var database = await MigratedAsync(server);
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var again = await Migrations.ApplyAsync(source, Stop);
        Assert.Empty(again.Applied);
        Assert.Equal(Migration.All.Select(migration => migration.Name), again.AlreadyThere);
    }

    [Fact]
    public async Task Nodes_that_start_at_once_apply_each_step_once()
    {
        var database = await server.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var reports = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Migrations.ApplyAsync(source, Stop)));
        Assert.Equal(Migration.All.Count, reports.Sum(report => report.Applied.Count));
        Assert.Equal(Migration.All.Count, await database.ScalarAsync<long>("SELECT count(*) FROM ecotiles.migration"));
    }

    [Theory]
    [InlineData("UPDATE ecotiles.migration SET checksum = 'x' WHERE number = 2", "0002-project of the schema differs")]
    [InlineData("INSERT INTO ecotiles.migration VALUES (999, '0999-later', 'x')", "newer than this program (0999-later)")]
    public async Task A_schema_that_is_newer_or_was_changed_is_refused(string meanwhile, string expected)
    {
        var database = await MigratedAsync(server);
        await database.ExecuteAsync(meanwhile);
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        var refusal = await Assert.ThrowsAsync<StoreException>(() => Migrations.ApplyAsync(source, Stop));
        Assert.Contains(expected, refusal.MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_fails_leaves_nothing_of_those_before_it()
    {
        var database = await server.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        Migration[] broken = [.. Migration.All, Migration.Of("0999-broken", "CREATE TABLE half (); SELECT 1 / 0")];
        await Assert.ThrowsAsync<PostgresException>(() => Migrations.ApplyAsync(source, broken, Stop));
        Assert.True(await database.ScalarAsync<bool>("SELECT to_regnamespace('ecotiles') IS NULL"));
    }

    [Fact]
    public async Task A_login_that_may_not_make_roles_is_told_so_and_gets_its_tables()
    {
        var database = await server.CreateDatabaseAsync();
        // Roles belong to the whole server, so this login meets names that are not there yet.
        await database.ExecuteAsync($"CREATE ROLE owner_{database.Name} LOGIN; GRANT CREATE ON DATABASE {database.Name} TO owner_{database.Name}");
        Migration[] renamed = [.. Migration.All.Select(migration => Migration.Of(
            migration.Name, migration.Sql.Replace("'ecotiles_reader', 'ecotiles_writer'", "'nobody_made_this'", StringComparison.Ordinal)))];
        await using var source = NpgsqlDataSource.Create(
            database.ConnectionString.Replace("Username=postgres", $"Username=owner_{database.Name}", StringComparison.Ordinal));
        var report = await Migrations.ApplyAsync(source, renamed, Stop);
        Assert.Contains("nobody_made_this", Assert.Single(report.Notices), StringComparison.Ordinal);
        Assert.Equal(0, await database.ScalarAsync<long>("SELECT count(*) FROM ecotiles.zone"));
    }

    [Theory]
    [InlineData("ecotiles_reader", "SELECT count(*) FROM ecotiles.zone", true)]
    [InlineData("ecotiles_reader", "SELECT count(*) FROM ecotiles.v_e2", true)]
    [InlineData("ecotiles_reader", "SELECT count(*) FROM ecotiles.change", true)]
    [InlineData("ecotiles_reader", "DELETE FROM ecotiles.zone", false)]
    [InlineData("ecotiles_reader", "SELECT count(*) FROM ecotiles_staging.run", false)]
    [InlineData("ecotiles_writer", "DELETE FROM ecotiles.zone", true)]
    [InlineData("ecotiles_writer", "CREATE TABLE ecotiles_staging.mine (id int)", true)]
    [InlineData("ecotiles_writer", "DELETE FROM ecotiles.change", false)]
    [InlineData("ecotiles_writer", "UPDATE ecotiles.data_version SET version = 1", false)]
    [InlineData("ecotiles_writer", "DELETE FROM ecotiles.migration", false)]
    [InlineData("ecotiles_writer", "DROP TABLE ecotiles.zone", false)]
    [InlineData("pg_monitor", "SELECT count(*) FROM ecotiles.zone", false)]
    public async Task Roles_may_do_what_they_are_for_and_no_more(string role, string statement, bool allowed)
    {
        var database = await MigratedAsync(server);
        var failure = await Record.ExceptionAsync(() => database.ExecuteAsync($"SET ROLE {role}; {statement}"));
        Assert.Equal(allowed ? null : PostgresErrorCodes.InsufficientPrivilege, (failure as PostgresException)?.SqlState);
    }

    internal static async Task<TestDatabase> MigratedAsync(PostgresServer server)
    {
        var database = await server.CreateDatabaseAsync();
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await Migrations.ApplyAsync(source, Stop);
        return database;
    }
}
