using EcoTiles.Server.Edge;
using EcoTiles.Server.Health;
using EcoTiles.Server.Legends;
using EcoTiles.Server.Listing;
using EcoTiles.Server.Styles;
using EcoTiles.Server.Tiles;
using EcoTiles.Server.Viewing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace EcoTiles.Server;

/// <summary>Maps every address of the service, behind the checks that all requests pass.</summary>
public static class EcoTilesEndpoints
{
    static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    public static WebApplication MapEcoTiles(this WebApplication app)
    {
        var failures = app.Services.GetRequiredService<FailureAnswers>();
        var limits = app.Services.GetRequiredService<RequestLimits>();
        app.Use(next => context => CrossOrigin.InvokeAsync(context, next));
        app.Use(next => context => failures.InvokeAsync(context, next));
        app.Use(next => context => limits.InvokeAsync(context, next));

        // To route a cached tile would take longer than all the rest that is done for it.
        var tiles = app.Services.GetRequiredService<TileEndpoint>();
        app.Use(next => context => TileEndpoint.Serves(context.Request) ? tiles.ServeAsync(context) : next(context));
        app.UseRouting();

        app.MapMethods($"{StyleEndpoint.Prefix}{{**address}}", ReadMethods, app.Services.GetRequiredService<StyleEndpoint>().ServeAsync);
        app.MapMethods($"{SpriteEndpoint.Prefix}{{**address}}", ReadMethods, app.Services.GetRequiredService<SpriteEndpoint>().ServeAsync);
        app.MapMethods($"{GlyphEndpoint.Prefix}{{**address}}", ReadMethods, app.Services.GetRequiredService<GlyphEndpoint>().ServeAsync);
        app.MapMethods($"{StaticEndpoint.Prefix}{{**address}}", ReadMethods, app.Services.GetRequiredService<StaticEndpoint>().ServeAsync);
        app.MapMethods($"{LegendEndpoint.Prefix}{{**address}}", ReadMethods, app.Services.GetRequiredService<LegendEndpoint>().ServeAsync);
        app.MapMethods($"{RasterEndpoint.Prefix}{{**address}}", ReadMethods, app.Services.GetRequiredService<RasterEndpoint>().ServeAsync);
        PlanEndpoints.Map(app);
        HealthEndpoints.Map(app);
        ViewerEndpoints.Map(app, app.Services.GetRequiredService<ViewerFiles>());
        app.MapOpenApi().WithMetadata(new HttpMethodMetadata(ReadMethods));
        return app;
    }
}
