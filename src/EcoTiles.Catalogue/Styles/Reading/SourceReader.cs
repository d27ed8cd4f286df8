using System.Text.Json;
using EcoTiles.Catalogue.Authoring;

namespace EcoTiles.Catalogue.Styles.Reading;

/// <summary>Reads the <c>sources</c> of a style.</summary>
static class SourceReader
{
    static readonly Dictionary<string, SourceKind> Kinds = new(StringComparer.Ordinal)
    {
        ["vector"] = SourceKind.Vector,
        ["raster"] = SourceKind.Raster,
        ["raster-dem"] = SourceKind.RasterDem,
        ["geojson"] = SourceKind.Geojson,
    };

    public static string WordOf(SourceKind kind) => Kinds.First(pair => pair.Value == kind).Key;

    public static IReadOnlyList<StyleSource> Read(StyleObjectReader sources)
    {
        var read = new List<StyleSource>();
        foreach (var id in sources.Keys)
        {
            if (sources.Object(id) is { } entry && ReadSource(id, entry, sources.Problems) is { } source) read.Add(source);
        }
        return read;
    }

    static StyleSource? ReadSource(string id, StyleObjectReader entry, ProblemList problems)
    {
        if (entry.RequiredText("type") is not { } type) return null;
        if (!Kinds.TryGetValue(type, out var kind))
        {
            problems.Unknown(entry.PathOf("type"), "数据源类型", "type of source", type, Kinds.Keys);
            return null;
        }
        var features = ReadFeatures(kind, entry, problems);
        entry.Numbers("bounds", 4);
        return new StyleSource(id, kind)
        {
            Url = entry.Text("url"),
            Tiles = entry.Texts("tiles"),
            MinZoom = entry.Number("minzoom") ?? 0,
            MaxZoom = entry.Number("maxzoom") ?? (kind == SourceKind.Geojson ? 18 : 22),
            TileSize = entry.Number("tileSize"),
            Encoding = kind == SourceKind.RasterDem ? entry.Word("encoding", ["mapbox", "terrarium"]) : null,
            IsTms = entry.Word("scheme", ["xyz", "tms"]) == "tms",
            Attribution = entry.Text("attribution"),
            Features = features,
        };
    }

    static IReadOnlyList<InlineFeature> ReadFeatures(SourceKind kind, StyleObjectReader entry, ProblemList problems)
    {
        var data = entry.Any("data");
        if (kind != SourceKind.Geojson) return [];
        if (entry.Flag("cluster"))
            problems.Add(entry.PathOf("cluster"), "服务不聚合点，请删去 cluster。", "Points are not clustered here; leave \"cluster\" out.");
        if (data is not { } known) problems.Missing(entry.Path, "data");
        else if (known.ValueKind == JsonValueKind.String)
        {
            problems.Add(entry.PathOf("data"), "服务不读取地址，请将 GeoJSON 数据直接写在此处，或导入后作为图层使用。",
                "The service fetches no addresses: write the GeoJSON itself here, or import it and draw the layer.");
        }
        else if (InlineFeature.Read(known.Clone()) is { } features) return features;
        else
        {
            problems.Add(entry.PathOf("data"), "此处应为 GeoJSON：FeatureCollection、Feature 或几何对象，坐标为经度、纬度。",
                "This must be GeoJSON: a FeatureCollection, a Feature or a geometry, in longitude and latitude.");
        }
        return [];
    }
}
