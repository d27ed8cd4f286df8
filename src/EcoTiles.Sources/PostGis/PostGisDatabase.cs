using System.Collections.Concurrent;
using Npgsql;

namespace EcoTiles.Sources.PostGis;

/// <summary>
/// A PostgreSQL database and the way to its connections. No layer may take all of them: when one table is locked or
/// slow, the others are read as before.
/// </summary>
public sealed class PostGisDatabase : IAsyncDisposable
{
    const string ApplicationName = "ecotiles";

    /// <summary>Beside those that read: for the pulse, and for those who watch for changes.</summary>
    const int OtherConnections = 3;

    readonly NpgsqlDataSource _source;
    readonly SemaphoreSlim _slots;
    readonly ConcurrentDictionary<string, SemaphoreSlim> _slotsOfLayer = new(StringComparer.Ordinal);
    readonly PostGisPulse _pulse;

    PostGisDatabase(NpgsqlConnectionStringBuilder text, PostGisOptions options)
    {
        Options = options;
        Name = text.Database ?? "";
        Address = $"{text.Host}:{text.Port}/{text.Database}";
        text.ApplicationName ??= ApplicationName;
        text.MaxPoolSize = options.Connections + OtherConnections;
        text.MaxAutoPrepare = Math.Max(text.MaxAutoPrepare, 200);
        text.AutoPrepareMinUsages = 2;
        text.ReadBufferSize = Math.Max(text.ReadBufferSize, 64 * 1024);
        text.NoResetOnClose = true; // all settings end with their transaction
        text.CommandTimeout = 0; // the server watches the time, and says so
        text.CancellationTimeout = 500;
        if (!text.ContainsKey("Timeout")) text.Timeout = 3;
        if (!text.ContainsKey("Keepalive")) text.KeepAlive = 10;
        text.IncludeErrorDetail = false;
        text.PersistSecurityInfo = false;
        _source = new NpgsqlDataSourceBuilder(text.ConnectionString).Build();
        _slots = new SemaphoreSlim(options.Connections);
        _pulse = new PostGisPulse(_source);
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
        // Not linked to the pulse: Npgsql asks the server to cancel at once, on the thread of whoever cancels.
        var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
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
            _ = stop.CancelAsync();
            throw PostGisProblems.Away(Name);
        }
    }

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
                await using var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
                return await work(connection, cancellationToken).ConfigureAwait(false);
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
        _pulse.Dispose();
    }
}
