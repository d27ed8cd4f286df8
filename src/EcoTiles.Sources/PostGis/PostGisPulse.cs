using System.Diagnostics;
using Npgsql;

namespace EcoTiles.Sources.PostGis;

/// <summary>
/// Asks the database several times a second whether it is there. When it is not, everybody who waits for it is told at
/// once, and nobody new has to wait. A database that is only slow goes on answering somebody.
/// </summary>
/// <param name="text">The way to the database.</param>
/// <param name="dropConnections">Told when connections that were made so far are of no use: before anybody may use them again.</param>
sealed class PostGisPulse(string text, Action dropConnections) : IAsyncDisposable
{
    static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);
    static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);

    /// <summary>Until the first answer: at the start of the program everything takes longer.</summary>
    static readonly TimeSpan FirstPatience = TimeSpan.FromSeconds(3);

    /// <summary>A connection that gave no answer for so long is given up for a new one.</summary>
    const int SecondsToAnswer = 2;

    /// <summary>Of its own, and with nothing to ask when it opens: readers who hold all others do not make it slow.</summary>
    readonly NpgsqlDataSource _source = SourceOf(text);
    volatile CancellationTokenSource _alive = new();
    (Task Answer, long At)? _asked;
    bool _hasAnswered;
    long _lastSign; // when somebody was answered

    /// <summary>Cancelled as long as the database is away.</summary>
    public CancellationToken Alive => _alive.Token;

    /// <summary>To be told of everything else that the database answers.</summary>
    public void Note() => Volatile.Write(ref _lastSign, Stopwatch.GetTimestamp());

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
                dropConnections();
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
        var asked = _asked ??= (Task.Run(AskAsync, CancellationToken.None), Stopwatch.GetTimestamp());
        try
        {
            while (!asked.Answer.IsCompleted)
            {
                // Whoever else is answered meanwhile, by a server that is busy, begins the wait anew.
                var waited = Stopwatch.GetElapsedTime(Math.Max(asked.At, Volatile.Read(ref _lastSign)));
                var left = (_hasAnswered ? Patience : FirstPatience) - waited;
                if (left <= TimeSpan.Zero) return false;
                await Task.WhenAny(asked.Answer, Task.Delay(left, cancellationToken)).ConfigureAwait(false);
                if (cancellationToken.IsCancellationRequested) return false;
            }
            await asked.Answer.ConfigureAwait(false);
            return _hasAnswered = true;
        }
        catch (PostgresException refused)
        {
            return refused.SqlState is not PostgresErrorCodes.CannotConnectNow; // a server that refuses has answered, unless it goes down or comes up
        }
        catch (Exception failure) when (failure is NpgsqlException or OperationCanceledException or TimeoutException)
        {
            return false;
        }
        finally
        {
            if (asked.Answer.IsCompleted) _asked = null;
        }
    }

    static NpgsqlDataSource SourceOf(string text) => new NpgsqlDataSourceBuilder(
            new NpgsqlConnectionStringBuilder(text) { MaxAutoPrepare = 0, MaxPoolSize = 1 }.ConnectionString)
        .ConfigureTypeLoading(types => types.EnableTypeLoading(false))
        .Build();

    async Task AskAsync()
    {
        try
        {
            await AskOnceAsync().ConfigureAwait(false);
        }
        catch (PostgresException ended) when (ended.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown)
        {
            dropConnections(); // whoever ended this one may have ended all
            await AskOnceAsync().ConfigureAwait(false);
        }
    }

    async Task AskOnceAsync()
    {
        await using var connection = await _source.OpenConnectionAsync().ConfigureAwait(false);
        await using var query = new NpgsqlCommand("SELECT 1", connection) { CommandTimeout = SecondsToAnswer };
        await query.ExecuteScalarAsync().ConfigureAwait(false);
    }
}
