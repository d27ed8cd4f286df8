using System.Collections.Specialized;
using System.Net;
using System.Web;

namespace EcoTiles.ServiceTests.Http;

/// <summary>A WMTS that takes its tiles from a service of another kind, and asks for a key as Tianditu does.</summary>
sealed class WmtsFront : IAsyncDisposable
{
    readonly HttpListener _listener = new();
    readonly HttpClient _tiles = new();
    readonly string _key;
    readonly Task _serving;
    int _asked;

    public WmtsFront(Uri tiles, string key)
    {
        (_tiles.BaseAddress, _key) = (tiles, key);
        Address = new Uri($"http://127.0.0.1:{FreePort()}/");
        _listener.Prefixes.Add(Address.AbsoluteUri);
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>Waits so long before it answers.</summary>
    public TimeSpan Delay { get; set; }

    public int Asked => Volatile.Read(ref _asked);

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving;
        _tiles.Dispose();
    }

    static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    async Task ServeAsync()
    {
        try
        {
            while (true) _ = AnswerAsync(await _listener.GetContextAsync());
        }
        catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException)
        {
            // stopped
        }
    }

    async Task AnswerAsync(HttpListenerContext context)
    {
        Interlocked.Increment(ref _asked);
        try
        {
            await Task.Delay(Delay);
            var query = HttpUtility.ParseQueryString(context.Request.Url!.Query); // requests that came in have an address
            context.Response.StatusCode = (int)StatusOf(query);
            if (context.Response.StatusCode == (int)HttpStatusCode.OK)
            {
                using var tile = await _tiles.GetAsync(new Uri($"{query["TILEMATRIX"]}/{query["TILECOL"]}/{query["TILEROW"]}.jpg", UriKind.Relative));
                context.Response.StatusCode = (int)tile.StatusCode;
                await context.Response.OutputStream.WriteAsync(await tile.Content.ReadAsByteArrayAsync());
            }
            context.Response.Close();
        }
        catch (Exception failure) when (failure is HttpListenerException or ObjectDisposedException or HttpRequestException or InvalidOperationException)
        {
            // who asked has left
        }
    }

    HttpStatusCode StatusOf(NameValueCollection query)
    {
        if (query["tk"] != _key) return HttpStatusCode.Forbidden;
        return query["SERVICE"] == "WMTS" && query["REQUEST"] == "GetTile" && query["LAYER"] == "img" && query["TILEMATRIXSET"] == "w" ? HttpStatusCode.OK : HttpStatusCode.BadRequest;
    }
}
