using EcoTiles.Import.Model;
using Npgsql;

namespace EcoTiles.Import.Pipeline.PostGis;

/// <summary>
/// Indexes are built several times faster over rows that are there than row by row. To drop one shuts readers out until
/// the import is done, so this is only for tables that have nothing to read.
/// </summary>
static class EmptyTable
{
    const int ManyRows = 50_000;

    /// <summary>
    /// Drops indexes and the constraints that are kept by one, if nothing else leans on them, and returns the statements
    /// that make them again.
    /// </summary>
    public static async Task<IReadOnlyList<string>> DropIndexesAsync(
        NpgsqlConnection connection, ModelTable table, string staged, CancellationToken cancellationToken)
    {
        var home = PostGisNames.Of(table);
        var found = new List<(string Drop, string Make)>();
#pragma warning disable CA2100 // names are quoted, values are parameters
        await using (var list = new NpgsqlCommand(
            $"""
            SELECT
              CASE WHEN c.oid IS NULL THEN format('DROP INDEX %s', i.indexrelid::regclass)
                ELSE format('ALTER TABLE %s DROP CONSTRAINT %I', i.indrelid::regclass, c.conname) END,
              CASE WHEN c.oid IS NULL THEN pg_get_indexdef(i.indexrelid)
                ELSE format('ALTER TABLE %s ADD CONSTRAINT %I %s', i.indrelid::regclass, c.conname, pg_get_constraintdef(c.oid)) END
            FROM pg_index AS i JOIN pg_class AS t ON t.oid = i.indrelid LEFT JOIN pg_constraint AS c
              ON c.conindid = i.indexrelid AND c.conrelid = i.indrelid AND c.contype IN ('p', 'u', 'x')
            WHERE i.indrelid = $1::regclass AND pg_has_role(t.relowner, 'USAGE') AND (c.oid IS NOT NULL OR NOT i.indisunique)
              AND NOT i.indisreplident
              AND NOT EXISTS (SELECT FROM pg_depend WHERE refobjid IN (i.indexrelid, c.oid) AND deptype = 'n')
              AND NOT EXISTS (SELECT FROM {home})
              AND (SELECT count(*) FROM (SELECT FROM {PostGisNames.Staged(staged)} LIMIT {ManyRows}) AS rows) = {ManyRows}
            ORDER BY i.indexrelid
            """, connection))
        {
            list.Parameters.Add(new() { Value = home });
            await using var reader = await list.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) found.Add((reader.GetString(0), reader.GetString(1)));
        }
        foreach (var (statement, _) in found)
        {
            await using var drop = new NpgsqlCommand(statement, connection);
            await drop.ExecuteNonQueryAsync(cancellationToken);
        }
#pragma warning restore CA2100
        return [.. found.Select(index => index.Make)];
    }
}
