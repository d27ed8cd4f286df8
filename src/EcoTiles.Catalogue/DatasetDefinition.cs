namespace EcoTiles.Catalogue;

/// <summary>What is known of a plan table beforehand: how it is called, filtered and labelled.</summary>
public sealed record DatasetDefinition(string Table, string TitleZh, string TitleEn)
{
    /// <summary>Datasets of one family share edges, and thin them together: zones and the plan area, for example.</summary>
    public string? EdgeFamily { get; init; }

    /// <summary>Columns that maps filter by.</summary>
    public IReadOnlyList<string> FilterColumns { get; init; } = [];

    /// <summary>Columns that tiles do not carry, beside those hidden everywhere.</summary>
    public IReadOnlyList<string> HiddenColumns { get; init; } = [];

    public string? LabelColumn { get; init; }

    /// <summary>Column that tells the year of a survey, or the day of a picture; data older than the plan's base year is stale.</summary>
    public string? YearColumn { get; init; }

    public int MinZoom { get; init; }
}
