using EcoTiles.Sources.Plans;
using Npgsql;

namespace EcoTiles.Sources.PostGis;

/// <summary>Reads the plan tables of our own schema.</summary>
sealed class PostGisPlans(PostGisDatabase database)
{
    public const string PlanTable = "plan";

    static readonly string[] Tables = [PlanTable, "plan_stage", "map_sheet", "project", "raster_asset"];

    /// <summary>As they were last read.</summary>
    readonly Dictionary<string, List<NamedRow>> _known = [];

    /// <summary>Those that somebody had locked, and that are taken as they were known.</summary>
    public List<string> Locked { get; } = [];

    /// <summary>Whether nobody can say which plans there are, since their table was locked whenever it was asked.</summary>
    public bool AreUnknown => Locked.Contains(PlanTable) && !_known.ContainsKey(PlanTable);

    /// <summary>Null when the database has no plan tables that may be read.</summary>
    public async Task<PlanRows?> ReadAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        Locked.Clear();
        var columns = await ColumnsAsync(connection, cancellationToken).ConfigureAwait(false);
        if (!columns[PlanTable].Contains("code") || !columns[PlanTable].Contains("title")) return null;
        foreach (var table in Tables)
        {
            try
            {
                _known[table] = await database.WithinLimitsAsync(
                    connection, () => RowsAsync(connection, table, [.. columns[table]], cancellationToken), cancellationToken,
                    database.Options.ListingLockTimeout).ConfigureAwait(false);
            }
            catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.LockNotAvailable)
            {
                Locked.Add(table);
            }
        }
        return PlanRows.Read(table => _known.GetValueOrDefault(table, []));
    }

    static async Task<ILookup<string, string>> ColumnsAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var query = new NpgsqlCommand(
            """
            SELECT relname, attname FROM pg_class JOIN pg_namespace AS space ON space.oid = relnamespace
            JOIN pg_attribute ON attrelid = pg_class.oid AND attnum > 0 AND NOT attisdropped
            WHERE nspname = $1 AND relname = ANY ($2) AND relkind IN ('r', 'v', 'p', 'm', 'f')
              AND has_schema_privilege(space.oid, 'USAGE') AND has_column_privilege(pg_class.oid, attnum, 'SELECT')
            ORDER BY relname, attnum
            """, connection);
        query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = PostGisContents.OwnSchema });
        query.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = Tables });
        await using var rows = await query.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var columns = new List<(string Table, string Column)>();
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false)) columns.Add((rows.GetString(0), rows.GetString(1)));
        return columns.ToLookup(each => each.Table, each => each.Column);
    }

    static async Task<List<NamedRow>> RowsAsync(
        NpgsqlConnection connection, string table, string[] columns, CancellationToken cancellationToken)
    {
        var found = new List<NamedRow>();
        if (columns.Length == 0) return found;
        await using var query = new NpgsqlCommand(PostGisSql.Rows(PostGisContents.OwnSchema, table, columns), connection);
        await using var rows = await query.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        while (await rows.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var values = new Dictionary<string, string?>(StringComparer.OrdinalIgnoreCase);
            for (var i = 0; i < columns.Length; i++) values[columns[i]] = rows.IsDBNull(i) ? null : rows.GetString(i);
            found.Add(new NamedRow(values));
        }
        return found;
    }
}
