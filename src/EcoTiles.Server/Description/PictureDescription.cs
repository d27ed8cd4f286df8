using EcoTiles.Server.Styles;
using Microsoft.OpenApi;

namespace EcoTiles.Server.Description;

/// <summary>Describes pictures and what belongs to styles to OpenAPI.</summary>
static class PictureDescription
{
    public static IEnumerable<(string Path, OpenApiOperation Operation)> Operations()
    {
        foreach (var withGroup in (bool[])[false, true])
        {
            var (map, suffix) = withGroup ? ("{group}/{map}", "OfGroup") : ("{map}", "");
            yield return ($"/tiles/{{plan}}/{map}/{{z}}/{{x}}/{{y}}.png", Tile($"getPicture{suffix}", withGroup));
            foreach (var set in TileDescription.InDegrees)
                yield return ($"/tiles/{{plan}}/{map}/{set.Id}/{{z}}/{{x}}/{{y}}.png", TileDescription.OfSet(Tile($"getPicture{suffix}Of{set.Id}", withGroup), set));
            yield return ($"/static/{{plan}}/{map}/{{place}}/{{size}}.png", Picture(
                $"getStatic{suffix}", "静态图 · A part of a map in one picture",
                "Place is lon,lat,zoom or west,south,east,north or auto. With crs it is in that system, easting or longitude first whatever the authority's order, and the picture is drawn in that system. A box of other proportions than the picture's stands in its middle; the headers X-EcoTiles-Crs and X-EcoTiles-Bbox tell what the picture shows. Size is width x height at 96 dpi; at most 4096 pixels each way and 8.4 million come out.",
                [
                    .. TileDescription.MapParameters(withGroup), TileDescription.Text("place", "位置 Where", "auto"),
                    TileDescription.Text("size", "宽x高 Width and height in pixels", "800x600"),
                    TileDescription.Choice("crs", "坐标系 Coordinate system: EPSG:4490, EPSG:4326, CRS:84, EPSG:3857, EPSG:4513 to 4554, EPSG:4491 to 4512, or a UTM zone; without it degrees are read and Web Mercator is drawn", null),
                    TileDescription.Choice("dpi", "分辨率 Dots an inch, 24 to 600: the same map larger, for print; 96 is the size in the address", null),
                    TileDescription.Choice("scale", "倍率 The same as a factor, 0.25 to 6.25", null),
                ]));
            yield return ($"/legends/{{plan}}/{map}.png", Picture(
                $"getLegendPicture{suffix}", "图例图片 · The legend of a map as a picture",
                "Classes that the part of the map shows, each drawn as the map draws it.",
                [.. TileDescription.MapParameters(withGroup), .. LegendParameters()]));
            yield return ($"/legends/{{plan}}/{map}.json", Document(
                $"getLegend{suffix}", "图例 · The legend of a map: sections, classes, counts, and each class's swatch",
                [.. TileDescription.MapParameters(withGroup), .. LegendParameters()]));
            yield return ($"/styles/{{plan}}/{map}/style.json", Document(
                $"getStyle{suffix}", "图件样式 · The style of a map, MapLibre version 8",
                [.. TileDescription.MapParameters(withGroup), TileDescription.Choice(StyleEndpoint.Program, "程序 For QGIS, which knows few expressions: values of the data are listed; it is known by its User-Agent, too", [StyleEndpoint.Qgis])]));
        }
        yield return ("/sprites/eco.json", Document("getSprites", "符号索引 · Places on the sprite sheet eco.png; both also as eco@2x", []));
        yield return ("/rasters/{plan}/{raster}.json", Document(
            "getRaster", "栅格底图 · TileJSON of imagery, heights, or classes of relief that maps of the plan show", RasterParameters()));
        yield return ("/rasters/{plan}/{raster}/{z}/{x}/{y}.png", Picture(
            "getRasterTile", "栅格底图瓦片 · One tile of a raster", "Heights come in the Terrarium encoding; the extension is the one in its TileJSON.",
            [
                .. RasterParameters(), TileDescription.Number("z", "级别 Zoom", 10),
                TileDescription.Number("x", "列号 Column", 835), TileDescription.Number("y", "行号 Row", 411),
            ]));
        yield return ("/fonts/{stack}/{range}.pbf", new OpenApiOperation
        {
            OperationId = "getGlyphs",
            Summary = "字形 · Glyphs of 256 characters for browsers",
            Parameters =
            [
                TileDescription.Text("stack", "字体 Font names, joined by commas", "Noto Sans SC Regular"),
                TileDescription.Text("range", "字符范围 First and last character", "0-255"),
            ],
            Responses = new OpenApiResponses
            {
                ["200"] = TileDescription.Response("Glyphs", "application/x-protobuf", new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" }),
                ["404"] = TileDescription.Problem("没有此字体或范围 · No such font or range"),
            },
        });
    }

    static OpenApiOperation Tile(string id, bool withGroup) => Picture(
        id, "栅格瓦片 · One tile as a picture, 256 pixels wide",
        "The extension may be .png, .png8 (a palette of 256 colours), .webp, .lossless.webp or .jpg; @2x before it doubles the pixels.",
        [
            .. TileDescription.MapParameters(withGroup), TileDescription.Number("z", "级别 Zoom, 0 to 22", 10),
            TileDescription.Number("x", "列号 Column", 835), TileDescription.Number("y", "行号 Row", 411),
        ]);

    static List<IOpenApiParameter> RasterParameters() =>
        [TileDescription.MapParameters(withGroup: false)[0], TileDescription.Text("raster", "栅格名称 Name", "dem")];

    static IEnumerable<IOpenApiParameter> LegendParameters() =>
    [
        TileDescription.Choice("bbox", "范围 West, south, east, north: only classes that show there", null),
        TileDescription.Choice("zoom", "级别 The zoom that the map is looked at", null),
        TileDescription.Choice("scale", "倍率 Pixels for each 96th of an inch, 0.25 to 12", null),
        TileDescription.Choice("dpi", "分辨率 The same in dots an inch, 24 to 1152", null),
        TileDescription.Choice("lang", "语言 Language of the picture", ["zh", "en"]),
        TileDescription.Choice("classes", "类别 all lists classes outside bbox, too", ["shown", "all"]),
    ];

    static OpenApiOperation Picture(string id, string summary, string description, List<IOpenApiParameter> parameters) => new()
    {
        OperationId = id,
        Summary = summary,
        Description = description,
        Parameters = parameters,
        Responses = new OpenApiResponses
        {
            ["200"] = TileDescription.Response("The picture", "image/png", new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" }),
            ["304"] = new OpenApiResponse { Description = "未变化 · The client has this picture" },
            ["400"] = TileDescription.Problem("地址格式不正确或图片过大 · Not such an address, or too large a picture"),
            ["404"] = TileDescription.Problem("没有此规划、图件或瓦片 · No such plan, map or tile"),
            ["503"] = TileDescription.Problem("数据暂不可用 · Not loaded or not available now"),
        },
    };

    static OpenApiOperation Document(string id, string summary, List<IOpenApiParameter> parameters) => new()
    {
        OperationId = id,
        Summary = summary,
        Parameters = parameters,
        Responses = new OpenApiResponses
        {
            ["200"] = TileDescription.Response("The document", "application/json", new OpenApiSchema { Type = JsonSchemaType.Object }),
            ["404"] = TileDescription.Problem("没有此规划或图件 · No such plan or map"),
        },
    };
}
