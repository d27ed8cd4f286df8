using System.Net;
using System.Net.Sockets;
using System.Text;
using EcoTiles.Geometry.Grids;
using EcoTiles.Sources;
using EcoTiles.Sources.Rasters;
using EcoTiles.Sources.Rasters.Upstreams;

namespace EcoTiles.ServiceTests.Http;

public sealed class UpstreamTests
{
    static readonly TiandituAccess Tianditu = new(TiandituAccess.DefaultAddress, "secret");
    static readonly byte[] Image = [0x89, 0x50, 0x4E, 0x47, 1, 2, 3, 4];

    [Fact]
    public async Task A_service_that_dies_is_left_out_and_what_was_kept_goes_on()
    {
        using var service = new TileService(Image);
        using var source = Source($"it=http://127.0.0.1:{service.Port}/{{z}}/{{x}}/{{y}}.png", TimeSpan.Zero);
        Assert.Equal(Image, await source.GetAsync(new TileId(3, 1, 2), TestContext.Current.CancellationToken));
        service.Dispose();
        Assert.Equal(Image, await source.GetAsync(new TileId(3, 1, 2), TestContext.Current.CancellationToken));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await Assert.ThrowsAsync<StoreException>(() => source.GetAsync(new TileId(3, 0, 0), TestContext.Current.CancellationToken));
        Assert.NotNull(source.Fault);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(3));
    }

    [Fact]
    public async Task Redirects_are_not_followed()
    {
        using var elsewhere = new TileService(Image);
        using var service = new TileService(Image) { Head = $"HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:{elsewhere.Port}/x\r\n" };
        using var source = Source($"it=http://127.0.0.1:{service.Port}/{{z}}/{{x}}/{{y}}.png", TimeSpan.FromDays(1));
        await Assert.ThrowsAsync<StoreException>(() => source.GetAsync(new TileId(3, 1, 2), TestContext.Current.CancellationToken));
        Assert.Empty(elsewhere.Asked);
    }

    [Theory]
    [InlineData("it=tianditu:img_c", RasterGrid.Geographic, "https://t3.tianditu.gov.cn/img_c/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=img&STYLE=default&TILEMATRIXSET=c&FORMAT=tiles&TILEMATRIX=3&TILEROW=2&TILECOL=1&tk=secret")]
    [InlineData("it=http://host/{z}/{x}/{y}.png#scheme=tms", RasterGrid.WebMercator, "http://host/3/1/5.png")]
    [InlineData("it=http://host/wmts#layer=dem&matrixset=EPSG:3857&matrixprefix=EPSG:3857:", RasterGrid.WebMercator, "http://host/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=dem&STYLE=default&TILEMATRIXSET=EPSG:3857&FORMAT=image%2Fpng&TILEMATRIX=EPSG:3857:3&TILEROW=2&TILECOL=1")]
    [InlineData("it=http://host/{Style}/{TileMatrixSet}/{TileMatrix}/{TileRow}/{TileCol}#matrixset=quad&grid=c&matrixoffset=-1", RasterGrid.Geographic, "http://host/default/quad/2/2/1")]
    public void Tiles_are_asked_for_as_each_kind_of_service_writes_them(string text, RasterGrid grid, string address)
    {
        var definition = UpstreamDefinition.TryRead(text, Tianditu, out var problem);
        Assert.True(definition is not null, problem);
        Assert.Equal(grid, definition.Facts.Grid);
        Assert.Equal(address, definition.AddressOf(new TileId(3, 1, 2)).AbsoluteUri);
    }

    [Theory]
    [InlineData("it=http://host/tiles")]
    [InlineData("it=file:///etc/{z}/{x}/{y}")]
    [InlineData("it=http://host/{z}/{x}/{y}#maxzom=3")]
    [InlineData("it=tianditu:moon_w")]
    public void What_is_no_definition_is_refused(string text) => Assert.Null(UpstreamDefinition.TryRead(text, Tianditu, out _));

    static UpstreamSource Source(string text, TimeSpan keepFor) => new(
        UpstreamDefinition.TryRead(text, Tianditu, out _)!, new UpstreamOptions { KeepFor = keepFor }, TimeProvider.System); // the texts here are sound

    /// <summary>Answers every request on a port of its own with the same bytes.</summary>
    sealed class TileService : IDisposable
    {
        readonly TcpListener _listener = new(IPAddress.Loopback, 0);
        readonly byte[] _body;

        public TileService(byte[] body)
        {
            _body = body;
            _listener.Start();
            _ = ServeAsync();
        }

        public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

        public string Head { get; init; } = "HTTP/1.1 200 OK\r\n";

        public List<string> Asked { get; } = [];

        public void Dispose() => _listener.Stop();

        async Task ServeAsync()
        {
            try
            {
                while (true)
                {
                    using var client = await _listener.AcceptTcpClientAsync();
                    var buffer = new byte[4096];
                    var count = await client.GetStream().ReadAsync(buffer);
                    lock (Asked) Asked.Add(Encoding.ASCII.GetString(buffer, 0, count));
                    await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"{Head}Content-Length: {_body.Length}\r\nConnection: close\r\n\r\n"));
                    await client.GetStream().WriteAsync(_body);
                }
            }
            catch (Exception failure) when (failure is SocketException or ObjectDisposedException or IOException)
            {
                // stopped
            }
        }
    }
}
