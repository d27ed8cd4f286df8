using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using EcoTiles.Rendering.Caching;
using EcoTiles.Sources.Snapshots;

namespace EcoTiles.Host.Configuration;

/// <summary>Everything that can be set, as appsettings.json nests it.</summary>
sealed class EcoTilesOptions
{
    [Description("Folder for plans.gpkg, the plans served when no store is named")]
    [Required]
    public string Data { get; set; } = DefaultFolders.Data;

    [Description("GeoPackage files and postgres:// addresses to serve")]
    public IReadOnlyList<string> Stores { get; set; } = [];

    [Description("Folder with the map catalogue and the style files")]
    [Required]
    public string Styles { get; set; } = DefaultFolders.Styles;

    [Description("Folder with the built web viewer")]
    [Required]
    public string Viewer { get; set; } = DefaultFolders.Viewer;

    [Description("Folder with the fonts of labels, TTF or OTF")]
    [Required]
    public string Fonts { get; set; } = DefaultFolders.Fonts;

    public ServerSection Server { get; set; } = new();

    public SnapshotOptions Snapshots { get; set; } = new();

    public TileCacheOptions TileCache { get; set; } = new();

    public PicturesSection Pictures { get; set; } = new();

    public RastersSection Rasters { get; set; } = new();

    public DatabaseSection Database { get; set; } = new();

    public RedisSection Redis { get; set; } = new();

    public LoggingSection Logging { get; set; } = new();
}

sealed class PicturesSection
{
    [Description("Whether .png tiles have a palette of 256 colours, as .png8 always has")]
    public bool Palette { get; set; }

    [Description("Pictures that may wait while others are painted; one more is answered with 503 at once")]
    [Range(1, 100_000)]
    public int MostWaiting { get; set; } = 64 * Environment.ProcessorCount;
}

sealed class DatabaseSection
{
    [Description("PostgreSQL with PostGIS")]
    [DatabaseAddress]
    [Secret]
    public string? Url { get; set; }

    [Description("Tables to publish beside the plans, as schema.table with * and ?; all when empty")]
    public IReadOnlyList<string> Include { get; set; } = [];

    [Description("Tables not to publish")]
    public IReadOnlyList<string> Exclude { get; set; } = [];

    [Description("Time for the query of one tile, kept by the server")]
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan StatementTimeout { get; set; } = TimeSpan.FromSeconds(2.5);

    [Description("Time for reading a whole layer, kept by the server")]
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LoadTimeout { get; set; } = TimeSpan.FromMinutes(10);

    [Description("Connections that read at the same time")]
    [Range(1, 1000)]
    public int Connections { get; set; } = Math.Max(4, 2 * Environment.ProcessorCount);
}

sealed class RedisSection
{
    [Description("Redis for the shared tile cache")]
    [ServiceUrl("redis", "rediss")]
    [Secret]
    public string? Url { get; set; }
}

sealed class LoggingSection
{
    [Description("How much the log on stderr tells")]
    public LogLevel Level { get; set; } = LogLevel.Information;
}
