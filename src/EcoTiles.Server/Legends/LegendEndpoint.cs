using System.Text.Json;
using EcoTiles.Catalogue;
using EcoTiles.Rendering.Legends;
using EcoTiles.Server.Edge;
using EcoTiles.Server.Styles;
using EcoTiles.Server.Tiles;
using Microsoft.AspNetCore.Http;

namespace EcoTiles.Server.Legends;

/// <summary>Answers <c>/legends/{plan}/{map}.png</c> and <c>.json</c>.</summary>
public sealed class LegendEndpoint(PublishedCatalogue published, LegendService legends)
{
    public const string Prefix = "/legends/";

    const string CacheControl = "public, max-age=10, stale-while-revalidate=60";

    /// <param name="map">The map.</param>
    /// <param name="ending">png or json.</param>
    public static string PathOf(PlanMap map, string ending) => $"{Prefix}{TileJsonDocument.PathOf(map)}.{ending}{map.Query}";

    public async Task ServeAsync(HttpContext context)
    {
        if (published.Current is not { } catalogue)
        {
            await ProblemAnswer.WriteAsync(context, Problems.NotLoaded);
            return;
        }
        if (Find(context, catalogue, out var problem) is not { } found)
        {
            await ProblemAnswer.WriteAsync(context, problem!); // there is one when nothing is found
            return;
        }
        var (map, plan, address) = found;
        var request = address.RequestOf(map);
        if (address.IsPicture)
        {
            var picture = await legends.PictureAsync(map, plan.Facts, request, catalogue.Words, address.Scale, address.IsEnglish, context.RequestAborted);
            await (picture is null ? ProblemAnswer.WriteAsync(context, Problems.LegendTooLarge) : BytesAnswer.WriteAsync(context, picture, "image/png", CacheControl));
            return;
        }
        var (legend, swatches) = await legends.EntriesAsync(map, plan.Facts, request, catalogue.Words, address.Scale, context.RequestAborted);
        var body = JsonSerializer.SerializeToUtf8Bytes(LegendDocument.Of(map, request, legend, swatches), ServerJson.Readable.LegendDocument);
        await BytesAnswer.WriteAsync(context, body, "application/json; charset=utf-8", CacheControl);
    }

    static (PlanMap Map, Plan Plan, LegendAddress Address)? Find(HttpContext context, MapCatalogue catalogue, out ProblemDocument? problem)
    {
        if (LegendAddress.Parse((context.Request.Path.Value ?? "")[Prefix.Length..], context.Request.Query, out problem) is not { } address) return null;
        if (!catalogue.TryFindPlan(address.Plan, out var plan)) problem = Problems.UnknownPlan(address.Plan, catalogue);
        else if (!catalogue.TryFindMap(address.Plan, address.Map, out var map)) problem = Problems.UnknownMap(address.Map, plan);
        else if (DimensionQuery.Choose(context.Request, catalogue, map, out problem) is { } chosen) return (chosen, plan, address);
        return null;
    }
}
