namespace EcoTiles.Catalogue.Authoring;

/// <summary>A map as it is authored, for any plan that has its data.</summary>
/// <param name="Id">Group and name: <c>outcome/layout</c>.</param>
/// <param name="Item">The guideline item that asks for it.</param>
/// <param name="Layers">Bottom to top.</param>
public sealed record MapDefinition(
    string Id, string TitleZh, string TitleEn, string? Item, IReadOnlyList<LayerDefinition> Layers)
{
    /// <summary>Which plans cannot do without it.</summary>
    public MapRequirement Required { get; init; } = MapRequirement.Never;

    /// <summary>Name of its style file, when another map's is used.</summary>
    public string? Style { get; init; }

    /// <summary>What a request may choose: a dimension and the value that holds when nothing is chosen; null for all values.</summary>
    public IReadOnlyDictionary<string, string?> Dimensions { get; init; } = new Dictionary<string, string?>();

    /// <summary>Dimensions with the one value that the map shows; a plan without that value has no such map.</summary>
    public IReadOnlyDictionary<string, string> Fixed { get; init; } = new Dictionary<string, string>();

    /// <summary>Datasets, with values, that a plan must have besides the layers' own.</summary>
    public IReadOnlyList<DatasetNeed> Needs { get; init; } = [];

    /// <summary>The scale it is printed at unless somebody chooses, 1:200 000 as 200000; null for the largest that fits A3.</summary>
    public int? Scale { get; init; }

    /// <summary>Whether it is looked at with what lies around the plan, as far as it has that.</summary>
    public bool ShowsSurroundings { get; init; }

    /// <summary>The zooms it is best looked at; null for those of the plan's level.</summary>
    public (int From, int To)? Zooms { get; init; }
}

/// <summary>One layer of an authored map.</summary>
public sealed record LayerDefinition(string Name, string Dataset, IReadOnlyList<AttributeFilter> Where)
{
    /// <summary>Whether a layer goes with it that names stand on: points in its polygons, or smooth courses of its lines.</summary>
    public bool HasLabels { get; init; }

    /// <summary>Whether they stand at a point of a line, too, and not along it.</summary>
    public bool LabelsArePoints { get; init; }

    /// <summary>Data that names stand beside already; where the plan has it, this layer goes without names.</summary>
    public IReadOnlyList<DatasetNeed> NamedBy { get; init; } = [];

    /// <summary>Whether it shows what lies around its polygons instead of them.</summary>
    public bool IsOutside { get; init; }

    public int? MinZoom { get; init; }

    /// <summary>A layer that helps to read the map but is not what the map is about.</summary>
    public bool IsBackdrop { get; init; }

    /// <summary>A layer of a set that maps share.</summary>
    public bool IsShared { get; init; }

    /// <summary>Without this layer the map is not what the guideline asks for.</summary>
    public bool IsEssential { get; init; }
}

/// <summary>A dataset, or some of its features, that must be there.</summary>
public sealed record DatasetNeed(string Dataset, IReadOnlyList<AttributeFilter> Where);

/// <summary>Which plans a map is required of: all, those of some levels, or those of some kinds.</summary>
public sealed record MapRequirement(bool OfAll, IReadOnlyList<string> Levels, IReadOnlyList<string> Kinds)
{
    public static MapRequirement Never { get; } = new(false, [], []);

    public static MapRequirement Always { get; } = new(true, [], []);

    /// <summary>A plan that does not say its level is held to what is asked of every level.</summary>
    public bool Asks(PlanRow plan) => OfAll
        || ((Levels.Count > 0 || Kinds.Count > 0)
            && (Levels.Count == 0 || plan.Level is null || Levels.Contains(plan.Level))
            && (Kinds.Count == 0 || (plan.Kind is not null && Kinds.Contains(plan.Kind))));
}
