using System.Text.Json.Nodes;
using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Rendering.Painting;
using EcoTiles.Server.Tiles;

namespace EcoTiles.Server.Styles;

/// <summary>Makes the style that browsers load: what was authored, with the addresses of this service in it.</summary>
static class BrowserStyle
{
    const string PlanSource = "plan";

    /// <param name="address">The address of the service, without a slash at its end.</param>
    public static JsonObject Of(StyledMap map, string address, bool hasSprites)
    {
        var style = (JsonObject)map.Style.Json.DeepClone();
        style["name"] = map.Map.Title;
        // Browsers complain about layers that the source does not have.
        if (style["layers"] is JsonArray layers)
        {
            layers.RemoveAll(layer => !map.Draws((string)layer!["id"]!));
            PlainExpressions.Rewrite(layers);
        }
        if (style["sources"]?[PlanSource] is JsonObject source)
        {
            source.Remove("tiles");
            source["url"] = $"{address}{TileJsonDocument.DocumentPath(map.Map)}";
            if (map.Map.Attribution is { } attribution) source["attribution"] = attribution;
        }
        foreach (var each in style["sources"] is JsonObject sources ? sources.ToList() : [])
        {
            if (each.Value is JsonObject raster && (string?)raster["type"] is "raster" or "raster-dem") DescribeRaster(map, address, each.Key, raster);
        }
        if (hasSprites) style["sprite"] = $"{address}{SpriteEndpoint.Prefix}{SpriteEndpoint.Name}";
        else style.Remove("sprite");
        style["glyphs"] = $"{address}{GlyphEndpoint.Prefix}{{fontstack}}/{{range}}.pbf";
        if (Middle(map.Map) is { } middle)
        {
            style["center"] = new JsonArray(middle.Longitude, middle.Latitude);
            style["zoom"] = middle.Zoom;
        }
        return style;
    }

    /// <summary>A source that the plan has no raster for goes, and no layer is left that shows it.</summary>
    static void DescribeRaster(StyledMap map, string address, string id, JsonObject source)
    {
        if (map.Describe(id) is not { } raster)
        {
            ((JsonObject)source.Parent!).Remove(id); // every source is in the list of sources
            return;
        }
        source.Remove("url");
        source["tiles"] = new JsonArray($"{address}{RasterEndpoint.PathOf(map.Map.PlanId, raster)}");
        source["tileSize"] ??= raster.TilePixels;
        source["minzoom"] = raster.MinZoom;
        source["maxzoom"] = raster.MaxZoom;
        var bounds = raster.Source.Facts.Bounds;
        source["bounds"] = new JsonArray(bounds.MinX, bounds.MinY, bounds.MaxX, bounds.MaxY);
        if (raster.Source.Facts.Attribution is { } attribution) source["attribution"] = attribution;
        if (raster.IsHeights) source["encoding"] = RasterEndpoint.EncodingOf(raster);
    }

    static (double Longitude, double Latitude, int Zoom)? Middle(PlanMap map) => map.View.IsEmpty
        ? null
        : (Math.Round((map.View.MinX + map.View.MaxX) / 2, 6), Math.Round((map.View.MinY + map.View.MaxY) / 2, 6),
            TileJsonDocument.FittingZoom(map.View));
}
