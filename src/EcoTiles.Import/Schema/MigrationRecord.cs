using Npgsql;

namespace EcoTiles.Import.Schema;

/// <summary>A step that a database has had.</summary>
sealed record RecordedMigration(int Number, string Name, string Checksum);

/// <summary>The table in which a database keeps the steps it has had.</summary>
static class MigrationRecord
{
    public const string Prepare = """
        CREATE SCHEMA IF NOT EXISTS ecotiles;
        COMMENT ON SCHEMA ecotiles IS '国土空间生态修复规划 / Territorial ecological restoration plans';
        CREATE TABLE IF NOT EXISTS ecotiles.migration (
          number integer PRIMARY KEY,
          name text NOT NULL,
          checksum text NOT NULL,
          applied_at timestamptz NOT NULL DEFAULT clock_timestamp());
        COMMENT ON TABLE ecotiles.migration IS '已执行的结构升级 / Steps that the schema has had';
        COMMENT ON COLUMN ecotiles.migration.number IS '编号 / Number';
        COMMENT ON COLUMN ecotiles.migration.name IS '名称 / Name';
        COMMENT ON COLUMN ecotiles.migration.checksum IS '脚本校验值 / Checksum of the script';
        COMMENT ON COLUMN ecotiles.migration.applied_at IS '执行时间 / When it was applied';
        """;

    public static async Task<IReadOnlyDictionary<int, RecordedMigration>> ReadAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var recorded = new SortedDictionary<int, RecordedMigration>();
        await using (var there = new NpgsqlCommand("SELECT to_regclass('ecotiles.migration') IS NOT NULL", connection))
        {
            if (await there.ExecuteScalarAsync(cancellationToken) is not true) return recorded;
        }
        await using var command = new NpgsqlCommand("SELECT number, name, checksum FROM ecotiles.migration", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var number = reader.GetInt32(0);
            recorded[number] = new(number, reader.GetString(1), reader.GetString(2));
        }
        return recorded;
    }

    public static async Task AddAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "INSERT INTO ecotiles.migration (number, name, checksum) VALUES ($1, $2, $3)", connection);
        command.Parameters.Add(new() { Value = migration.Number });
        command.Parameters.Add(new() { Value = migration.Name });
        command.Parameters.Add(new() { Value = migration.Checksum });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
