namespace EcoTiles.Import.Model;

/// <summary>One attribute of a table.</summary>
/// <param name="Zh">What a planner calls it.</param>
public sealed record ModelColumn(string Name, ModelType Type, string Zh, string En)
{
    /// <summary>Whether a row must have a value.</summary>
    public bool Required { get; init; }

    /// <summary>The values that may stand here, of a list in each of its places; null when any may.</summary>
    public ModelDomain? Domain { get; init; }

    /// <summary>Values that depend on what another column of the row says.</summary>
    public DependentDomain? DomainBy { get; init; }

    /// <summary>The table whose rows this column points to: by <c>id</c>, and <c>plan_id</c> by the plan's code.</summary>
    public string? References { get; init; }
}

/// <summary>What a column holds. A list is written as a JSON array where a store has no lists of its own.</summary>
public enum ModelType
{
    Text,
    Uuid,
    Integer,
    Real,
    Boolean,
    Date,
    TextList,
    Json,
}
