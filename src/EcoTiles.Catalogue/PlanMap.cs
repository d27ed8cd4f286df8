using EcoTiles.Catalogue.Authoring;
using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Catalogue;

/// <summary>A plan that is served, with its maps.</summary>
public sealed record Plan(PlanRow Facts, Envelope Bounds, IReadOnlyList<PlanMap> Maps)
{
    public string Id => Facts.Id;

    /// <summary>Every dataset as a map of one layer.</summary>
    public IReadOnlyList<PlanMap> Layers { get; init; } = [];

    /// <summary>Every map of the catalogue, and how it stands with it in this plan.</summary>
    public IReadOnlyList<AtlasEntry> Atlas { get; init; } = [];

    /// <summary>Maps of the catalogue that this plan has no data for.</summary>
    public IEnumerable<AtlasEntry> MissingMaps => Atlas.Where(entry => entry.State == AtlasState.Missing);
}

/// <summary>One map of one plan: the layers its tiles are made of, bottom to top.</summary>
public sealed record PlanMap(string PlanId, string Id, string Title, IReadOnlyList<MapLayer> Layers, Envelope Bounds)
{
    /// <summary>What the map opens with. A feature that lies far away by mistake widens the bounds, not this.</summary>
    public Envelope View { get; init; } = Bounds;

    public string? TitleEn { get; init; }
    public string? Item { get; init; }

    /// <summary>The part of the atlas it stands in: base, evaluation or outcome; null for single layers and their sums.</summary>
    public string? Group { get; init; }

    /// <summary>Name of its style file, without folder and ending.</summary>
    public string StyleName { get; init; } = Id.Replace('/', '-');

    public bool IsRequired { get; init; }

    public string? Attribution { get; init; }

    /// <summary>The raster that it shows, of maps that are nothing but one.</summary>
    public string? Raster { get; init; }

    /// <summary>Made-up data, which must say so wherever it is shown.</summary>
    public bool IsSample { get; init; }

    public int MinZoom { get; init; }
    public int MaxZoom { get; init; } = 16;

    /// <summary>The zooms it is best looked at.</summary>
    public (int From, int To)? BestZooms { get; init; }

    /// <summary>The scale it is printed at unless somebody chooses, 1:200 000 as 200000.</summary>
    public int? Scale { get; init; }

    /// <summary>What the map can be narrowed by.</summary>
    public IReadOnlyList<MapDimension> Dimensions { get; init; } = [];

    /// <summary>What was chosen of the dimensions, as it ends addresses: <c>?stage=near</c>; empty when nothing was.</summary>
    public string Query { get; init; } = "";

    /// <summary>The map before anything was chosen; null when it is that itself.</summary>
    public PlanMap? Whole { get; init; }
}

/// <summary>Something that a map can be narrowed by.</summary>
/// <param name="Name">As it stands in addresses: <c>stage</c>.</param>
/// <param name="Values">All that may be chosen, in their order.</param>
/// <param name="Default">What holds when nothing is chosen; null for all values.</param>
public sealed record MapDimension(
    string Name, string TitleZh, string TitleEn, string Column, IReadOnlyList<DimensionValue> Values, DimensionValue? Default)
{
    /// <summary>What was chosen; empty when nothing was.</summary>
    public IReadOnlyList<DimensionValue> Chosen { get; init; } = [];
}

/// <summary>One layer of a map: a dataset, or the part of it that passes the filter, under a name of its own.</summary>
public sealed record MapLayer(string Name, DatasetKey Dataset, LayerContent Content, IReadOnlyList<AttributeFilter> Where)
{
    public int MinZoom { get; init; }
    public string? Description { get; init; }
    public string? TitleEn { get; init; }
    public IReadOnlyList<ColumnSchema> Columns { get; init; } = [];
    public ShapeKind Kind { get; init; }

    /// <summary>Names of the dimensions that narrow it.</summary>
    public IReadOnlyList<string> VariesBy { get; init; } = [];

    /// <summary>A layer that most maps share: water, roads, boundaries, seats.</summary>
    public bool IsShared { get; init; }

    /// <summary>A layer that helps to read the map but is not what the map is about.</summary>
    public bool IsBackdrop { get; init; }
}

/// <summary>What a layer shows of its features.</summary>
public enum LayerContent : byte
{
    /// <summary>The shapes themselves.</summary>
    Shapes,

    /// <summary>One point a polygon, where its name stands best.</summary>
    Labels,

    /// <summary>A smooth course for each line, along which its name can be read.</summary>
    Courses,

    /// <summary>Everything around its polygons, as one polygon.</summary>
    Outside,
}

/// <summary>Keeps features whose attribute has one of the values; when none is named, those that have the attribute at all.</summary>
public sealed record AttributeFilter(string Column, IReadOnlyList<string> Values);
