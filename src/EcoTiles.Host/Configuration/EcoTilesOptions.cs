using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace EcoTiles.Host.Configuration;

/// <summary>Everything that can be set, as appsettings.json nests it.</summary>
sealed class EcoTilesOptions
{
    [Description("Folder for plans.gpkg, the plans served when no store is named")]
    [Required]
    public string Data { get; set; } = DefaultFolders.Data;

    [Description("GeoPackage files to serve")]
    public IReadOnlyList<string> Stores { get; set; } = [];

    [Description("Folder with the map catalogue and the style files")]
    [Required]
    public string Styles { get; set; } = DefaultFolders.Styles;

    [Description("Folder with the built web viewer")]
    [Required]
    public string Viewer { get; set; } = DefaultFolders.Viewer;

    public WebServerOptions Server { get; set; } = new();

    public SnapshotOptions Snapshots { get; set; } = new();

    public TileCacheOptions TileCache { get; set; } = new();

    public DatabaseOptions Database { get; set; } = new();

    public RedisOptions Redis { get; set; } = new();

    public LoggingOptions Logging { get; set; } = new();
}

sealed class SnapshotOptions
{
    [Description("Memory for layer snapshots, in MiB; a layer that does not fit is read from its store")]
    [Range(16, 1_048_576)]
    public int BudgetMegabytes { get; set; } = 1024;
}

sealed class TileCacheOptions
{
    [Description("Memory for made tiles, in MiB")]
    [Range(1, 1_048_576)]
    public int Megabytes { get; set; } = 256;

    [Description("How long a tile may be served before it is made again")]
    [Range(typeof(TimeSpan), "00:00:10", "30.00:00:00")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(1);
}

sealed class DatabaseOptions
{
    [Description("PostgreSQL with PostGIS")]
    [ServiceUrl("postgres", "postgresql")]
    [Secret]
    public string? Url { get; set; }
}

sealed class RedisOptions
{
    [Description("Redis for the shared tile cache")]
    [ServiceUrl("redis", "rediss")]
    [Secret]
    public string? Url { get; set; }
}

sealed class LoggingOptions
{
    [Description("How much the log on stderr tells")]
    public LogLevel Level { get; set; } = LogLevel.Information;
}
