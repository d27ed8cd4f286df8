using System.ComponentModel.DataAnnotations;

namespace EcoTiles.Sources.Snapshots;

public sealed class SnapshotOptions
{
    /// <summary>How much memory all snapshots together may take; what does not fit is read tile by tile.</summary>
    [Range(0, 1 << 20)]
    public int BudgetMegabytes { get; set; } = 4096;
}
