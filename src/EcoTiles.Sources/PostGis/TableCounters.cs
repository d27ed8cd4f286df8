using Npgsql;

namespace EcoTiles.Sources.PostGis;

/// <summary>
/// Notices that tables outside our schema have changed, by the row counters that the server keeps for itself: they tell
/// that something changed, not what, and some seconds later. Views and replicas have none.
/// </summary>
public sealed class TableCounters(PostGisStore store)
{
    /// <summary>The file changes when a table is emptied or rewritten, which no counter tells.</summary>
    const string Counters =
        """
        SELECT schemaname, relname, n_tup_ins + n_tup_upd + n_tup_del, coalesce(pg_relation_filenode(relid)::bigint, 0)
        FROM pg_stat_user_tables
        """;

    readonly Dictionary<(string Schema, string Relation), (long Rows, long File)> _known = [];

    /// <summary>The datasets that have changed since they were last asked about, or read through.</summary>
    /// <exception cref="StoreException">The database cannot be asked.</exception>
    public async Task<IReadOnlyList<DatasetChange>> AskAsync(CancellationToken cancellationToken)
    {
        var tables = store.OutsideTables;
        if (tables.Count == 0) return [];
        var now = await store.Database.UseAsync("", ReadAsync, cancellationToken).ConfigureAwait(false);
        var changes = new List<DatasetChange>();
        foreach (var (table, key) in tables)
        {
            if (!now.TryGetValue(table, out var counters)) continue;
            var before = _known.TryGetValue(table, out var asked) ? asked : store.CountersWhenRead.GetValueOrDefault(table, counters);
            if (before != counters) changes.Add(new DatasetChange(key, null, null, null));
            _known[table] = counters;
        }
        return changes;
    }

    internal static async Task<Dictionary<(string Schema, string Relation), (long Rows, long File)>> ReadAsync(
        NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var query = new NpgsqlCommand(Counters, connection);
        await using var row = await query.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var counters = new Dictionary<(string, string), (long, long)>();
        while (await row.ReadAsync(cancellationToken).ConfigureAwait(false))
            counters[(row.GetString(0), row.GetString(1))] = (row.GetInt64(2), row.GetInt64(3));
        return counters;
    }
}
