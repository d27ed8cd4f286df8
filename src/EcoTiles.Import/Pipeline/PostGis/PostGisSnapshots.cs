using System.Data;
using EcoTiles.Import.Reading;
using Npgsql;

namespace EcoTiles.Import.Pipeline.PostGis;

/// <summary>Holds stores still while they are read: every table as it was at the same moment.</summary>
sealed class PostGisSnapshots : IAsyncDisposable
{
    readonly List<NpgsqlConnection> _held = [];

    public async Task<IEnumerable<SourceLayer>> ReadAsync(NpgsqlDataSource store, CancellationToken cancellationToken)
    {
        var connection = await store.OpenConnectionAsync(cancellationToken);
        _held.Add(connection);
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellationToken);
        await using (var there = new NpgsqlCommand("SELECT to_regclass('ecotiles.plan') IS NOT NULL", connection))
        {
            if (await there.ExecuteScalarAsync(cancellationToken) is not true) throw ImportProblems.NoStore(connection.Database);
        }
        await using var export = new NpgsqlCommand("SELECT pg_export_snapshot()", connection);
        var snapshot = (string?)await export.ExecuteScalarAsync(cancellationToken);
        return PostGisLayers.Of(store, snapshot);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var connection in _held) await connection.DisposeAsync();
    }
}
