using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace EcoTiles.Host.Configuration;

/// <summary>How the service is reached, and what one caller may take of it.</summary>
sealed class ServerOptions
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

    [Description("Longest query string, in bytes")]
    [Range(256, 65_536)]
    public int MaxQueryBytes { get; set; } = 8192;

    [Description("Time that running requests have to finish when the service is stopped")]
    [Range(typeof(TimeSpan), "00:00:00", "00:05:00")]
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(15);
}
