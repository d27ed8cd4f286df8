using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using EcoTiles.Catalogue;
using EcoTiles.Rendering.Painting;
using EcoTiles.Rendering.Styles;
using EcoTiles.Server.Edge;
using EcoTiles.Server.Tiles;
using Microsoft.AspNetCore.Http;

namespace EcoTiles.Server.Styles;

/// <summary>Answers <c>/styles/{plan}/{map}/style.json</c>: the style of a map as browsers and GIS programs load it.</summary>
public sealed class StyleEndpoint(PublishedCatalogue published, StyleShelf styles, ListedStyle listed, PublicAddress publicAddress)
{
    public const string Prefix = "/styles/";

    /// <summary>The program that a style is for, when it cannot read every expression.</summary>
    public const string Program = "for", Qgis = "qgis";

    const string Document = "style.json";

    static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    public static string PathOf(PlanMap map) => $"{Prefix}{TileJsonDocument.PathOf(map)}/{Document}{map.Query}";

    public async Task ServeAsync(HttpContext context)
    {
        if (Find(context.Request, out var problem) is not { } map)
        {
            await ProblemAnswer.WriteAsync(context, problem!); // there is one when there is no map
            return;
        }
        var styled = styles.Of(map);
        var style = BrowserStyle.Of(styled, publicAddress.Of(context.Request), styles.Sprites.Names.Count > 0);
        context.Response.Headers.Vary = "User-Agent";
        if (IsForQgis(context.Request) && style["layers"] is JsonArray layers) await listed.RewriteAsync(styled, layers, context.RequestAborted);
        await BytesAnswer.WriteAsync(
            context, Encoding.UTF8.GetBytes(style.ToJsonString(Readable)), "application/json; charset=utf-8", "public, max-age=10, stale-while-revalidate=60");
    }

    PlanMap? Find(HttpRequest request, out ProblemDocument? problem)
    {
        problem = Problems.NotLoaded;
        if (published.Current is not { } catalogue) return null;
        var segments = (request.Path.Value ?? "")[Prefix.Length..].Split('/');
        if (segments.Length is not (3 or 4) || segments[^1] != Document)
        {
            problem = Problems.NotFound;
            return null;
        }
        var id = string.Join('/', segments[1..^1]);
        if (!catalogue.TryFindPlan(segments[0], out var plan)) problem = Problems.UnknownPlan(segments[0], catalogue);
        else if (!catalogue.TryFindMap(segments[0], id, out var map)) problem = Problems.UnknownMap(id, plan);
        else return DimensionQuery.Choose(request, catalogue, map, out problem);
        return null;
    }

    /// <summary>QGIS says who it is, and takes the address of a style as it is.</summary>
    static bool IsForQgis(HttpRequest request) =>
        request.Query[Program].ToString() is { Length: > 0 } program
            ? program.Equals(Qgis, StringComparison.OrdinalIgnoreCase)
            : request.Headers.UserAgent.ToString().Contains("QGIS/", StringComparison.Ordinal);
}
