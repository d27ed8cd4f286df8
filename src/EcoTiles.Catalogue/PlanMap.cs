using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Catalogue;

/// <summary>A plan that is served, with its maps.</summary>
public sealed record Plan(PlanRow Facts, Envelope Bounds, IReadOnlyList<PlanMap> Maps)
{
    public string Id => Facts.Id;

    /// <summary>Every dataset as a map of one layer.</summary>
    public IReadOnlyList<PlanMap> Layers { get; init; } = [];

    /// <summary>Maps of the catalogue that this plan has no data for.</summary>
    public IReadOnlyList<MissingMap> MissingMaps { get; init; } = [];
}

/// <summary>A map that a plan cannot show, and the tables it would take.</summary>
public sealed record MissingMap(string Id, string TitleZh, string TitleEn, string? Item, IReadOnlyList<string> Tables);

/// <summary>One map of one plan: the layers its tiles are made of, bottom to top.</summary>
public sealed record PlanMap(string PlanId, string Id, string Title, IReadOnlyList<MapLayer> Layers, Envelope Bounds)
{
    public string? TitleEn { get; init; }
    public string? Item { get; init; }

    /// <summary>The part of the atlas it stands in: base, evaluation or outcome; null for single layers and their sums.</summary>
    public string? Group { get; init; }

    public string? Attribution { get; init; }

    /// <summary>Made-up data, which must say so wherever it is shown.</summary>
    public bool IsSample { get; init; }

    public int MinZoom { get; init; }
    public int MaxZoom { get; init; } = 16;
}

/// <summary>One layer of a map: a dataset, or the part of it that passes the filter, under a name of its own.</summary>
public sealed record MapLayer(string Name, DatasetKey Dataset, LayerContent Content, IReadOnlyList<AttributeFilter> Where)
{
    public int MinZoom { get; init; }
    public string? Description { get; init; }
    public IReadOnlyList<ColumnSchema> Columns { get; init; } = [];
    public ShapeKind Kind { get; init; }
}

/// <summary>What a layer shows of its features.</summary>
public enum LayerContent : byte
{
    /// <summary>The shapes themselves.</summary>
    Shapes,

    /// <summary>One point a polygon, where its name stands best.</summary>
    Labels,

    /// <summary>Everything around its polygons, as one polygon.</summary>
    Outside,
}

/// <summary>Keeps features whose attribute has one of the values.</summary>
public sealed record AttributeFilter(string Column, IReadOnlyList<string> Values);
