namespace EcoTiles.Server;

/// <summary>How the service is reached and what it lets through.</summary>
public sealed record ServerOptions
{
    /// <summary>The address clients use, such as <c>https://maps.example.cn/eco</c>; it starts every absolute URL.</summary>
    public string? PublicUrl { get; init; }

    /// <summary>Host names that requests may carry; empty lets every name pass.</summary>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Addresses or networks (<c>10.0.0.0/8</c>) of proxies whose forwarded headers are believed.</summary>
    public IReadOnlyList<string> TrustedProxies { get; init; } = [];

    /// <summary>Folder of the built viewer.</summary>
    public string? ViewerFolder { get; init; }

    /// <summary>How long a client may use a tile without asking again.</summary>
    public TimeSpan TileMaxAge { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The same for tiles of sample plans, which change whenever somebody tries something.</summary>
    public TimeSpan SampleTileMaxAge { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a client may go on showing an old tile while it asks for the new one.</summary>
    public TimeSpan StaleWhileRevalidate { get; init; } = TimeSpan.FromDays(1);
}
