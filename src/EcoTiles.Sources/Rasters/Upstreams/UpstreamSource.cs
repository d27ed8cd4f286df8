using System.Globalization;
using System.Net;
using EcoTiles.Geometry.Grids;

namespace EcoTiles.Sources.Rasters.Upstreams;

/// <summary>
/// Tiles of another service. Each is asked for within a time, a few times at most, and kept; a service that fails again and
/// again is left alone for a while, and tiles that are too old serve as long as it is away.
/// </summary>
public sealed class UpstreamSource : RasterSource, IDisposable
{
    const int LargestTile = 4 << 20;
    const int FailuresUntilPause = 3;

    static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    static readonly TimeSpan KeepMissingFor = TimeSpan.FromMinutes(10);
    static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(80);

    readonly UpstreamDefinition _definition;
    readonly UpstreamOptions _options;
    readonly TimeProvider _time;
    readonly HttpClient _http;
    readonly SemaphoreSlim _connections;
    readonly KeptTiles _kept;
    readonly TileFolder? _folder;
    int _failures;
    long _pausedUntil;

    public UpstreamSource(UpstreamDefinition definition, UpstreamOptions options, TimeProvider time) : base(definition.Name, definition.Facts)
    {
        (_definition, _options, _time) = (definition, options, time);
        _connections = new SemaphoreSlim(options.Connections);
        _kept = new KeptTiles(options.MemoryBytes);
        if (options.Folder is { } folder) _folder = new TileFolder(Path.Combine(folder, definition.Name), options.FolderBytes);
        _http = new HttpClient(new SocketsHttpHandler
        {
            // The configuration says which service is asked; another one must not be reached through its answers.
            AllowAutoRedirect = false,
            UseCookies = false,
            MaxConnectionsPerServer = options.Connections,
            ConnectTimeout = options.Timeout,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            AutomaticDecompression = DecompressionMethods.All,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan, // one time holds for all tries together
            MaxResponseContentBufferSize = LargestTile,
        };
        _http.DefaultRequestHeaders.UserAgent.ParseAdd("EcoTiles/1.0");
    }

    public void Dispose()
    {
        _http.Dispose();
        _connections.Dispose();
    }

    protected override async Task<byte[]?> ReadAsync(TileId tile, CancellationToken cancellationToken)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{tile.Zoom}/{tile.Column}/{tile.Row}");
        var kept = Find(key);
        if (kept is { } fresh && IsFresh(fresh)) return Filled(fresh.Bytes);
        try
        {
            var bytes = await AskAsync(key, tile, cancellationToken).ConfigureAwait(false);
            return Filled(bytes);
        }
        catch (StoreException failure) when (kept is not null)
        {
            Tell(failure);
            return Filled(kept.Value.Bytes);
        }
    }

    KeptTile? Find(string key)
    {
        if (_kept.Find(key) is { } known) return known;
        if (_folder?.Find(key) is not { } file) return null;
        _kept.Keep(key, file);
        return file;
    }

    bool IsFresh(KeptTile tile) => _time.GetUtcNow() - tile.Since < (tile.Bytes.Length == 0 ? KeepMissingFor : _options.KeepFor);

    static byte[]? Filled(byte[] bytes) => bytes.Length == 0 ? null : bytes;

    async Task<byte[]> AskAsync(string key, TileId tile, CancellationToken cancellationToken)
    {
        if (_time.GetTimestamp() < Volatile.Read(ref _pausedUntil)) throw UpstreamProblems.LeftAlone(Name, Fault);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_options.Timeout);
        var isAsked = false;
        try
        {
            await _connections.WaitAsync(limit.Token).ConfigureAwait(false);
            try
            {
                // Whoever was before in the queue may have asked for the same tile.
                if (_kept.Find(key) is { } known && IsFresh(known)) return known.Bytes;
                isAsked = true;
                var bytes = await TryAsync(tile, limit.Token).ConfigureAwait(false);
                Volatile.Write(ref _failures, 0);
                var kept = new KeptTile(bytes, _time.GetUtcNow());
                _kept.Keep(key, kept);
                _folder?.Keep(key, kept);
                return bytes;
            }
            finally
            {
                _connections.Release();
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            var slow = UpstreamProblems.Slow(Name, _options.Timeout);
            throw isAsked ? Failed(slow) : slow; // a long queue is no fault of the service
        }
        catch (StoreException failure)
        {
            throw Failed(failure);
        }
    }

    StoreException Failed(StoreException failure)
    {
        if (Interlocked.Increment(ref _failures) >= FailuresUntilPause)
            Volatile.Write(ref _pausedUntil, _time.GetTimestamp() + (long)(Pause.TotalSeconds * _time.TimestampFrequency));
        return failure;
    }

    async Task<byte[]> TryAsync(TileId tile, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            var (bytes, failure, mayRetry) = await OnceAsync(tile, cancellationToken).ConfigureAwait(false);
            if (failure is null) return bytes;
            if (!mayRetry || attempt >= _options.Retries) throw failure;
            await Task.Delay(FirstRetry * (1 << attempt), cancellationToken).ConfigureAwait(false);
        }
    }

    async Task<(byte[] Bytes, StoreException? Failure, bool MayRetry)> OnceAsync(TileId tile, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await _http.GetAsync(_definition.AddressOf(tile), cancellationToken).ConfigureAwait(false);
            if (answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.NoContent or HttpStatusCode.Gone) return ([], null, false);
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                var status = (int)answer.StatusCode;
                return ([], UpstreamProblems.Refused(Name, status), status is >= 500 or 429 or 408);
            }
            var bytes = await answer.Content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
            return ImageSize.MediaTypeOf(bytes) is null ? ([], UpstreamProblems.NoImage(Name), false) : (bytes, null, false);
        }
        catch (HttpRequestException failure)
        {
            return ([], UpstreamProblems.Away(Name, failure), failure.HttpRequestError != HttpRequestError.ConfigurationLimitExceeded);
        }
    }
}
