using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;
using EcoTiles.Rendering;
using EcoTiles.Rendering.Painting;
using EcoTiles.Server.Edge;
using Microsoft.AspNetCore.Http;

namespace EcoTiles.Server.Tiles;

/// <summary>Answers everything under <c>/tiles/</c>: vector tiles, pictures, and the TileJSON of their maps.</summary>
public sealed class TileEndpoint(
    PublishedCatalogue published,
    Func<PlanMap, TileId, TileForm, CancellationToken, ValueTask<Tile>> getTile,
    StyleShelf styles,
    ServerOptions options,
    PublicAddress publicAddress)
{
    public const string Prefix = "/tiles/";

    static readonly PathString Root = new(Prefix[..^1]);

    readonly TileResponse _response = new(options);

    public static bool Serves(HttpRequest request) => request.Path.StartsWithSegments(Root);

    public Task ServeAsync(HttpContext context)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
            return ProblemAnswer.WriteAsync(context, Problems.MethodNotAllowed);
        if (published.Current is not { } catalogue) return ProblemAnswer.WriteAsync(context, Problems.NotLoaded);
        var whole = context.Request.Path.Value.AsSpan();
        var path = whole[Math.Min(Prefix.Length, whole.Length)..]; // /tiles comes without its slash, too
        var kind = TileAddress.Parse(path, out var address);
        if (kind == TileAddressKind.Malformed) return ProblemAnswer.WriteAsync(context, Problems.MalformedAddress);
        if (!catalogue.TryFindMap(address.Plan, address.Map, out var map))
            return ProblemAnswer.WriteAsync(context, NotFound(catalogue, address));
        if (DimensionQuery.Choose(context.Request, catalogue, map, out var problem) is not { } chosen)
            return ProblemAnswer.WriteAsync(context, problem!); // there is one when there is no map
        map = chosen;
        if (kind == TileAddressKind.TileJson) return WriteTileJsonAsync(context, catalogue, map);
        var deepest = address.Form.IsPicture ? TileId.DeepestZoom : map.MaxZoom;
        if (kind == TileAddressKind.OutsideGrid || address.Tile.Zoom < map.MinZoom || address.Tile.Zoom > deepest)
            return ProblemAnswer.WriteAsync(context, Problems.OutsideGrid);

        var tile = getTile(map, address.Tile, address.Form, context.RequestAborted);
        return tile.IsCompletedSuccessfully
            ? _response.WriteAsync(context, map, tile.Result)
            : AwaitAndWriteAsync(context, map, tile);
    }

    async Task AwaitAndWriteAsync(HttpContext context, PlanMap map, ValueTask<Tile> tile) =>
        await _response.WriteAsync(context, map, await tile);

    Task WriteTileJsonAsync(HttpContext context, MapCatalogue catalogue, PlanMap map)
    {
        var version = catalogue.TryFindPlan(map.PlanId, out var plan) ? plan.Facts.DataVersion : 0;
        var styled = styles.Of(map);
        var document = TileJsonDocument.Describe(map, publicAddress.Of(context.Request), version, styled.RasterAttributions, styled.RasterBounds);
        return new JsonAnswer<TileJson>(document, ServerJson.Readable.TileJson).ExecuteAsync(context);
    }

    static ProblemDocument NotFound(MapCatalogue catalogue, in TileAddress address) =>
        catalogue.TryFindPlan(address.Plan, out var plan)
            ? Problems.UnknownMap(address.Map.ToString(), plan)
            : Problems.UnknownPlan(address.Plan.ToString(), catalogue);
}
