using EcoTiles.Catalogue;
using EcoTiles.Geometry.Shapes;
using Npgsql;

namespace EcoTiles.Sources.PostGis;

/// <summary>What has changed in a database since it was last asked.</summary>
/// <param name="Unknown">Changes may have been missed, so everything has to be read again.</param>
public sealed record ChangeReport(IReadOnlyList<DatasetChange> Changes, bool Unknown);

/// <summary>
/// Asks our change table what is new. Transactions become visible in another order than they began, so the question is
/// for all since the oldest one that was still running when it was last asked, without those that are known already.
/// That holds behind a pooler, on a replica, and after a restart on either side.
/// </summary>
public sealed class ChangeWatch(PostGisDatabase database, TimeProvider time)
{
    /// <summary>More at once are told as a change of whole datasets.</summary>
    const int MostRows = 5000;

    /// <summary>Rows are kept for a week; who was away nearly that long cannot know what was removed.</summary>
    static readonly TimeSpan LongestGap = TimeSpan.FromDays(6);

    const string Oldest = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint, to_regclass('ecotiles.change') IS NOT NULL";

    const string Rows =
        "SELECT seq, plan_id, table_name, fid, old_box, new_box FROM ecotiles.change"
        + " WHERE xid >= $1::text::xid8 ORDER BY seq LIMIT $2";

    const string Datasets = "SELECT DISTINCT plan_id, table_name FROM ecotiles.change WHERE xid >= $1::text::xid8";

    HashSet<long> _known = [];
    long? _since;
    long _askedAt;

    /// <summary>From here on changes are told; what is read afterwards shows all that came before.</summary>
    /// <exception cref="StoreException">The database cannot be asked.</exception>
    public Task BeginAsync(CancellationToken cancellationToken) => database.UseAsync("", async (connection, stop) =>
    {
        try
        {
            await AskAsync(connection, stop).ConfigureAwait(false);
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            // Whoever has the change table locked keeps nobody from the others; a few changes are then told that show already.
            _since ??= (await OldestAsync(connection, stop).ConfigureAwait(false)).Oldest;
        }
        return true;
    }, cancellationToken);

    /// <exception cref="StoreException">The database cannot be asked; the next report will have what this one lacks.</exception>
    public Task<ChangeReport> AskAsync(CancellationToken cancellationToken) =>
        database.UseAsync("", AskAsync, cancellationToken);

    async Task<ChangeReport> AskAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var (oldest, isThere) = await OldestAsync(connection, cancellationToken).ConfigureAwait(false);
        var since = _since;
        var gap = time.GetElapsedTime(_askedAt);
        _askedAt = time.GetTimestamp();
        if (!isThere) return new ChangeReport([], Unknown: false);
        // A smaller number than before is another database under the same name.
        var unknown = since is not null && (gap > LongestGap || oldest < since);
        var from = unknown ? oldest : since ?? oldest;
        var rows = await database.WithinLimitsAsync(connection, () => RowsAsync(connection, from, cancellationToken), cancellationToken).ConfigureAwait(false);
        var isNew = since is not null && !unknown;
        var changes = !isNew ? []
            : rows.Count > MostRows ? await database.WithinLimitsAsync(
                connection, () => DatasetsAsync(connection, from, cancellationToken), cancellationToken).ConfigureAwait(false)
            : rows.Where(row => !_known.Contains(row.Number)).Select(row => row.Change).ToList();
        _known = [.. rows.Select(row => row.Number)];
        _since = oldest;
        return new ChangeReport(changes, unknown);
    }

    static async Task<(long Oldest, bool IsThere)> OldestAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var query = new NpgsqlCommand(Oldest, connection);
        await using var row = await query.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await row.ReadAsync(cancellationToken).ConfigureAwait(false);
        return (row.GetInt64(0), row.GetBoolean(1));
    }

    static async Task<List<(long Number, DatasetChange Change)>> RowsAsync(
        NpgsqlConnection connection, long since, CancellationToken cancellationToken)
    {
        await using var query = new NpgsqlCommand(Rows, connection);
        query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Text(since) });
        query.Parameters.Add(new NpgsqlParameter<int> { TypedValue = MostRows + 1 });
        await using var row = await query.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var rows = new List<(long, DatasetChange)>();
        while (await row.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add((row.GetInt64(0), new DatasetChange(
                new DatasetKey(row.GetString(1), row.GetString(2)), row.IsDBNull(3) ? null : row.GetInt64(3), Box(row, 4), Box(row, 5))));
        }
        return rows;
    }

    static async Task<List<DatasetChange>> DatasetsAsync(NpgsqlConnection connection, long since, CancellationToken cancellationToken)
    {
        await using var query = new NpgsqlCommand(Datasets, connection);
        query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Text(since) });
        await using var row = await query.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var changes = new List<DatasetChange>();
        while (await row.ReadAsync(cancellationToken).ConfigureAwait(false))
            changes.Add(new DatasetChange(new DatasetKey(row.GetString(0), row.GetString(1)), null, null, null));
        return changes;
    }

    static Envelope? Box(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) || row.GetFieldValue<double[]>(column) is not [var minX, var minY, var maxX, var maxY]
            ? null
            : new Envelope(minX, minY, maxX, maxY);

    static string Text(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
