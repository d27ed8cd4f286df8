namespace EcoTiles.Sources.Rasters.Upstreams;

/// <summary>How services of other people's tiles are treated.</summary>
public sealed record UpstreamOptions
{
    /// <summary>Time for one tile, all tries and the waiting for a free connection included.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>Tries after the first one.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>Requests to one service at the same time.</summary>
    public int Connections { get; init; } = 6;

    /// <summary>How long a tile is used before it is asked for again; an older one is used while the service is away.</summary>
    public TimeSpan KeepFor { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Memory for tiles as they came.</summary>
    public long MemoryBytes { get; init; } = 64L << 20;

    /// <summary>Where tiles are kept over a restart; nowhere when null.</summary>
    public string? Folder { get; init; }

    public long FolderBytes { get; init; } = 1L << 30;
}
