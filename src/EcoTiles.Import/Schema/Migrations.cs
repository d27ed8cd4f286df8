using EcoTiles.Sources;
using Npgsql;

namespace EcoTiles.Import.Schema;

/// <summary>What bringing the schema up to date did, or would do.</summary>
/// <param name="Notices">What the database said meanwhile, such as that the login may not make roles.</param>
public sealed record MigrationReport(
    IReadOnlyList<string> Applied, IReadOnlyList<string> AlreadyThere, IReadOnlyList<string> Notices);

/// <summary>
/// Brings the schema of a database up to date: each step once, all of them or none, whoever else tries at the same time.
/// </summary>
public static class Migrations
{
    const long AdvisoryLock = 0x65636f74696c6573; // "ecotiles"
    const int OldestServer = 140000;

    /// <summary>Applies the steps that the database has not had yet.</summary>
    /// <exception cref="StoreException">The database is no match for this program; nothing is changed.</exception>
    public static Task<MigrationReport> ApplyAsync(NpgsqlDataSource database, CancellationToken cancellationToken) =>
        ApplyAsync(database, Migration.All, cancellationToken);

    /// <summary>Says which steps are missing and changes nothing.</summary>
    public static async Task<MigrationReport> PlanAsync(NpgsqlDataSource database, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var recorded = await MigrationRecord.ReadAsync(connection, cancellationToken);
        return Report(Missing(Migration.All, recorded), recorded, []);
    }

    internal static async Task<MigrationReport> ApplyAsync(
        NpgsqlDataSource database, IReadOnlyList<Migration> migrations, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        var notices = new List<string>();
        connection.Notice += (_, said) =>
        {
            if (said.Notice.InvariantSeverity == "WARNING") notices.Add(said.Notice.MessageText);
        };
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            await RunAsync(connection, "SET LOCAL statement_timeout = 0; SET LOCAL lock_timeout = 0", cancellationToken);
            await RunAsync(connection, $"SELECT pg_advisory_xact_lock({AdvisoryLock})", cancellationToken);
            var recorded = await MigrationRecord.ReadAsync(connection, cancellationToken);
            var missing = Missing(migrations, recorded);
            if (missing.Count > 0) await ApplyAsync(connection, missing, cancellationToken);
            await SetUpRolesAsync(connection, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return Report(missing, recorded, notices);
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw SchemaProblems.NotAllowed(failure);
        }
    }

    static async Task ApplyAsync(NpgsqlConnection connection, List<Migration> missing, CancellationToken cancellationToken)
    {
        var home = await PostGisHome.FindAsync(connection, OldestServer, cancellationToken);
        await RunAsync(connection, MigrationRecord.Prepare, cancellationToken);
        await RunAsync(connection, $"SET LOCAL search_path TO ecotiles, {home}, pg_temp", cancellationToken);
        foreach (var migration in missing)
        {
            await RunAsync(connection, migration.Sql, cancellationToken);
            await MigrationRecord.AddAsync(connection, migration, cancellationToken);
        }
    }

    /// <summary>Gives roles their rights on what is there now, where the login owns it.</summary>
    static async Task SetUpRolesAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var allowed = new NpgsqlCommand(
            "SELECT coalesce(has_function_privilege(to_regprocedure('ecotiles.set_up_roles()')::oid, 'EXECUTE'), false)", connection);
        if (await allowed.ExecuteScalarAsync(cancellationToken) is true)
            await RunAsync(connection, "CALL ecotiles.set_up_roles()", cancellationToken);
    }

    static List<Migration> Missing(IReadOnlyList<Migration> migrations, IReadOnlyDictionary<int, RecordedMigration> recorded)
    {
        foreach (var known in recorded.Values)
        {
            var ours = migrations.FirstOrDefault(migration => migration.Number == known.Number);
            if (ours is null) throw SchemaProblems.Newer(known.Name);
            if (ours.Checksum != known.Checksum) throw SchemaProblems.Changed(known.Name);
        }
        return [.. migrations.Where(migration => !recorded.ContainsKey(migration.Number))];
    }

    static MigrationReport Report(
        List<Migration> missing, IReadOnlyDictionary<int, RecordedMigration> recorded, IReadOnlyList<string> notices) =>
        new([.. missing.Select(migration => migration.Name)], [.. recorded.Values.Select(known => known.Name)], notices);

    static async Task RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
#pragma warning disable CA2100 // the statements are our own
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
