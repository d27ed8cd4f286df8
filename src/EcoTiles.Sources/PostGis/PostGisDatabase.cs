using System.Collections.Concurrent;
using System.Globalization;
using Npgsql;

namespace EcoTiles.Sources.PostGis;

/// <summary>
/// A PostgreSQL database and the way to its connections. No layer may take all of them: when one table is locked or
/// slow, the others are read as before.
/// </summary>
public sealed class PostGisDatabase : IAsyncDisposable
{
    const string ApplicationName = "ecotiles";

    /// <summary>Beside those that read: for those who watch for changes, and for who has something broken off.</summary>
    const int OtherConnections = 2;

    readonly NpgsqlConnectionStringBuilder _text;
    readonly SemaphoreSlim _slots;
    readonly ConcurrentDictionary<string, SemaphoreSlim> _slotsOfLayer = new(StringComparer.Ordinal);
    readonly PostGisPulse _pulse;
    volatile NpgsqlDataSource _source;
    volatile bool _isWayKnown; // whether a pooler stands between

    PostGisDatabase(NpgsqlConnectionStringBuilder text, PostGisOptions options)
    {
        Options = options;
        Name = text.Database ?? "";
        Address = $"{text.Host}:{text.Port}/{text.Database}";
        text.ApplicationName ??= ApplicationName;
        text.MaxPoolSize = options.Connections + OtherConnections;
        if (!text.ContainsKey("Max Auto Prepare")) text.MaxAutoPrepare = 200;
        text.AutoPrepareMinUsages = 2;
        text.ReadBufferSize = Math.Max(text.ReadBufferSize, 64 * 1024);
        text.NoResetOnClose = true; // all settings end with their transaction
        text.CommandTimeout = 0; // the server watches the time, and says so
        text.CancellationTimeout = 500;
        if (!text.ContainsKey("Timeout")) text.Timeout = 3;
        if (!text.ContainsKey("Keepalive")) text.KeepAlive = 10;
        text.IncludeErrorDetail = false;
        text.PersistSecurityInfo = false;
        _text = text;
        _source = new NpgsqlDataSourceBuilder(text.ConnectionString).Build();
        _slots = new SemaphoreSlim(options.Connections);
        _pulse = new PostGisPulse(text.ConnectionString, () => _source.Clear()); // connections to the server as it was
    }

    /// <summary>What the database is called: for messages that anybody may see.</summary>
    public string Name { get; }

    /// <summary>Host, port and database, without user and password: for those who run the service.</summary>
    public string Address { get; }

    public PostGisOptions Options { get; }

    /// <summary>For those who write, and for those who watch for changes. Connections are not reset: set nothing for longer than a transaction.</summary>
    public NpgsqlDataSource Source => _source;

    int SlotsOfLayer => Math.Max(1, Options.Connections / 2);

    /// <param name="text">A postgres:// address or key=value pairs.</param>
    /// <exception cref="StoreException">The text does not name a database.</exception>
    public static PostGisDatabase Open(string text, PostGisOptions options) =>
        ConnectionText.Parse(text, Environment.GetEnvironmentVariables()) is { } parsed
            ? new PostGisDatabase(parsed, options)
            : throw PostGisProblems.NoAddress();

    /// <summary>Keeps looking whether the database answers, so that readers need not wait for one that does not.</summary>
    public Task WatchAsync(CancellationToken cancellationToken) => _pulse.RunAsync(cancellationToken);

    /// <summary>What the server is, in a few words.</summary>
    public Task<string> DescribeAsync(CancellationToken cancellationToken) => UseAsync("", async (connection, stop) =>
    {
        await using var query = new NpgsqlCommand(PostGisSql.Version, connection);
        return await query.ExecuteScalarAsync(stop).ConfigureAwait(false) as string ?? throw PostGisProblems.NoPostGis(Name);
    }, cancellationToken);

    /// <summary>Works over a connection, within the share of a layer; failures come out as what they mean.</summary>
    internal async Task<T> UseAsync<T>(
        string layer, Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var alive = _pulse.Alive;
        if (alive.IsCancellationRequested) throw PostGisProblems.Away(Name);
        var stop = new CancellationTokenSource();
        await using var leaving = cancellationToken.UnsafeRegister(static work => BreakOff((CancellationTokenSource)work!), stop).ConfigureAwait(false);
        try
        {
            // A server that stands still does not hear that the work is cancelled: it unwinds by itself.
            return await Task.Run(() => WorkAsync(layer, work, stop.Token), CancellationToken.None).WaitAsync(alive).ConfigureAwait(false);
        }
        catch (Exception failure) when (PostGisProblems.From(failure, Name) is { } meant)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw alive.IsCancellationRequested ? PostGisProblems.Away(Name) : meant;
        }
        catch (OperationCanceledException) when (alive.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            BreakOff(stop);
            throw PostGisProblems.Away(Name);
        }
    }

    /// <summary>
    /// Npgsql asks the server to cancel at once, on the thread of whoever cancels, and waits for one that stands still. The pool
    /// has few threads: were it one of them, everybody would wait, even for tiles that need no database.
    /// </summary>
    static void BreakOff(CancellationTokenSource work) => new Thread(() =>
    {
        try
        {
            work.Cancel();
        }
        catch (AggregateException)
        {
            // What could not be broken off ends by itself; nobody waits for it any more.
        }
    }) { IsBackground = true, Name = "break off" }.Start();

    /// <summary>Has the server break off what another connection copies.</summary>
    internal async Task CancelCopyAsync(int process)
    {
        try
        {
            await using var connection = await _source.OpenConnectionAsync().ConfigureAwait(false);
            await using var cancel = new NpgsqlCommand(PostGisSql.CancelCopy, connection);
            cancel.Parameters.Add(new NpgsqlParameter<int> { TypedValue = process });
            await cancel.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
        catch (Exception failure) when (PostGisProblems.From(failure, Name) is not null)
        {
            // A server that is away copies nothing.
        }
    }

    /// <summary>Time for one statement, and for a table that is locked, in the transaction that follows.</summary>
    internal NpgsqlBatchCommand Limits(TimeSpan time, TimeSpan? forLock = null)
    {
        var limits = new NpgsqlBatchCommand(PostGisSql.Limits);
        limits.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Milliseconds(time) });
        limits.Parameters.Add(new NpgsqlParameter<string> { TypedValue = Milliseconds(forLock ?? Options.LockTimeout) });
        return limits;
    }

    /// <summary>Asks about a whole table: whoever has it locked holds up nobody for long.</summary>
    internal async Task<T> WithinLimitsAsync<T>(
        NpgsqlConnection connection, Func<Task<T>> ask, CancellationToken cancellationToken, TimeSpan? forLock = null)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (var limits = new NpgsqlBatch(connection, transaction))
        {
            limits.BatchCommands.Add(Limits(Options.MeasureTimeout, forLock));
            await limits.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        }
        var answer = await ask().ConfigureAwait(false);
        await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        return answer;
    }

    /// <summary>
    /// Behind a pooler each transaction may meet another process, which knows no statement that was prepared before:
    /// then none is.
    /// </summary>
    async Task<NpgsqlConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        if (_isWayKnown) return connection;
        try
        {
            await using var query = new NpgsqlCommand(PostGisSql.Process, connection);
            var isDirect = await query.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) is int process && process == connection.ProcessID;
            if (!isDirect) PrepareNothing();
            _isWayKnown = true;
            if (isDirect) return connection;
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        await connection.DisposeAsync().ConfigureAwait(false);
        return await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
    }

    void PrepareNothing()
    {
        lock (_text)
        {
            if (_text.MaxAutoPrepare == 0) return;
            _text.MaxAutoPrepare = 0;
            _source.Clear();
            _source = new NpgsqlDataSourceBuilder(_text.ConnectionString).Build();
        }
    }

    static string Milliseconds(TimeSpan time) => ((int)time.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);

    async Task<T> WorkAsync<T>(
        string layer, Func<NpgsqlConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var share = _slotsOfLayer.GetOrAdd(layer, _ => new SemaphoreSlim(SlotsOfLayer));
        if (!await share.WaitAsync(Options.ConnectionWait, cancellationToken).ConfigureAwait(false)) throw PostGisProblems.LayerBusy(layer);
        try
        {
            if (!await _slots.WaitAsync(Options.ConnectionWait, cancellationToken).ConfigureAwait(false)) throw PostGisProblems.Busy(Name);
            try
            {
                await using var connection = await OpenAsync(cancellationToken).ConfigureAwait(false);
                var answer = await work(connection, cancellationToken).ConfigureAwait(false);
                _pulse.Note();
                return answer;
            }
            finally
            {
                _slots.Release();
            }
        }
        finally
        {
            share.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        // The slots hold nothing that must be freed, and somebody may still give one back.
        await _source.DisposeAsync().ConfigureAwait(false);
        await _pulse.DisposeAsync().ConfigureAwait(false);
    }
}
