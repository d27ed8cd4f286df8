using EcoTiles.Catalogue.Authoring;
using EcoTiles.Host.Configuration;
using EcoTiles.Server;
using EcoTiles.Server.Health;

namespace EcoTiles.Host.Composition;

/// <summary>The one place where the parts of the service are put together.</summary>
static class Application
{
    public static WebApplication Create(LoadedConfiguration configuration, PlanStores stores, AuthoredCatalogue authored)
    {
        var builder = WebServer.CreateBuilder(configuration);
        var options = configuration.ToOptions();
        builder.Services.AddEcoTilesServer(EdgeOf(options));
        StyleReading.Add(builder.Services, options);
        TileMaking.Add(builder.Services, options, stores, authored);
        var app = builder.Build();
        app.MapEcoTiles();
        TellWhenStopping(app);
        app.Services.GetRequiredService<Readiness>().Passing = () =>
            [.. app.Services.GetRequiredService<PlanRasters>().Problems, .. app.Services.GetRequiredService<StyleReading>().Problems];
        return app;
    }

    static ServerOptions EdgeOf(EcoTilesOptions options) => new()
    {
        PublicUrl = options.Server.PublicUrl,
        AllowedHosts = options.Server.AllowedHosts,
        TrustedProxies = options.Server.TrustedProxies,
        ViewerFolder = options.Viewer,
        TileMaxAge = options.Server.TileMaxAge,
        SampleTileMaxAge = options.Server.SampleTileMaxAge,
        StaleWhileRevalidate = options.Server.StaleWhileRevalidate,
    };

    static void TellWhenStopping(WebApplication app)
    {
        var readiness = app.Services.GetRequiredService<Readiness>();
        app.Lifetime.ApplicationStopping.Register(() =>
            readiness.Tell(readiness.Report with { Status = ReadinessStatus.Stopping }));
    }
}
