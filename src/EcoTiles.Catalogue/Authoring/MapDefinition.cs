namespace EcoTiles.Catalogue.Authoring;

/// <summary>A map as it is authored, for any plan that has its data.</summary>
/// <param name="Id">Group and name: <c>outcome/layout</c>.</param>
/// <param name="Item">The guideline item that asks for it.</param>
/// <param name="Layers">Bottom to top.</param>
public sealed record MapDefinition(
    string Id, string TitleZh, string TitleEn, string? Item, IReadOnlyList<LayerDefinition> Layers)
{
    /// <summary>The plan stage it shows; a plan without that stage has no such map.</summary>
    public string? Stage { get; init; }

    /// <summary>Datasets, with values, that a plan must have besides the layers' own.</summary>
    public IReadOnlyList<DatasetNeed> Needs { get; init; } = [];
}

/// <summary>One layer of an authored map.</summary>
public sealed record LayerDefinition(string Name, string Dataset, IReadOnlyList<AttributeFilter> Where)
{
    /// <summary>Whether a layer of name points goes with its polygons.</summary>
    public bool HasLabels { get; init; }

    /// <summary>Whether it shows what lies around its polygons instead of them.</summary>
    public bool IsOutside { get; init; }

    public int? MinZoom { get; init; }

    /// <summary>A layer that helps to read the map but is not what the map is about.</summary>
    public bool IsBackdrop { get; init; }
}

/// <summary>A dataset, or some of its features, that must be there.</summary>
public sealed record DatasetNeed(string Dataset, IReadOnlyList<AttributeFilter> Where);
