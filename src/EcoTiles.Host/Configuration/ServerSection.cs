using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace EcoTiles.Host.Configuration;

/// <summary>How the service is reached, and what one caller may take of it.</summary>
sealed class ServerSection
{
    public const string DefaultUrl = "http://127.0.0.1:8080";

    [Description("Addresses to listen on, separated by ';'")]
    [Required]
    [ListenUrls]
    public string Urls { get; set; } = DefaultUrl;

    [Description("Address that clients see, when a proxy stands in front")]
    [ServiceUrl("http", "https")]
    public string? PublicUrl { get; set; }

    [Description("Host names that are answered; every name when empty")]
    public IReadOnlyList<string> AllowedHosts { get; set; } = [];

    [Description("Addresses or networks of proxies whose forwarded headers are believed, such as 10.0.0.0/8")]
    [Networks]
    public IReadOnlyList<string> TrustedProxies { get; set; } = [];

    [Description("How long a client may use a tile without asking again")]
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan TileMaxAge { get; set; } = TimeSpan.FromMinutes(5);

    [Description("The same for tiles of sample plans")]
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan SampleTileMaxAge { get; set; } = TimeSpan.FromSeconds(30);

    [Description("How long a client may go on showing an old tile while it asks for the new one")]
    [Range(typeof(TimeSpan), "00:00:00", "30.00:00:00")]
    public TimeSpan StaleWhileRevalidate { get; set; } = TimeSpan.FromDays(1);

    [Description("Open connections at most")]
    [Range(1, 1_000_000)]
    public int MaxConnections { get; set; } = 20_000;

    [Description("Time a client has to send its request headers")]
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan HeaderTimeout { get; set; } = TimeSpan.FromSeconds(10);

    [Description("Slowest reading client that is kept, in bytes per second after 10 s")]
    [Range(1, 1_048_576)]
    public int MinBytesPerSecond { get; set; } = 1024;

    [Description("Largest request body, in KiB")]
    [Range(1, 1_048_576)]
    public int MaxBodyKilobytes { get; set; } = 256;

    [Description("Time that running requests have to finish when the service is stopped")]
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(15);
}
