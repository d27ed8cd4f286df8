using EcoTiles.Catalogue;

namespace EcoTiles.Sources.Snapshots;

public enum SnapshotStatus
{
    Waiting,
    Loaded,

    /// <summary>Too large for the memory budget: read from the store for each tile.</summary>
    ReadByFrame,
    Failed,
}

/// <summary>How one dataset stands: for /readyz and doctor.</summary>
public sealed record SnapshotState(DatasetKey Key, SnapshotStatus Status)
{
    public long FeatureCount { get; init; }
    public long PointCount { get; init; }
    public long Bytes { get; init; }
    public TimeSpan LoadTime { get; init; }
    public RefusedFeatures? Refused { get; init; }

    /// <summary>Why the dataset could not be read when that was last tried.</summary>
    public Exception? Failure { get; init; }
}
