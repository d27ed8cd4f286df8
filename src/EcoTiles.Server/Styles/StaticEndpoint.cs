using EcoTiles.Catalogue;
using EcoTiles.Rendering;
using EcoTiles.Rendering.Painting;
using EcoTiles.Server.Edge;
using EcoTiles.Server.Tiles;
using Microsoft.AspNetCore.Http;

namespace EcoTiles.Server.Styles;

/// <summary>Paints one picture of a map.</summary>
public delegate Task<Tile> PaintPicture(PlanMap map, PictureFrame frame, TileForm form, CancellationToken cancellationToken);

/// <summary>Answers <c>/static/…</c>: a picture of a part of a map in one piece.</summary>
public sealed class StaticEndpoint(PublishedCatalogue published, PaintPicture paint, ServerOptions options)
{
    public const string Prefix = "/static/";

    readonly TileResponse _response = new(options);

    /// <param name="map">The map.</param>
    /// <param name="picture">Place, size and form: <c>auto/800x600.png</c>.</param>
    public static string PathOf(PlanMap map, string picture) => $"{Prefix}{TileJsonDocument.PathOf(map)}/{picture}{map.Query}";

    public async Task ServeAsync(HttpContext context)
    {
        if (Problem(context, out var map, out var address) is { } problem)
        {
            await ProblemAnswer.WriteAsync(context, problem);
            return;
        }
        var picture = await paint(map!, address!.FrameFor(map!.View), address.Form, context.RequestAborted); // both are known without a problem
        await _response.WriteAsync(context, map, picture);
    }

    ProblemDocument? Problem(HttpContext context, out PlanMap? map, out StaticAddress? address)
    {
        (map, address) = (null, null);
        if (published.Current is not { } catalogue) return Problems.NotLoaded;
        address = StaticAddress.Parse((context.Request.Path.Value ?? "")[Prefix.Length..]);
        if (address is null) return Problems.MalformedStaticAddress;
        if (!address.IsWithinLimits) return Problems.PictureTooLarge;
        if (!catalogue.TryFindPlan(address.Plan, out var plan)) return Problems.UnknownPlan(address.Plan, catalogue);
        if (!catalogue.TryFindMap(address.Plan, address.Map, out map)) return Problems.UnknownMap(address.Map, plan);
        map = DimensionQuery.Choose(context.Request, catalogue, map, out var problem);
        return problem;
    }
}
