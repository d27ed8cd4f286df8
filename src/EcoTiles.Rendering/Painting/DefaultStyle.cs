using System.Text.Json.Nodes;
using EcoTiles.Catalogue;
using EcoTiles.Catalogue.Styles;
using EcoTiles.Catalogue.Styles.Folder;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Rendering.Painting;

/// <summary>A style for maps that nobody wrote one for: single layers, and tables of other people.</summary>
static class DefaultStyle
{
    static readonly string[] Fills = ["#CFE3C1", "#F3E2B8", "#C7DDEB", "#EBCFD6", "#DAD3EA", "#F2D5BF", "#C9E6DD", "#E6E3B5"];
    static readonly string[] Inks = ["#4F8A3A", "#B58A2B", "#2F77A8", "#A84A62", "#6A559F", "#B0672F", "#2F8A76", "#85802A"];
    static readonly string[] NameColumns = ["name", "名称", "NAME", "Name", "title"];

    /// <summary>As Chinese surveys name columns: XZQMC, DLMC, 项目名称.</summary>
    static readonly string[] NameEndings = ["MC", "名称"];

    public static MapStyle For(PlanMap map)
    {
        if (map.Raster is { } raster) return OfRaster(raster);
        var layers = new JsonArray { Layer("paper", "background", null, null, new JsonObject { ["background-color"] = "#FBFAF5" }) };
        foreach (var layer in map.Layers) AddShapes(layers, layer);
        foreach (var layer in map.Layers) AddNames(layers, layer);
        var json = new JsonObject
        {
            ["version"] = 8,
            ["name"] = map.Title,
            ["sources"] = new JsonObject { ["plan"] = new JsonObject { ["type"] = "vector", ["url"] = "ecotiles://plan" } },
            ["glyphs"] = "ecotiles://fonts/{fontstack}/{range}.pbf",
            ["layers"] = layers,
        };
        return Read(json);
    }

    /// <summary>Nothing but the raster, and nothing under it.</summary>
    static MapStyle OfRaster(string name) => Read(new JsonObject
    {
        ["version"] = 8,
        ["sources"] = new JsonObject
        {
            ["raster"] = new JsonObject { ["type"] = "raster", ["url"] = RasterAddress.Prefix + name },
        },
        ["layers"] = new JsonArray { new JsonObject { ["id"] = "raster", ["type"] = "raster", ["source"] = "raster" } },
    });

    static MapStyle Read(JsonObject json)
    {
        var text = System.Text.Encoding.UTF8.GetBytes(json.ToJsonString());
        return new MapStyle("", StyleFile.Read("default", text), json, "default");
    }

    static void AddShapes(JsonArray layers, MapLayer layer)
    {
        var (fill, ink) = (Fills[NumberOf(layer)], Inks[NumberOf(layer)]);
        if (layer.Content != LayerContent.Shapes) return;
        Add(ShapeKind.Polygon, "fill", "fill", null, new JsonObject { ["fill-color"] = fill, ["fill-opacity"] = 0.75 });
        Add(ShapeKind.Polygon, "edge", "line", null, new JsonObject { ["line-color"] = ink, ["line-width"] = 0.8 });
        Add(ShapeKind.Line, "line", "line", new JsonObject { ["line-join"] = "round", ["line-cap"] = "round" },
            new JsonObject { ["line-color"] = ink, ["line-width"] = 1.6 });
        Add(ShapeKind.Point, "point", "circle", null, new JsonObject
        {
            ["circle-color"] = ink, ["circle-radius"] = 4, ["circle-stroke-color"] = "#FFFFFF", ["circle-stroke-width"] = 1.2,
        });

        // A layer without a kind of its own may have features of each.
        void Add(ShapeKind kind, string suffix, string type, JsonObject? layout, JsonObject paint)
        {
            if (layer.Kind != ShapeKind.None && layer.Kind != kind) return;
            var made = Layer($"{layer.Name}-{suffix}", type, layer.Name, layout, paint);
            if (layer.Kind == ShapeKind.None) made["filter"] = new JsonArray("==", new JsonArray("geometry-type"), WordOf(kind));
            layers.Add(made);
        }
    }

    static string WordOf(ShapeKind kind) => kind == ShapeKind.Line ? "LineString" : kind.ToString();

    /// <summary>Polygons are named where they have a layer of label points; several columns may hold names, the first is taken.</summary>
    static void AddNames(JsonArray layers, MapLayer layer)
    {
        var texts = layer.Columns.Where(column => column.Type == AttributeType.Text).Select(column => column.Name).ToList();
        var column = NameColumns.FirstOrDefault(texts.Contains)
            ?? texts.Find(name => NameEndings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)));
        if (column is null) return;
        var isOfAnyKind = layer.Kind == ShapeKind.None && layer.Content == LayerContent.Shapes;
        var hasDiscs = isOfAnyKind || (layer.Kind == ShapeKind.Point && layer.Content == LayerContent.Shapes);
        if (isOfAnyKind || !hasDiscs)
        {
            var names = Names(layer, "name", column);
            if (layer.Kind == ShapeKind.Line) names["layout"]!["symbol-placement"] = "line"; // every layer of names has a layout
            if (isOfAnyKind) names["filter"] = new JsonArray("!=", new JsonArray("geometry-type"), "Point");
            layers.Add(names);
        }
        if (!hasDiscs) return;
        var beside = Names(layer, "point-name", column);
        beside["layout"]!["text-variable-anchor"] = new JsonArray("top", "bottom", "left", "right");
        beside["layout"]!["text-radial-offset"] = 0.6;
        if (isOfAnyKind) beside["filter"] = new JsonArray("==", new JsonArray("geometry-type"), "Point");
        layers.Add(beside);
    }

    static JsonObject Names(MapLayer layer, string suffix, string column) => Layer(
        $"{layer.Name}-{suffix}", "symbol", layer.Name,
        new JsonObject
        {
            ["text-field"] = new JsonArray("get", column), ["text-size"] = 12,
            ["text-font"] = new JsonArray("Noto Sans SC Regular", "Noto Sans Arabic Regular"),
        },
        new JsonObject { ["text-color"] = "#333333", ["text-halo-color"] = "rgba(255,255,255,0.9)", ["text-halo-width"] = 1.2 });

    static JsonObject Layer(string id, string type, string? from, JsonObject? layout, JsonObject paint)
    {
        var layer = new JsonObject { ["id"] = id, ["type"] = type };
        if (from is not null) (layer["source"], layer["source-layer"]) = ("plan", from);
        if (layout is not null) layer["layout"] = layout;
        layer["paint"] = paint;
        return layer;
    }

    /// <summary>The same colour for a layer wherever it shows.</summary>
    static int NumberOf(MapLayer layer) => layer.Dataset.Table.Aggregate(7, (sum, letter) => (sum * 31 + letter) & 0xFFFF) % Fills.Length;
}
