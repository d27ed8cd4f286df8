using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using EcoTiles.Sources;

namespace EcoTiles.Rendering.Caching;

public sealed class TileCacheOptions
{
    [Description("Memory for made tiles, in MiB; 0 keeps none")]
    [Range(0, 1_048_576)]
    public int Megabytes { get; set; } = MachineMemory.Share(most: 512, part: 8);

    [Description("How long a tile may be served before it is made again")]
    [Range(typeof(TimeSpan), "00:00:10", "30.00:00:00")]
    public TimeSpan KeepFor { get; set; } = TimeSpan.FromDays(1);
}
