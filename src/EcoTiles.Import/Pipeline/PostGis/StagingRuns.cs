using Npgsql;

namespace EcoTiles.Import.Pipeline.PostGis;

/// <summary>A layer that an earlier or this import has read whole.</summary>
/// <param name="Report">Its findings, as JSON.</param>
sealed record StagedLayer(string Table, long Rows, string Report);

/// <summary>
/// The list of unfinished imports. Each holds a lock of the server as long as it lives, so that what a killed one left
/// is known by its lock being free.
/// </summary>
sealed class StagingRuns(NpgsqlConnection connection)
{
    Guid _run;

    /// <summary>Takes over the latest dead import of the same sources, or begins a new one; drops what other dead ones left.</summary>
    public async Task BeginAsync(string sourceKey, bool resume, CancellationToken cancellationToken)
    {
        var dead = new List<(Guid Id, string SourceKey)>();
        await using (var list = new NpgsqlCommand(
            $"SELECT run_id, source_key FROM {PostGisNames.Staging}.run ORDER BY started_at DESC", connection))
        await using (var reader = await list.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken)) dead.Add((reader.GetGuid(0), reader.GetString(1)));
        }
        foreach (var (id, key) in dead)
        {
            if (!await LockAsync(id, cancellationToken)) continue;
            if (resume && _run == Guid.Empty && key == sourceKey) _run = id;
            else await DropAsync(id, cancellationToken);
        }
        if (_run != Guid.Empty) return;
        _run = Guid.NewGuid();
        await LockAsync(_run, cancellationToken);
        await RunAsync(
            $"INSERT INTO {PostGisNames.Staging}.run (run_id, source_key) VALUES ($1, $2)", cancellationToken, _run, sourceKey);
    }

    public string NextTable(int number) => FormattableString.Invariant($"s{_run:N}_{number}");

    /// <summary>What is kept of a layer, if all its rows are still there.</summary>
    public async Task<StagedLayer?> FindAsync(string layerKey, CancellationToken cancellationToken)
    {
        StagedLayer staged;
        await using (var find = new NpgsqlCommand(
            $"SELECT staged_table, rows, report::text FROM {PostGisNames.Staging}.layer WHERE run_id = $1 AND layer_key = $2", connection))
        {
            find.Parameters.Add(new() { Value = _run });
            find.Parameters.Add(new() { Value = layerKey });
            await using var reader = await find.ExecuteReaderAsync(cancellationToken);
            if (!await reader.ReadAsync(cancellationToken)) return null;
            staged = new(reader.GetString(0), reader.GetInt64(1), reader.GetString(2));
        }
#pragma warning disable CA2100 // the name is our own and quoted
        await using var count = new NpgsqlCommand($"SELECT count(*) FROM {PostGisNames.Staged(staged.Table)}", connection);
#pragma warning restore CA2100
        if (await count.ExecuteScalarAsync(cancellationToken) is long rows && rows == staged.Rows) return staged;
        // Unlogged tables are empty after a crash of the server.
        await RunAsync($"DROP TABLE {PostGisNames.Staged(staged.Table)}", cancellationToken);
        await RunAsync(
            $"DELETE FROM {PostGisNames.Staging}.layer WHERE run_id = $1 AND layer_key = $2", cancellationToken, _run, layerKey);
        return null;
    }

    public Task RecordAsync(string layerKey, StagedLayer staged, CancellationToken cancellationToken) => RunAsync(
        $"INSERT INTO {PostGisNames.Staging}.layer (run_id, layer_key, staged_table, rows, report) VALUES ($1, $2, $3, $4, $5::jsonb)"
        + " ON CONFLICT (run_id, layer_key) DO UPDATE SET staged_table = $3, rows = $4, report = $5::jsonb",
        cancellationToken, _run, layerKey, staged.Table, staged.Rows, staged.Report);

    public Task DropAsync(CancellationToken cancellationToken) => DropAsync(_run, cancellationToken);

    async Task DropAsync(Guid run, CancellationToken cancellationToken)
    {
        var tables = new List<string>();
        await using (var list = new NpgsqlCommand(
            $"SELECT relname::text FROM pg_class WHERE relnamespace = '{PostGisNames.Staging}'::regnamespace"
            + " AND relkind = 'r' AND starts_with(relname, $1)", connection))
        {
            list.Parameters.Add(new() { Value = $"s{run:N}_" });
            await using var reader = await list.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) tables.Add(PostGisNames.Staged(reader.GetString(0)));
        }
        if (tables.Count > 0) await RunAsync($"DROP TABLE {string.Join(", ", tables)}", cancellationToken);
        await RunAsync($"DELETE FROM {PostGisNames.Staging}.run WHERE run_id = $1", cancellationToken, run);
    }

    async Task<bool> LockAsync(Guid run, CancellationToken cancellationToken)
    {
        await using var take = new NpgsqlCommand("SELECT pg_try_advisory_lock(hashtextextended($1, 0))", connection);
        take.Parameters.Add(new() { Value = $"ecotiles import {run}" });
        return await take.ExecuteScalarAsync(cancellationToken) is true;
    }

    async Task RunAsync(string sql, CancellationToken cancellationToken, params IEnumerable<object> values)
    {
#pragma warning disable CA2100 // values are parameters, names are quoted
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
