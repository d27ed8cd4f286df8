using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using EcoTiles.Sources;
using EcoTiles.Sources.Rasters.Upstreams;

namespace EcoTiles.Host.Configuration;

/// <summary>Imagery and heights: files, and the services of others that may be asked.</summary>
sealed class RastersSection
{
    [Description("Tile services that styles may name, as name=https://host/{z}/{x}/{y}.png#maxzoom=18 or name=tianditu:img_w")]
    [RasterSources]
    public IReadOnlyList<string> Sources { get; set; } = [];

    [Description("Key of Tianditu")]
    [Secret]
    public string? TiandituKey { get; set; }

    [Description("Where Tianditu is; {s} stands for one of its hosts 0 to 7")]
    [Required]
    public string TiandituUrl { get; set; } = TiandituAccess.DefaultAddress;

    [Description("Folder with MBTiles and GeoPackage files that plans of a database name; the data folder when empty")]
    public string? Folder { get; set; }

    [Description("Time for one tile of a service, all tries together")]
    [Range(typeof(TimeSpan), "00:00:00.1", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(2.5);

    [Description("Tries after the first one")]
    [Range(0, 10)]
    public int Retries { get; set; } = 2;

    [Description("Requests to one service at the same time")]
    [Range(1, 100)]
    public int Connections { get; set; } = 6;

    [Description("How long a tile of a service is used before it is asked for again")]
    [Range(typeof(TimeSpan), "00:00:00", "365.00:00:00")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(7);

    [Description("Memory for decoded tiles, in MiB")]
    [Range(1, 65536)]
    public int MemoryMegabytes { get; set; } = MachineMemory.Share(most: 128, part: 16);

    [Description("Folder where tiles of services are kept over a restart; nowhere when empty")]
    public string? CacheFolder { get; set; }

    [Description("Largest size of that folder for each service, in MiB")]
    [Range(1, 1_048_576)]
    public int CacheMegabytes { get; set; } = 1024;

    public TiandituAccess ToTianditu() => new(TiandituUrl, TiandituKey);

    public UpstreamOptions ToUpstreams() => new()
    {
        Timeout = Timeout,
        Retries = Retries,
        Connections = Connections,
        KeepFor = KeepFor,
        Folder = CacheFolder,
        FolderBytes = (long)CacheMegabytes << 20,
    };
}

/// <summary>Definitions of tile services. The key of Tianditu may come from another place, so that it is not asked for here.</summary>
[AttributeUsage(AttributeTargets.Property)]
sealed class RasterSourcesAttribute : AllowedValueAttribute
{
    public override Notice Allowed => new(
        "以 ; 分隔的 名称=https://主机/{z}/{x}/{y}.png#maxzoom=18 或 名称=tianditu:img_w",
        "name=https://host/{z}/{x}/{y}.png#maxzoom=18 or name=tianditu:img_w, separated by ';'");

    public override bool IsValid(object? value) => value is not IEnumerable<string> sources
        || sources.All(source => UpstreamDefinition.TryRead(source, new(TiandituAccess.DefaultAddress, "key"), out _) is not null);
}
