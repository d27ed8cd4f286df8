using System.Text.Json.Nodes;
using EcoTiles.Geometry.Grids;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;

namespace EcoTiles.Server.Description;

/// <summary>
/// Describes the addresses under <c>/tiles/</c> to OpenAPI. They are one catch-all route that is taken apart by hand, so
/// the framework cannot see them.
/// </summary>
static class TileDescription
{
    const string VectorTile = "application/vnd.mapbox-vector-tile";
    const string ProblemType = "application/problem+json";

    public static Task Transform(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "EcoTiles",
            Version = "v1",
            Description = "国土空间生态修复规划图件瓦片服务。Map tiles of territorial ecological restoration plans.",
        };
        if (context.ApplicationServices.GetRequiredService<ServerOptions>().PublicUrl is { Length: > 0 } url)
            document.Servers = [new OpenApiServer { Url = url.TrimEnd('/') }];
        DescribeReading(document);
        document.Tags ??= new HashSet<OpenApiTag>();
        document.Tags.Add(new OpenApiTag { Name = "tiles", Description = "矢量瓦片与 TileJSON · Vector tiles and their description" });
        Add(document, "/tiles/{plan}/{map}/{z}/{x}/{y}.mvt", Tile("getTile", withGroup: false));
        Add(document, "/tiles/{plan}/{group}/{map}/{z}/{x}/{y}.mvt", Tile("getTileOfGroup", withGroup: true));
        foreach (var set in InDegrees)
        {
            Add(document, $"/tiles/{{plan}}/{{map}}/{set.Id}/{{z}}/{{x}}/{{y}}.mvt", OfSet(Tile($"getTileOf{set.Id}", withGroup: false), set));
            Add(document, $"/tiles/{{plan}}/{{group}}/{{map}}/{set.Id}/{{z}}/{{x}}/{{y}}.mvt", OfSet(Tile($"getTileOfGroupOf{set.Id}", withGroup: true), set));
        }
        Add(document, "/tiles/{plan}/{map}.json", TileJson("getTileJson", withGroup: false));
        Add(document, "/tiles/{plan}/{group}/{map}.json", TileJson("getTileJsonOfGroup", withGroup: true));
        foreach (var (path, operation) in PictureDescription.Operations()) Add(document, path, operation);
        return Task.CompletedTask;
    }

    /// <summary>HEAD answers like GET: to list it too would give two operations one id. Plans get an example.</summary>
    static void DescribeReading(OpenApiDocument document)
    {
        foreach (var path in document.Paths.Values) path.Operations?.Remove(HttpMethod.Head);
        var parameters = document.Paths.Values
            .SelectMany(IEnumerable<OpenApiOperation> (path) => path.Operations is null ? [] : path.Operations.Values)
            .SelectMany(IEnumerable<IOpenApiParameter> (operation) => operation.Parameters ?? []);
        foreach (var plan in parameters.OfType<OpenApiParameter>().Where(parameter => parameter.Name == "plan"))
        {
            plan.Description ??= "规划 Plan id, as /plans lists it";
            plan.Example ??= JsonValue.Create("xiping");
        }
    }

    static void Add(OpenApiDocument document, string path, OpenApiOperation operation)
    {
        operation.Tags = new HashSet<OpenApiTagReference> { new("tiles", document) };
        document.Paths[path] = new OpenApiPathItem
        {
            Operations = new Dictionary<HttpMethod, OpenApiOperation> { [HttpMethod.Get] = operation },
        };
    }

    static OpenApiOperation Tile(string id, bool withGroup) => new()
    {
        OperationId = id,
        Summary = "矢量瓦片 · One vector tile",
        Description = "The extension may be .mvt, .pbf or left out. Tiles are gzip-compressed; a client that does not accept gzip gets plain bytes.",
        Parameters =
        [
            .. MapParameters(withGroup),
            Number("z", "级别 Zoom, 0 to 22 and within the map's range", 9),
            Number("x", "列号 Column, 0 to 2^z - 1, from the west", 418),
            Number("y", "行号 Row, 0 to 2^z - 1, from the north", 205),
            Known(),
        ],
        Responses = new OpenApiResponses
        {
            ["200"] = Response("The tile", VectorTile, new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" }),
            ["204"] = new OpenApiResponse { Description = "空瓦片 · Nothing lies in this tile" },
            ["304"] = new OpenApiResponse { Description = "未变化 · The client has this tile" },
            ["400"] = Problem("瓦片地址格式不正确 · Not a tile address"),
            ["404"] = Problem("没有此规划、图件或瓦片 · No such plan, map or tile"),
            ["503"] = Problem("数据暂不可用 · Not loaded or not available now"),
        },
    };

    /// <summary>The sets beside the one whose name is left out.</summary>
    internal static IEnumerable<TileMatrixSet> InDegrees => TileMatrixSet.All.Where(set => set.Grid == PlaneGrid.Degrees);

    /// <summary>The same tile of a tile matrix set in degrees.</summary>
    internal static OpenApiOperation OfSet(OpenApiOperation tile, TileMatrixSet set)
    {
        const int Zoom = 10, Column = 836, Row = 160;
        tile.Summary += $"，经纬度网格 {set.Id} · in degrees";
        tile.Description += " Level 10 of CGCS2000Quad, which is numbered as Tianditu's c, is level 9 of WorldCRS84Quad and has 1.40625 / 2^10 degrees a pixel.";
        tile.Parameters =
        [
            .. tile.Parameters!.Where(parameter => parameter.Name is not ("z" or "x" or "y")), // tiles have parameters
            Number("z", $"级别 Level, from {set.FirstLevel}", Zoom - set.ZoomsAhead), Number("x", "列号 Column, from the west", Column), Number("y", "行号 Row, from the north", Row),
        ];
        return tile;
    }

    static OpenApiOperation TileJson(string id, bool withGroup) => new()
    {
        OperationId = id,
        Summary = "TileJSON 3.0 · Layers, columns, bounds and zooms of a map",
        Parameters = MapParameters(withGroup),
        Responses = new OpenApiResponses
        {
            ["200"] = Response("TileJSON 3.0.0", "application/json", new OpenApiSchema { Type = JsonSchemaType.Object }),
            ["404"] = Problem("没有此规划或图件 · No such plan or map"),
            ["503"] = Problem("数据尚未就绪 · Not loaded yet"),
        },
    };

    internal static List<IOpenApiParameter> MapParameters(bool withGroup)
    {
        var plan = Text("plan", "规划 Plan id, as /plans lists it", "xiping");
        return withGroup
            ? [plan, Text("group", "图组 Group of the map: base, evaluation or outcome", "outcome"), Text("map", "图件 Name within the group", "layout"), .. Dimensions()]
            : [plan, Text("map", "图件 Map id with a dash (outcome-layout), a layer (zone) or layers joined by commas (zone,key_area)", "zone,key_area"), .. Dimensions()];
    }

    internal static OpenApiParameter Text(string name, string description, string example) => new()
    {
        Name = name,
        In = ParameterLocation.Path,
        Required = true,
        Description = description,
        Example = JsonValue.Create(example),
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    /// <summary>A key of the query.</summary>
    internal static OpenApiParameter Choice(string name, string description, string[]? values) => new()
    {
        Name = name,
        In = ParameterLocation.Query,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String, Enum = values is null ? null : [.. values.Select(value => (JsonNode)JsonValue.Create(value))] },
    };

    /// <summary>What maps can be narrowed by; which values a map has stands in its TileJSON.</summary>
    static IEnumerable<IOpenApiParameter> Dimensions() =>
    [
        Choice("stage", "规划分期 Stage of the plan: near, mid, long, mid-long; several with commas", null),
        Choice("scheme", "分区体系 Scheme of zones: restoration, consolidation", null),
        Choice("level", "级别 Level of zones or watersheds", null),
        Choice("ecosystem", "生态系统 Ecosystem of an evaluation", null),
    ];

    internal static OpenApiParameter Number(string name, string description, int example) => new()
    {
        Name = name,
        In = ParameterLocation.Path,
        Required = true,
        Description = description,
        Example = JsonValue.Create(example),
        Schema = new OpenApiSchema { Type = JsonSchemaType.Integer, Minimum = "0" },
    };

    static OpenApiParameter Known() => new()
    {
        Name = "If-None-Match",
        In = ParameterLocation.Header,
        Description = "The entity tags that the client has",
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    internal static OpenApiResponse Problem(string description) =>
        Response(description, ProblemType, new OpenApiSchema { Type = JsonSchemaType.Object });

    internal static OpenApiResponse Response(string description, string mediaType, OpenApiSchema schema) => new()
    {
        Description = description,
        Content = new Dictionary<string, OpenApiMediaType> { [mediaType] = new OpenApiMediaType { Schema = schema } },
    };
}
