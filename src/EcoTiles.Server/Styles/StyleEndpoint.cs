using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using EcoTiles.Catalogue;
using EcoTiles.Rendering.Painting;
using EcoTiles.Server.Edge;
using EcoTiles.Server.Tiles;
using Microsoft.AspNetCore.Http;

namespace EcoTiles.Server.Styles;

/// <summary>Answers <c>/styles/{plan}/{map}/style.json</c>: the style of a map as browsers and GIS programs load it.</summary>
public sealed class StyleEndpoint(PublishedCatalogue published, StyleShelf styles, PublicAddress publicAddress)
{
    public const string Prefix = "/styles/";

    const string Document = "style.json";

    static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static string PathOf(PlanMap map) => $"{Prefix}{TileJsonDocument.PathOf(map)}/{Document}{map.Query}";

    public Task ServeAsync(HttpContext context)
    {
        if (published.Current is not { } catalogue) return ProblemAnswer.WriteAsync(context, Problems.NotLoaded);
        var segments = (context.Request.Path.Value ?? "")[Prefix.Length..].Split('/');
        if (segments.Length is not (3 or 4) || segments[^1] != Document) return ProblemAnswer.WriteAsync(context, Problems.NotFound);
        if (!catalogue.TryFindPlan(segments[0], out var plan))
            return ProblemAnswer.WriteAsync(context, Problems.UnknownPlan(segments[0], catalogue));
        var id = string.Join('/', segments[1..^1]);
        if (!catalogue.TryFindMap(segments[0], id, out var map)) return ProblemAnswer.WriteAsync(context, Problems.UnknownMap(id, plan));
        if (DimensionQuery.Choose(context.Request, catalogue, map, out var problem) is not { } chosen)
            return ProblemAnswer.WriteAsync(context, problem!); // there is one when there is no map
        var style = BrowserStyle.Of(styles.Of(chosen), publicAddress.Of(context.Request), styles.Sprites.Names.Count > 0);
        return BytesAnswer.WriteAsync(
            context, Encoding.UTF8.GetBytes(style.ToJsonString(Readable)), "application/json; charset=utf-8", "public, max-age=10, stale-while-revalidate=60");
    }
}
