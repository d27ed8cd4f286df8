using System.Text.Json;

namespace EcoTiles.Catalogue.Styles;

/// <summary>A style file, read and checked: sources, and layers from bottom to top.</summary>
public sealed record StyleDocument(IReadOnlyList<StyleSource> Sources, IReadOnlyList<StyleLayer> Layers)
{
    public string? Name { get; init; }

    /// <summary>Whatever authors wrote down, <c>ecotiles:</c> keys among it; null when nothing.</summary>
    public JsonElement? Metadata { get; init; }

    public IReadOnlyList<SpriteSheet> Sprites { get; init; } = [];

    /// <summary>Where glyphs are, with <c>{fontstack}</c> and <c>{range}</c>.</summary>
    public string? Glyphs { get; init; }
}

/// <summary>Where a sprite sheet is; images of one that is not <c>default</c> are named <c>id:image</c>.</summary>
public sealed record SpriteSheet(string Id, string Url);

/// <summary>What kind of data a source gives.</summary>
public enum SourceKind
{
    Vector,
    Raster,
    RasterDem,
    Geojson,
}

/// <summary>Where the data of layers comes from.</summary>
public sealed record StyleSource(string Id, SourceKind Kind)
{
    /// <summary>Address of a TileJSON document.</summary>
    public string? Url { get; init; }

    public IReadOnlyList<string> Tiles { get; init; } = [];
    public double MinZoom { get; init; }
    public double MaxZoom { get; init; } = 22;

    /// <summary>Style pixels along an edge of a raster tile; null when the tiles themselves say so.</summary>
    public double? TileSize { get; init; }

    /// <summary>How colours stand for heights; null when the tiles themselves say so.</summary>
    public string? Encoding { get; init; }

    /// <summary>Whether rows of tiles are counted from the south.</summary>
    public bool IsTms { get; init; }

    public string? Attribution { get; init; }

    /// <summary>Of GeoJSON sources.</summary>
    public IReadOnlyList<InlineFeature> Features { get; init; } = [];
}
