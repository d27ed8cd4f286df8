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

    const string Numbers = "SELECT seq FROM ecotiles.change WHERE xid >= $1::text::xid8";

    const string Rows = "SELECT plan_id, table_name, fid, old_box, new_box FROM ecotiles.change WHERE seq = ANY($1) ORDER BY seq";

    const string Datasets = "SELECT DISTINCT plan_id, table_name FROM ecotiles.change WHERE seq = ANY($1)";

    Heard? _heard;

    /// <summary>From here on changes are told; what is read afterwards shows all that came before.</summary>
    /// <exception cref="StoreException">The database cannot be asked.</exception>
    public async Task BeginAsync(CancellationToken cancellationToken)
    {
        var before = _heard;
        (_, _heard) = await database.UseAsync("", async (connection, stop) =>
        {
            try
            {
                return await AskAsync(before, connection, stop).ConfigureAwait(false);
            }
            catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.LockNotAvailable)
            {
                // Whoever has the change table locked keeps nobody from the others; a few changes are then told that show already.
                var oldest = (await OldestAsync(connection, stop).ConfigureAwait(false)).Oldest;
                return (new ChangeReport([], Unknown: false), before ?? new Heard(oldest, [], time.GetTimestamp()));
            }
        }, cancellationToken).ConfigureAwait(false);
    }

    /// <exception cref="StoreException">The database cannot be asked; the next report will have what this one lacks.</exception>
    public async Task<ChangeReport> AskAsync(CancellationToken cancellationToken)
    {
        var before = _heard;
        // An answer that does not arrive here, though it was given, changes nothing.
        (var report, _heard) = await database.UseAsync(
            "", (connection, stop) => AskAsync(before, connection, stop), cancellationToken).ConfigureAwait(false);
        return report;
    }

    async Task<(ChangeReport Report, Heard? Heard)> AskAsync(Heard? before, NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var (oldest, isThere) = await OldestAsync(connection, cancellationToken).ConfigureAwait(false);
        if (!isThere) return (new ChangeReport([], Unknown: false), before is null ? null : before with { At = time.GetTimestamp() });
        // A smaller number than before is another database under the same name.
        var unknown = before is not null && (time.GetElapsedTime(before.At) > LongestGap || oldest < before.Since);
        var from = before is null || unknown ? oldest : before.Since;
        var known = await database.WithinLimitsAsync(connection, () => NumbersAsync(connection, from, cancellationToken), cancellationToken).ConfigureAwait(false);
        var heard = new Heard(oldest, known, time.GetTimestamp());
        var added = before is null || unknown ? [] : known.Except(before.Known).ToArray();
        var changes = added.Length == 0 ? []
            : await database.WithinLimitsAsync(connection, () => ChangesAsync(connection, added, cancellationToken), cancellationToken).ConfigureAwait(false);
        return (new ChangeReport(changes, unknown), heard);
    }

    static async Task<(long Oldest, bool IsThere)> OldestAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var query = new NpgsqlCommand(Oldest, connection);
        await using var row = await query.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        await row.ReadAsync(cancellationToken).ConfigureAwait(false);
        return (row.GetInt64(0), row.GetBoolean(1));
    }

    static async Task<HashSet<long>> NumbersAsync(NpgsqlConnection connection, long since, CancellationToken cancellationToken)
    {
        await using var query = new NpgsqlCommand(Numbers, connection);
        query.Parameters.Add(new NpgsqlParameter<string> { TypedValue = since.ToString(System.Globalization.CultureInfo.InvariantCulture) });
        await using var row = await query.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var numbers = new HashSet<long>();
        while (await row.ReadAsync(cancellationToken).ConfigureAwait(false)) numbers.Add(row.GetInt64(0));
        return numbers;
    }

    static async Task<List<DatasetChange>> ChangesAsync(NpgsqlConnection connection, long[] numbers, CancellationToken cancellationToken)
    {
        var isMany = numbers.Length > MostRows;
        await using var query = new NpgsqlCommand(isMany ? Datasets : Rows, connection);
        query.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = numbers });
        await using var row = await query.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
        var changes = new List<DatasetChange>();
        while (await row.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            var dataset = new DatasetKey(row.GetString(0), row.GetString(1));
            changes.Add(isMany
                ? new DatasetChange(dataset, null, null, null)
                : new DatasetChange(dataset, row.IsDBNull(2) ? null : row.GetInt64(2), Box(row, 3), Box(row, 4)));
        }
        return changes;
    }

    static Envelope? Box(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) || row.GetFieldValue<double[]>(column) is not [var minX, var minY, var maxX, var maxY]
            ? null
            : new Envelope(minX, minY, maxX, maxY);

    /// <summary>What the database last told: the oldest transaction that was running then, and the changes since it that were visible.</summary>
    sealed record Heard(long Since, HashSet<long> Known, long At);
}
