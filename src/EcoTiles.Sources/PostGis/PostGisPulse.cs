using Npgsql;

namespace EcoTiles.Sources.PostGis;

/// <summary>
/// Asks the database several times a second whether it is there. When it is not, everybody who waits for it is told at
/// once, and nobody new has to wait.
/// </summary>
/// <param name="text">The way to the database.</param>
/// <param name="cameBack">Told before anybody may use it again.</param>
sealed class PostGisPulse(string text, Action cameBack) : IAsyncDisposable
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    /// <summary>Until the first answer: at the start of the program everything takes longer.</summary>
    static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(3);

    /// <summary>A connection that gave no answer for so long is given up for a new one.</summary>
    const int SecondsToAnswer = 2;

    /// <summary>Of its own, and with nothing to ask when it opens: readers who hold all others do not make it slow.</summary>
    readonly NpgsqlDataSource _source = SourceOf(text);
    volatile CancellationTokenSource _alive = new();
    Task? _asked;
    bool _hasAnswered;

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
                cameBack();
                _alive = new CancellationTokenSource();
            }
            await Task.Delay(Interval, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync().ConfigureAwait(false);
        _alive.Dispose();
    }

    /// <summary>Waits for the question that is on its way; one that was not answered in time stays the only one.</summary>
    async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        var asked = _asked ??= Task.Run(AskAsync, CancellationToken.None);
        try
        {
            await asked.WaitAsync(_hasAnswered ? Patience : FirstPatience, cancellationToken).ConfigureAwait(false);
            return _hasAnswered = true;
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

    static NpgsqlDataSource SourceOf(string text) => new NpgsqlDataSourceBuilder(
            new NpgsqlConnectionStringBuilder(text) { MaxAutoPrepare = 0, MaxPoolSize = 1 }.ConnectionString)
        .ConfigureTypeLoading(types => types.EnableTypeLoading(false))
        .Build();

    async Task AskAsync()
    {
        await using var connection = await _source.OpenConnectionAsync().ConfigureAwait(false);
        await using var query = new NpgsqlCommand("SELECT 1", connection) { CommandTimeout = SecondsToAnswer };
        await query.ExecuteScalarAsync().ConfigureAwait(false);
    }
}
