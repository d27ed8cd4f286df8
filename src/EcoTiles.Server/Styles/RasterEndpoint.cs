using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using EcoTiles.Catalogue;
using EcoTiles.Geometry.Grids;
using EcoTiles.Rendering;
using EcoTiles.Rendering.Painting;
using EcoTiles.Rendering.Rasters;
using EcoTiles.Server.Edge;
using EcoTiles.Server.Tiles;
using Microsoft.AspNetCore.Http;

namespace EcoTiles.Server.Styles;

/// <summary>Gives one tile of a raster.</summary>
public delegate Task<Tile> GetRasterTile(Plan plan, RasterDescription raster, TileId tile, CancellationToken cancellationToken);

/// <summary>
/// Answers <c>/rasters/{plan}/{name}/{z}/{x}/{y}.png</c> and <c>/rasters/{plan}/{name}.json</c>: the imagery and heights under maps, as
/// far as the style of some map shows them. Addresses of other services are never taken from a request.
/// </summary>
public sealed class RasterEndpoint(
    PublishedCatalogue published, StyleShelf styles, GetRasterTile getTile, PublicAddress publicAddress, ServerOptions options)
{
    public const string Prefix = "/rasters/";

    const string Heights = "terrarium";

    readonly TileResponse _response = new(options);

    /// <summary>The address of a raster's tiles, with places for z, x and y.</summary>
    public static string PathOf(string plan, RasterDescription raster)
    {
        var extension = raster.IsPassedOn ? raster.Source.Facts.MediaType["image/".Length..].Replace("jpeg", "jpg", StringComparison.Ordinal) : "png";
        return $"{Prefix}{Uri.EscapeDataString(plan)}/{Uri.EscapeDataString(raster.Name)}/{{z}}/{{x}}/{{y}}.{extension}";
    }

    /// <summary>How colours stand for heights in the tiles that this service gives.</summary>
    public static string EncodingOf(RasterDescription raster) => raster.IsHeights ? Heights : "";

    public async Task ServeAsync(HttpContext context)
    {
        var segments = (context.Request.Path.Value ?? "")[Prefix.Length..].Split('/');
        if (published.Current is not { } catalogue)
        {
            await ProblemAnswer.WriteAsync(context, Problems.NotLoaded);
            return;
        }
        if (segments.Length is not (2 or 5))
        {
            await ProblemAnswer.WriteAsync(context, Problems.NotFound);
            return;
        }
        if (!catalogue.TryFindPlan(segments[0], out var plan))
        {
            await ProblemAnswer.WriteAsync(context, Problems.UnknownPlan(segments[0], catalogue));
            return;
        }
        var isDocument = segments.Length == 2;
        var name = isDocument && segments[1].EndsWith(".json", StringComparison.Ordinal) ? segments[1][..^".json".Length] : segments[1];
        if (styles.FindRaster(plan.Id, name) is not { } raster) await ProblemAnswer.WriteAsync(context, Problems.NoRaster);
        else if (isDocument) await WriteDocumentAsync(context, plan, raster);
        else await WriteTileAsync(context, plan, raster, segments);
    }

    async Task WriteTileAsync(HttpContext context, Plan plan, RasterDescription raster, string[] segments)
    {
        if (!TryTile(segments, out var tile) || !WebMercatorQuad.Instance.Contains(tile) || tile.Zoom < raster.MinZoom || tile.Zoom > raster.MaxZoom)
        {
            await ProblemAnswer.WriteAsync(context, Problems.OutsideGrid);
            return;
        }
        var made = raster.IsHeights && !Overlaps(raster, tile) ? Tile.Empty : await getTile(plan, raster, tile, context.RequestAborted);
        await _response.WriteAsync(context, plan.Facts.IsSample, made);
    }

    Task WriteDocumentAsync(HttpContext context, Plan plan, RasterDescription raster)
    {
        var facts = raster.Source.Facts;
        var document = new JsonObject
        {
            ["tilejson"] = "3.0.0",
            ["name"] = raster.Scale?.TitleZh ?? raster.Name,
            ["tiles"] = new JsonArray($"{publicAddress.Of(context.Request)}{PathOf(plan.Id, raster)}"),
            ["tileSize"] = raster.TilePixels,
            ["minzoom"] = raster.MinZoom,
            ["maxzoom"] = raster.MaxZoom,
            ["bounds"] = new JsonArray(facts.Bounds.MinX, facts.Bounds.MinY, facts.Bounds.MaxX, facts.Bounds.MaxY),
        };
        if (facts.Attribution is { } attribution) document["attribution"] = attribution;
        if (raster.IsHeights) document["encoding"] = Heights;
        if (raster.Scale is { } scale) document["classes"] = new JsonArray([.. scale.Classes.Select(each => ClassOf(each))]);
        return BytesAnswer.WriteAsync(context, Encoding.UTF8.GetBytes(document.ToJsonString(ServerJson.Readable.Options)), "application/json; charset=utf-8");
    }

    static JsonObject ClassOf(Catalogue.Relief.ReliefClass each) => new()
    {
        ["below"] = double.IsFinite(each.Below) ? each.Below : null,
        ["color"] = each.Color.ToString(),
        ["zh"] = each.TitleZh,
        ["en"] = each.TitleEn,
    };

    static bool TryTile(string[] segments, out TileId tile)
    {
        tile = default;
        var last = segments[4];
        var point = last.LastIndexOf('.');
        if (point >= 0 && last[point..] is not (".png" or ".jpg" or ".webp")) return false;
        Span<int> numbers = stackalloc int[3];
        for (var i = 0; i < 3; i++)
        {
            var digits = i == 2 && point >= 0 ? last.AsSpan(0, point) : segments[2 + i];
            if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i])) return false;
        }
        tile = new TileId(numbers[0], numbers[1], numbers[2]);
        return true;
    }

    static bool Overlaps(RasterDescription raster, TileId tile)
    {
        var steps = 1L << (32 - tile.Zoom);
        var (x, y) = (int.MinValue + tile.Column * steps, int.MinValue + tile.Row * steps);
        var box = new Geometry.Shapes.LatticeBox((int)x, (int)y, (int)(x + steps - 1), (int)(y + steps - 1));
        return raster.Source.Facts.Bounds.Intersects(WebMercatorQuad.Instance.ToLonLat(box));
    }
}
