using Npgsql;

namespace EcoTiles.Sources.PostGis;

/// <summary>
/// Asks the database several times a second whether it is there. When it is not, everybody who waits for it is told at
/// once, and nobody new has to wait.
/// </summary>
/// <param name="source">Where connections come from now.</param>
sealed class PostGisPulse(Func<NpgsqlDataSource> source) : IDisposable
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    /// <summary>A connection that gave no answer for so long is given up for a new one.</summary>
    const int SecondsToAnswer = 2;

    volatile CancellationTokenSource _alive = new();
    Task? _asked;

    /// <summary>Cancelled as long as the database is away.</summary>
    public CancellationToken Alive => _alive.Token;

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            var answers = await AnswersAsync(cancellationToken).ConfigureAwait(false);
            if (cancellationToken.IsCancellationRequested) return;
            if (!answers)
            {
                await _alive.CancelAsync().ConfigureAwait(false);
            }
            else if (_alive.IsCancellationRequested)
            {
                source().Clear(); // connections to the server as it was
                _alive = new CancellationTokenSource();
            }
            await Task.Delay(Interval, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose() => _alive.Dispose();

    /// <summary>Waits for the question that is on its way; one that was not answered in time stays the only one.</summary>
    async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        var asked = _asked ??= Task.Run(AskAsync, CancellationToken.None);
        try
        {
            await asked.WaitAsync(Patience, cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (PostgresException refused)
        {
            // A server that refuses has answered, unless it says that it goes down or comes up.
            return refused.SqlState is not (PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow);
        }
        catch (Exception failure) when (failure is NpgsqlException or OperationCanceledException or TimeoutException)
        {
            return false;
        }
        finally
        {
            if (asked.IsCompleted) _asked = null;
        }
    }

    async Task AskAsync()
    {
        await using var connection = await source().OpenConnectionAsync().ConfigureAwait(false);
        await using var query = new NpgsqlCommand("SELECT 1", connection) { CommandTimeout = SecondsToAnswer };
        await query.ExecuteScalarAsync().ConfigureAwait(false);
    }
}
