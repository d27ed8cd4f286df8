using EcoTiles.Import.Model;
using Npgsql;

namespace EcoTiles.Import.Pipeline.PostGis;

/// <summary>
/// Indexes are built several times faster over rows that are there than row by row. To drop one shuts readers out until
/// the import is done, so this is only for tables that have nothing to read.
/// </summary>
static class EmptyTableIndexes
{
    const int ManyRows = 50_000;

    /// <summary>Drops the indexes that constraints do not need, and returns the statements that make them again.</summary>
    public static async Task<IReadOnlyList<string>> DropAsync(
        NpgsqlConnection connection, ModelTable table, string staged, CancellationToken cancellationToken)
    {
        var home = PostGisNames.Of(table);
        var found = new List<(string Name, string Definition)>();
#pragma warning disable CA2100 // names are quoted, values are parameters
        await using (var list = new NpgsqlCommand(
            $"""
            SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
            FROM pg_index AS i JOIN pg_class AS t ON t.oid = i.indrelid
            WHERE i.indrelid = $1::regclass AND NOT i.indisunique AND pg_has_role(t.relowner, 'USAGE')
              AND NOT EXISTS (SELECT FROM {home})
              AND (SELECT count(*) FROM (SELECT FROM {PostGisNames.Staged(staged)} LIMIT {ManyRows}) AS rows) = {ManyRows}
            """, connection))
        {
            list.Parameters.Add(new() { Value = home });
            await using var reader = await list.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) found.Add((reader.GetString(0), reader.GetString(1)));
        }
        foreach (var (name, _) in found)
        {
            await using var drop = new NpgsqlCommand($"DROP INDEX {name}", connection);
            await drop.ExecuteNonQueryAsync(cancellationToken);
        }
#pragma warning restore CA2100
        return [.. found.Select(index => index.Definition)];
    }
}
