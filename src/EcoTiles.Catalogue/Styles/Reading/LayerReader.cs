using System.Text.Json;
using EcoTiles.Catalogue.Authoring;
using EcoTiles.Catalogue.Styles.Expressions;
using EcoTiles.Catalogue.Styles.Values;

namespace EcoTiles.Catalogue.Styles.Reading;

/// <summary>Reads one layer of a style: what all layers have here, paint and layout in <see cref="LayerProperties"/>.</summary>
sealed class LayerReader(
    IReadOnlyDictionary<string, StyleSource> sources, IEnumerable<string> sourceNames, IReadOnlyDictionary<string, StyleValue> state, ProblemList problems)
{
    static readonly string[] Types = ["background", "fill", "line", "symbol", "circle", "raster", "hillshade", "color-relief"];
    static readonly string[] TypesElsewhere = ["heatmap", "fill-extrusion"];

    readonly Dictionary<string, string> _places = new(StringComparer.Ordinal);

    public StyleLayer? Read(JsonElement json, string path)
    {
        if (StyleObjectReader.From(json, path, problems) is not { } entry) return null;
        var id = entry.RequiredText("id") ?? path;
        if (!_places.TryAdd(id, path))
            problems.Add(entry.PathOf("id"), $"图层 id“{id}”重复，已用于 {_places[id]}。", $"The layer id \"{id}\" occurs twice; {_places[id]} has it.");
        if (ReadType(entry) is not { } type) return null;
        var needs = new StyleNeeds();
        var scope = new ExpressionScope(problems, needs, state);
        var filter = entry.Any("filter") is { } given ? new FilterReader(scope).Read(given, entry.PathOf("filter")) : null;
        var paint = new PropertyGroup(id, entry.Any("paint"), entry.PathOf("paint"), scope with { HasFeatureState = true });
        var layout = new PropertyGroup(id, entry.Any("layout"), entry.PathOf("layout"), scope);
        var isVisible = layout.IsVisible();
        var read = LayerProperties.Read(type, id, paint, layout);
        paint.Close();
        layout.Close();
        var source = type == "background" ? null : ReadSource(entry, type, read);
        var layer = read with
        {
            Source = source,
            SourceLayer = entry.Text("source-layer"),
            MinZoom = entry.Zoom("minzoom") ?? 0,
            MaxZoom = entry.Zoom("maxzoom") ?? 24,
            IsVisible = isVisible,
            Filter = new StyleFilter(id, filter),
            Needs = needs,
            Metadata = entry.Any("metadata")?.Clone(),
        };
        if (source is { Kind: SourceKind.Vector } && layer.SourceLayer is null) problems.Missing(path, "source-layer");
        entry.Close();
        return layer;
    }

    string? ReadType(StyleObjectReader entry)
    {
        if (entry.RequiredText("type") is not { } type || Types.Contains(type)) return entry.Text("type");
        if (TypesElsewhere.Contains(type))
        {
            problems.Add(entry.PathOf("type"), $"服务器不绘制 {type} 图层，请删除或改用其他类型。",
                $"Layers of type \"{type}\" are not drawn by the server; take it out, or use another type.");
        }
        else problems.Unknown(entry.PathOf("type"), "图层类型", "type of layer", type, Types);
        return null;
    }

    StyleSource? ReadSource(StyleObjectReader entry, string type, StyleLayer layer)
    {
        if (entry.RequiredText("source") is not { } name) return null;
        var path = entry.PathOf("source");
        if (!sources.TryGetValue(name, out var source))
        {
            // A source that is there but wrong is one problem, not one more for every layer.
            if (!sourceNames.Contains(name)) problems.Unknown(path, "数据源", "source", name, sourceNames);
            return null;
        }
        SourceKind[] wanted = type switch
        {
            "raster" => [SourceKind.Raster],
            "hillshade" or "color-relief" => [SourceKind.RasterDem],
            _ => [SourceKind.Vector, SourceKind.Geojson],
        };
        if (!wanted.Contains(source.Kind))
        {
            var kinds = string.Join(" or ", wanted.Select(kind => $"\"{SourceReader.WordOf(kind)}\""));
            problems.Add(path, $"{type} 图层不能使用此类数据源。", $"A {type} layer takes a source of type {kinds}.");
        }
        if (layer is LineLayer { Gradient.IsSet: true })
            problems.Add(entry.PathOf("paint"), "服务不绘制 line-gradient，请改用 line-color。", "\"line-gradient\" is not drawn here; use \"line-color\".");
        return source;
    }
}
