using EcoTiles.Server.Description;
using EcoTiles.Server.Edge;
using EcoTiles.Server.Health;
using EcoTiles.Server.Legends;
using EcoTiles.Server.Styles;
using EcoTiles.Server.Tiles;
using EcoTiles.Server.Viewing;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EcoTiles.Server;

/// <summary>What the endpoints take from the service container.</summary>
public static class EcoTilesServices
{
    /// <summary>
    /// Adds all that the endpoints need but the tiles themselves: the program adds a
    /// <c>Func&lt;PlanMap, TileId, TileForm, CancellationToken, ValueTask&lt;Tile&gt;&gt;</c>, a <c>StyleShelf</c>, a <c>LegendService</c>,
    /// <see cref="PaintPicture"/>, <see cref="GetRasterTile"/> and <see cref="MakeGlyphs"/>, publishes to
    /// <see cref="PublishedCatalogue"/> and tells <see cref="Readiness"/>.
    /// </summary>
    public static IServiceCollection AddEcoTilesServer(this IServiceCollection services, ServerOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton(new PublicAddress(options));
        services.TryAddSingleton<PublishedCatalogue>();
        services.TryAddSingleton<Readiness>();
        services.AddSingleton<ViewerFiles>();
        services.AddSingleton<FailureAnswers>();
        services.AddSingleton<RequestLimits>();
        services.AddSingleton<TileEndpoint>();
        services.AddSingleton<StyleEndpoint>();
        services.AddSingleton<SpriteEndpoint>();
        services.AddSingleton<GlyphEndpoint>();
        services.AddSingleton<StaticEndpoint>();
        services.AddSingleton<LegendEndpoint>();
        services.AddSingleton<RasterEndpoint>();
        services.Configure<JsonOptions>(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, ServerJson.Default));
        services.AddOpenApi("v1", api => api.AddDocumentTransformer(TileDescription.Transform));
        return services;
    }
}
