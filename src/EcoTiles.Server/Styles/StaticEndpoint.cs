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
        if (Find(context, out var problem) is not { } found)
        {
            await ProblemAnswer.WriteAsync(context, problem!); // there is one when nothing is found
            return;
        }
        var (map, address, frame) = found;
        var picture = await paint(map, frame, address.Form, context.RequestAborted);
        var (system, box) = StaticFrame.Describe(address, frame);
        context.Response.Headers["X-EcoTiles-Crs"] = system;
        context.Response.Headers["X-EcoTiles-Bbox"] = box;
        await _response.WriteAsync(context, map, picture);
    }

    (PlanMap Map, StaticAddress Address, PictureFrame Frame)? Find(HttpContext context, out ProblemDocument? problem)
    {
        problem = Problems.NotLoaded;
        if (published.Current is not { } catalogue) return null;
        if (StaticAddress.Parse((context.Request.Path.Value ?? "")[Prefix.Length..], context.Request.Query, out problem) is not { } address) return null;
        if (!catalogue.TryFindPlan(address.Plan, out var plan)) problem = Problems.UnknownPlan(address.Plan, catalogue);
        else if (!catalogue.TryFindMap(address.Plan, address.Map, out var map)) problem = Problems.UnknownMap(address.Map, plan);
        else if (DimensionQuery.Choose(context.Request, catalogue, map, out problem) is { } chosen
            && StaticFrame.Of(address, chosen.View, out problem) is { } frame) return (chosen, address, frame);
        return null;
    }
}
