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
        var data = entry.Any("data");
        if (kind == SourceKind.Geojson && data is null) problems.Missing(entry.Path, "data");
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
            Data = data?.Clone(),
            HasLineMetrics = entry.Flag("lineMetrics"),
        };
    }
}
