using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using EcoTiles.Canvases.Raster;
using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles.Folder;
using EcoTiles.Drawing;
using EcoTiles.Geometry.Grids;
using EcoTiles.Rendering;
using EcoTiles.Rendering.Caching;
using EcoTiles.Rendering.Legends;
using EcoTiles.Rendering.Painting;
using EcoTiles.Rendering.Pictures;
using EcoTiles.Rendering.Styles;
using EcoTiles.Server;
using EcoTiles.Server.Health;
using EcoTiles.Server.Styles;
using EcoTiles.Sources.Snapshots;
using EcoTiles.Tests.Canvases.Text;
using EcoTiles.Tests.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EcoTiles.Tests.Server;

/// <summary>The real pipeline on a free port of this machine; only the making of tiles is replaced.</summary>
sealed class RunningServer : IAsyncDisposable
{
    readonly WebApplication _app;

    RunningServer(WebApplication app)
    {
        _app = app;
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        Client = new HttpClient(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.None })
        {
            BaseAddress = new Uri(address),
        };
    }

    public HttpClient Client { get; }

    /// <summary>What the replaced maker answers for the tiles that are not named below.</summary>
    public static byte[] PlainTile { get; } = [.. Enumerable.Range(0, 5000).Select(number => (byte)(number / 50))];

    public static async Task<RunningServer> StartAsync(ServerOptions? options = null, bool loaded = true, bool isSample = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestLineSize = 32 * 1024;
        });
        builder.Services.AddSingleton<Func<PlanMap, TileId, TileForm, CancellationToken, ValueTask<Tile>>>(MakeTile);
        builder.Services.AddSingleton(_ => new StyleShelf(StyleFolder.Empty, new RasterBackend(Fonts.Shaper()), _ => { }));
        builder.Services.AddSingleton<GetRasterTile>((_, _, _, _) => Task.FromResult(EcoTiles.Rendering.Tile.Empty));
        builder.Services.AddSingleton<PaintPicture>((_, frame, _, _) => Task.FromResult(PictureFile.Of([(byte)frame.Width, (byte)frame.Medium], ImageFormat.Png)));
        builder.Services.AddSingleton(_ => new SnapshotStore(
            [], _ => throw new InvalidOperationException("nothing is read here"), WebMercatorQuad.Instance, new SnapshotOptions()));
        builder.Services.AddSingleton<ListedStyle>();
        builder.Services.AddSingleton(provider => new LegendService(
            provider.GetRequiredService<SnapshotStore>(), provider.GetRequiredService<StyleShelf>(), new TileGenerations()));
        builder.Services.AddSingleton<MakeGlyphs>((stack, start) => stack.Names[0] == "Known" ? [(byte)(start / 256)] : null);
        builder.Services.AddEcoTilesServer(options ?? new ServerOptions());
        var app = builder.Build();
        app.MapEcoTiles();
        if (loaded)
        {
            var facts = SamplePlan.Facts with { IsSample = isSample };
            app.Services.GetRequiredService<PublishedCatalogue>().Publish(SamplePlan.Build(facts, SamplePlan.Datasets));
            app.Services.GetRequiredService<Readiness>().Tell(new ReadinessReport(ReadinessStatus.Ready, "test", null,
                [new DatasetState("xiping", "zone", "ready", 10, 100, 0), new DatasetState("hidden", "zone", "ready", 1, 1, 0)], []));
        }
        await app.StartAsync();
        return new RunningServer(app);
    }

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method, address);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> GetAsync(string address, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, address, headers);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>Column 0 is empty, column 1 truncated, column 2 fails, column 3 times out, column 4 answers later.</summary>
    static async ValueTask<Tile> MakeTile(PlanMap map, TileId id, TileForm form, CancellationToken cancellationToken)
    {
        if (id.Column == 4) await Task.Delay(5, cancellationToken);
        return id.Column switch
        {
            0 => new Tile([], "\"\"", true),
            2 => throw new InvalidOperationException("SELECT secret FROM /etc/passwd"),
            3 => throw new TimeoutException("slow"),
            var column => new Tile(Pack(PlainTile), Tag(PlainTile), false) { Truncated = column == 1 },
        };
    }

    static string Tag(byte[] bytes) => $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8))}\"";

    static byte[] Pack(byte[] plain)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(plain);
        return packed.ToArray();
    }
}
