using EcoTiles.Geometry.Shapes;

namespace EcoTiles.Catalogue;

/// <summary>What a store holds, as its source found it: plans, their datasets, and what had to be refused.</summary>
public sealed record StoreInventory(
    IReadOnlyList<PlanRow> Plans,
    IReadOnlyList<DatasetRow> Datasets,
    IReadOnlyList<LayerProblem> Problems)
{
    /// <summary>Whether there may be more plans, which could not be asked for yet.</summary>
    public bool LacksPlans { get; init; }
}

/// <summary>A plan as its row in the store tells it; a file without plan tables is one plan named after the file.</summary>
public sealed record PlanRow(string Id, string Title)
{
    public string? TitleEn { get; init; }
    public string? Kind { get; init; }
    public string? Level { get; init; }
    public string? RegionCode { get; init; }
    public string? RegionName { get; init; }
    public int? PeriodFrom { get; init; }
    public int? PeriodTo { get; init; }
    public int? BaseYear { get; init; }
    public string? Status { get; init; }
    public string? Secrecy { get; init; }
    public string? MapReviewNumber { get; init; }
    public string? DataNote { get; init; }
    public long DataVersion { get; init; }
    public bool IsSample { get; init; }
    public IReadOnlyList<PlanStage> Stages { get; init; } = [];

    /// <summary>Titles that the plan itself gives to maps, by catalogue id.</summary>
    public IReadOnlyDictionary<string, string> MapTitles { get; init; } = new Dictionary<string, string>();

    /// <summary>What the plan itself calls its classes, by column and value: <c>class_code=p1</c>.</summary>
    public IReadOnlyDictionary<string, string> ClassNames { get; init; } = new Dictionary<string, string>();

    /// <summary>Its imagery and heights.</summary>
    public IReadOnlyList<RasterAsset> Rasters { get; init; } = [];

    /// <summary>False for a file or schema that has no plan tables and is published as it is.</summary>
    public bool HasPlanTables { get; init; } = true;
}

/// <summary>A raster of a plan, kept beside its tables.</summary>
/// <param name="Kind">dem, image, slope, hillshade and others.</param>
/// <param name="Uri">
/// A table of tiles in the same GeoPackage (<c>#xiping_dem</c>), a file beside it (<c>dem.mbtiles</c>, <c>base.gpkg#dem</c>), or a
/// configured source (<c>source:img</c>).
/// </param>
public sealed record RasterAsset(string Kind, string Uri);

/// <summary>One stage of a plan: near, mid, long or mid-long.</summary>
public sealed record PlanStage(string Key, string Title, int YearFrom, int YearTo, int TargetYear);

/// <summary>The rows of one table that belong to one plan.</summary>
/// <param name="Values">For each column that maps filter by: the values that occur.</param>
public sealed record DatasetRow(
    DatasetKey Key,
    ShapeKind Kind,
    IReadOnlyList<ColumnSchema> Columns,
    long FeatureCount,
    Envelope Bounds,
    IReadOnlyDictionary<string, IReadOnlySet<string>> Values)
{
    public string? Title { get; init; }
    public string? Description { get; init; }
}

/// <summary>Names one dataset: a table and the plan whose rows are meant.</summary>
public readonly record struct DatasetKey(string Plan, string Table)
{
    public override string ToString() => $"{Plan}/{Table}";
}

/// <summary>A layer, or some of its features, that could not be published, with the way to mend it.</summary>
/// <param name="Layer">Table or layer name.</param>
/// <param name="Code">A stable key that problems are counted under.</param>
/// <param name="Count">How many features it concerns; 0 when it is the layer as a whole.</param>
public sealed record LayerProblem(string Layer, string Code, long Count, string MessageZh, string MessageEn);
