namespace EcoTiles.Import.Validation;

/// <summary>A plan was asked for that the store does not hold.</summary>
public sealed class UnknownPlanException(string plan, string nearest)
    : Exception($"没有规划“{plan}”，是否想写“{nearest}”？ / no plan '{plan}': did you mean '{nearest}'?")
{
    public string Plan { get; } = plan;

    /// <summary>The plan that was probably meant, or all there are.</summary>
    public string Nearest { get; } = nearest;
}
