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

    readonly NpgsqlDataSource _source;
    readonly SemaphoreSlim _slots;
    readonly ConcurrentDictionary<string, SemaphoreSlim> _slotsOfLayer = new(StringComparer.Ordinal);

    PostGisDatabase(NpgsqlConnectionStringBuilder text, PostGisOptions options)
    {
        Options = options;
        Name = $"{text.Host}:{text.Port}/{text.Database}";
        DatabaseName = text.Database ?? "";
        text.ApplicationName ??= ApplicationName;
        text.MaxPoolSize = options.Connections + 1; // one for the pulse
        text.MaxAutoPrepare = Math.Max(text.MaxAutoPrepare, 200);
        text.AutoPrepareMinUsages = 2;
        text.ReadBufferSize = Math.Max(text.ReadBufferSize, 64 * 1024);
        text.CommandTimeout = 0; // the server watches the time, and says so
        text.CancellationTimeout = 500;
        if (!text.ContainsKey("Timeout")) text.Timeout = 3;
        if (!text.ContainsKey("Keepalive")) text.KeepAlive = 10;
        text.IncludeErrorDetail = false;
        text.PersistSecurityInfo = false;
        _source = new NpgsqlDataSourceBuilder(text.ConnectionString).Build();
        _slots = new SemaphoreSlim(options.Connections);
    }

    /// <summary>Host, port and database, without user and password.</summary>
    public string Name { get; }

    public string DatabaseName { get; }

    public PostGisOptions Options { get; }

    /// <summary>For those who write, and for those who watch for changes.</summary>
    public NpgsqlDataSource Source => _source;

    int SlotsOfLayer => Math.Max(1, Options.Connections / 2);

    /// <param name="text">A postgres:// address or key=value pairs.</param>
    /// <exception cref="StoreException">The text does not name a database.</exception>
    public static PostGisDatabase Open(string text, PostGisOptions options) =>
        ConnectionText.Parse(text, Environment.GetEnvironmentVariables()) is { } parsed
            ? new PostGisDatabase(parsed, options)
            : throw PostGisProblems.NoAddress();

    /// <summary>Works over a connection, within the share of a layer; failures come out as what they mean.</summary>
    internal async Task<T> UseAsync<T>(
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
        catch (Exception failure) when (PostGisProblems.From(failure, Name) is { } meant)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw meant;
        }
        finally
        {
            share.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _source.DisposeAsync().ConfigureAwait(false);
        _slots.Dispose();
        foreach (var share in _slotsOfLayer.Values) share.Dispose();
    }
}
