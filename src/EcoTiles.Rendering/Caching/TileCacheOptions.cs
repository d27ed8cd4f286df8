using System.ComponentModel.DataAnnotations;

namespace EcoTiles.Rendering.Caching;

public sealed class TileCacheOptions
{
    /// <summary>How much memory finished tiles may take; 0 keeps none.</summary>
    [Range(0, 1 << 20)]
    public int Megabytes { get; set; } = 512;

    /// <summary>How long a tile may be served before it is made again.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "30.00:00:00")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(1);
}
