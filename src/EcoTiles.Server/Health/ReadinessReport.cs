using EcoTiles.Catalogue;

namespace EcoTiles.Server.Health;

/// <summary>Whether requests can be answered, from what, and what is wrong with the data.</summary>
/// <param name="Status">One of <see cref="ReadinessStatus"/>.</param>
/// <param name="Store">What the data comes from, in words; never a path or an address with a password.</param>
/// <param name="Message">What is waited for or wrong, in English and Chinese.</param>
/// <param name="Datasets">How far each dataset is loaded.</param>
/// <param name="Problems">Layers and features that could not be published, counted.</param>
public sealed record ReadinessReport(
    string Status,
    string? Store,
    string? Message,
    IReadOnlyList<DatasetState> Datasets,
    IReadOnlyList<LayerProblem> Problems)
{
    public static ReadinessReport Starting { get; } =
        new(ReadinessStatus.Starting, null, "The store is being read. 正在读取数据源。", [], []);
}

/// <summary>The states of the service as a whole.</summary>
public static class ReadinessStatus
{
    public const string Starting = "starting";
    public const string Ready = "ready";
    public const string NoStore = "no-store";
    public const string Stopping = "stopping";
}

/// <summary>How far one dataset is in memory.</summary>
/// <param name="Plan">The plan it belongs to.</param>
/// <param name="Table">Its table.</param>
/// <param name="State">waiting, loading, ready, per-request (too large to keep) or failed.</param>
/// <param name="Features">Features that are served.</param>
/// <param name="Bytes">Memory it takes.</param>
/// <param name="BadFeatures">Features that are left out.</param>
public sealed record DatasetState(string Plan, string Table, string State, long Features, long Bytes, long BadFeatures)
{
    /// <summary>Points of its lines and rings at their finest.</summary>
    public long Points { get; init; }

    /// <summary>How long it took to load, with the datasets that share its edges.</summary>
    public double LoadSeconds { get; init; }
}

/// <summary>Says that the process answers at all.</summary>
public sealed record Liveness(string Status);
