using Npgsql;

namespace EcoTiles.Sources.PostGis;

/// <summary>
/// Listens for the word that something has changed, so that asking need not wait for its turn. Only a hint: where
/// listening is not possible, as on a replica or behind a pooler, nothing but speed is lost.
/// </summary>
public sealed class ChangeHint(PostGisDatabase database) : IDisposable
{
    static readonly TimeSpan Retry = TimeSpan.FromSeconds(5);

    readonly SemaphoreSlim _told = new(0, 1);

    /// <summary>Waits for a hint, or for the time to pass.</summary>
    public Task WaitAsync(TimeSpan longest, CancellationToken cancellationToken) => _told.WaitAsync(longest, cancellationToken);

    /// <summary>Runs until cancelled.</summary>
    public async Task ListenAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await ListenOnceAsync(cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (failure is NpgsqlException or System.Net.Sockets.SocketException or IOException or TimeoutException)
            {
                await Task.Delay(Retry, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    public void Dispose() => _told.Dispose();

    async Task ListenOnceAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.Source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        connection.Notification += (_, _) => Tell();
        await using (var listen = new NpgsqlCommand("LISTEN ecotiles_change", connection))
            await listen.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        while (true) await connection.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    void Tell()
    {
        try
        {
            _told.Release();
        }
        catch (SemaphoreFullException)
        {
            // Whoever waits will ask once, however often it was told.
        }
    }
}
